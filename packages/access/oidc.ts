import * as oidc from 'openid-client';
import type { VerifiedIdentity } from './pseudonym.ts';
import { hashOfNewSecret, hashOfSecret, newSecret } from './secret.ts';
import {
  localPath,
  type SignInAttempt,
  type SignInRefusal,
  type SignInStore,
  signInMinutes,
} from './sign-in.ts';

export type SignInSettings = {
  /** Any broker that speaks OIDC. */
  issuer: string;
  clientId: string;
  /** Left out for a public client: PKCE carries it then. */
  clientSecret?: string;
  /** Where the browser comes back; registered at the issuer. */
  redirectUri: string;
  /** Lets the issuer be plain http. Development on one machine only. */
  allowInsecureIssuer?: boolean;
};

type SignInResult =
  | { outcome: 'signed-in'; identity: VerifiedIdentity; returnTo: string }
  /** `cause` is for the log: never shown, never holds a code or a token. */
  | { outcome: 'refused'; refusal: SignInRefusal; cause?: string };

type SignInStart =
  /** Send the browser to `redirectTo` and put `secret` in the sign-in cookie. */
  | { outcome: 'redirect'; redirectTo: string; secret: string }
  | { outcome: 'refused'; refusal: SignInRefusal; cause: string };

export type SignIn = {
  /**
   * @param returnTo the page to land on afterwards; anything that is not a path of ours becomes `/`
   */
  start(start: { returnTo: string | undefined; now: Date }): Promise<SignInStart>;
  /**
   * Ends: who the person is, verified by signature, issuer, audience, state, nonce and PKCE.
   *
   * @param secret the sign-in cookie; it works once
   * @param query the query string that the browser came back with
   */
  finish(finish: { secret: string | undefined; query: string; now: Date }): Promise<SignInResult>;
};

const answerWithinSeconds = 5;

/** Authorization code flow with PKCE, state and nonce. */
export function createSignIn(settings: SignInSettings, attempts: SignInStore): SignIn {
  if (new URL(settings.issuer).protocol !== 'https:' && settings.allowInsecureIssuer !== true) {
    throw new Error('the issuer must be https; allowInsecureIssuer is for development only');
  }
  const issuerOf = rememberedDiscovery(settings);

  return {
    async start({ returnTo, now }) {
      try {
        const secret = newSecret();
        const attempt = newAttempt(localPath(returnTo), now);
        const redirectTo = oidc.buildAuthorizationUrl(await issuerOf(), {
          redirect_uri: settings.redirectUri,
          scope: 'openid',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
          code_challenge_method: 'S256',
          ui_locales: 'sv',
        });
        await attempts.keep(await hashOfNewSecret(secret), attempt);
        return { outcome: 'redirect', redirectTo: redirectTo.href, secret };
      } catch (error) {
        return refusedOrThrow(error);
      }
    },

    async finish({ secret, query, now }) {
      const hash = await hashOfSecret(secret);
      const attempt = hash === undefined ? undefined : await attempts.take(hash);
      if (attempt === undefined || now.getTime() >= Date.parse(attempt.expiresAt)) {
        return { outcome: 'refused', refusal: 'no-attempt' };
      }
      // The address is the registered one with the query that came: what a proxy made of the host does not matter.
      const callback = new URL(settings.redirectUri);
      callback.search = query;
      try {
        const tokens = await oidc.authorizationCodeGrant(await issuerOf(), callback, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined)
          return { outcome: 'refused', refusal: 'not-verified', cause: 'no id token' };
        return {
          outcome: 'signed-in',
          identity: { issuer: claims.iss, subject: claims.sub },
          returnTo: attempt.returnTo,
        };
      } catch (error) {
        return refusedOrThrow(error);
      }
    },
  };
}

/** Reads the issuer's metadata once; a failed reading is tried anew the next time. */
function rememberedDiscovery(settings: SignInSettings): () => Promise<oidc.Configuration> {
  const { clientSecret } = settings;
  let discovered: Promise<oidc.Configuration> | undefined;
  return () => {
    discovered ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        undefined,
        clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
        {
          timeout: answerWithinSeconds,
          // Without this the library trusts TLS alone for the ID token; with it, the issuer's signature too.
          execute: [
            oidc.enableNonRepudiationChecks,
            ...(settings.allowInsecureIssuer === true ? [oidc.allowInsecureRequests] : []),
          ],
        },
      )
      .catch((error: unknown) => {
        discovered = undefined;
        throw error;
      });
    return discovered;
  };
}

function newAttempt(returnTo: string, now: Date): SignInAttempt {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    returnTo,
    expiresAt: new Date(now.getTime() + signInMinutes * 60_000).toISOString(),
  };
}

const issuerOutOfOrder = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);
const personSaidNo = new Set(['access_denied', 'login_required', 'interaction_required', 'consent_required']);

function refusedOrThrow(error: unknown): { outcome: 'refused'; refusal: SignInRefusal; cause: string } {
  const refused = refusalOf(error);
  if (refused === undefined) throw error;
  return { outcome: 'refused', ...refused };
}

/** What an error of the exchange means for the person; undefined when it is our own fault and must be heard. */
function refusalOf(error: unknown): { refusal: SignInRefusal; cause: string } | undefined {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (personSaidNo.has(error.error)) return { refusal: 'denied', cause: error.error };
    const unavailable = error.error === 'server_error' || error.error === 'temporarily_unavailable';
    return { refusal: unavailable ? 'provider-unavailable' : 'not-verified', cause: error.error };
  }
  if (error instanceof oidc.ResponseBodyError) {
    return error.error === 'invalid_grant' ? { refusal: 'not-verified', cause: error.error } : undefined;
  }
  if (error instanceof oidc.ClientError) {
    const cause = error.code ?? error.message;
    return { refusal: issuerOutOfOrder.has(cause) ? 'provider-unavailable' : 'not-verified', cause };
  }
  // fetch reports a connection that failed as a TypeError.
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return { refusal: 'provider-unavailable', cause: error.message };
  }
  return undefined;
}

/** Where an issuer says that its keys are published. */
export async function keysUrlOf(issuer: string): Promise<string> {
  const configuration = await oidc.discovery(new URL(issuer), 'keys', undefined, oidc.None(), {
    timeout: answerWithinSeconds,
  });
  const url = configuration.serverMetadata().jwks_uri;
  if (url === undefined) throw new Error('the issuer does not say where its keys are');
  return url;
}
