import * as z from 'zod';
import { holdsPersonalNumber } from '#insats';

/** What must be remembered between leaving for the identity provider and coming back. Used once. */
export const signInAttempt = z.strictObject({
  state: z.string().min(1),
  nonce: z.string().min(1),
  codeVerifier: z.string().min(1),
  /** A path of ours to land on afterwards. */
  returnTo: z.string().startsWith('/'),
  /** RFC 3339, UTC. */
  expiresAt: z.iso.datetime(),
});

export type SignInAttempt = z.infer<typeof signInAttempt>;

/** Attempts are known by the hash of the cookie's secret. */
export type SignInStore = {
  keep(hash: string, attempt: SignInAttempt): Promise<void>;
  /** Takes the attempt away and gives it to one caller only: whoever comes second gets nothing. */
  take(hash: string): Promise<SignInAttempt | undefined>;
};

export const signInMinutes = 10;

/** Lax, because the browser comes back by following a link from the identity provider. */
export const signInCookie = {
  name: '__Host-sign-in',
  attributes: { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', maxAge: signInMinutes * 60 },
} as const;

/** Why a sign-in came to nothing, with what to tell the person. */
export const signInRefusals = {
  'no-attempt': 'Inloggningen tog för lång tid, eller så öppnades den i en annan flik. Försök en gång till.',
  denied: 'Inloggningen avbröts. Du är inte inloggad.',
  'not-verified': 'Inloggningen kunde inte kontrolleras, så du är inte inloggad. Försök en gång till.',
  'provider-unavailable': 'Inloggningstjänsten svarar inte just nu. Försök igen om en stund.',
} as const;

export type SignInRefusal = keyof typeof signInRefusals;

/**
 * A path within this site, or `/` for anything that would lead elsewhere: another host, a scheme, a protocol-relative
 * or backslash address, control characters.
 */
export function localPath(wanted: string | undefined): string {
  const base = 'http://this-site.invalid';
  if (wanted === undefined || wanted.length > 1_000 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return '/';
  const url = URL.parse(wanted, base);
  if (url?.origin !== base || url.pathname.startsWith('//')) return '/';
  // The address is written into a page, where no personal number may stand.
  const said = [url.pathname, ...[...url.searchParams].flat()];
  return said.some(holdsPersonalNumber) ? '/' : `${url.pathname}${url.search}`;
}
