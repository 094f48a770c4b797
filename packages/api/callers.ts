import {
  type Actor,
  type BearerVerifier,
  bearerTokenOf,
  keepSession,
  type Membership,
  pseudonymOf,
  readSession,
  type SessionStore,
} from '#access';
import type { Instant } from '#ledger';
import { Problem } from './problem.ts';

/** Who is calling and how they showed it. */
export type Caller = { actor: Actor; via: 'bearer' | 'session' };

export type Callers = {
  /** The verified caller, or undefined for anyone else: no proof, or one that does not hold. */
  identify(headers: Headers, sessionSecret: string | undefined): Promise<Caller | undefined>;
};

/**
 * Recognises callers by Bearer token or session cookie. Memberships are read at every call, so that a revoked one
 * stops at once. The pseudonym key turns an identity into the pseudonym that logs and histories hold.
 */
export function createCallers(parts: {
  /** Without it a token recognises nobody: for a function that keeps no pseudonym key. */
  bearer:
    | {
        verifier: BearerVerifier;
        pseudonymKey: Uint8Array<ArrayBuffer>;
        /** Told when the issuer's keys cannot be fetched. */
        noteFault: (fault: unknown) => void;
      }
    | undefined;
  /** Without `touch` a session is read and never kept alive. */
  sessions: Pick<SessionStore, 'read'> & Partial<Pick<SessionStore, 'touch'>>;
  membershipsOf: (subject: string) => Promise<Membership[]>;
  now: () => Instant;
}): Callers {
  const { bearer, sessions, membershipsOf, now } = parts;
  return {
    async identify(headers, sessionSecret) {
      const token = bearerTokenOf(headers.get('authorization') ?? undefined);
      if (token !== undefined) {
        const identity = await bearer?.verifier.verify(token).catch((fault: unknown) => {
          // Only the issuer's keys being out of reach throws; another try may succeed.
          bearer.noteFault(fault);
          throw Problem.of('busy');
        });
        if (!bearer || !identity) return undefined;
        const subject = await pseudonymOf(identity, bearer.pseudonymKey);
        return { actor: { subject, memberships: await membershipsOf(subject) }, via: 'bearer' };
      }
      const moment = new Date(now());
      const session = await readSession(sessions, sessionSecret, moment);
      if (!session) return undefined;
      const { touch } = sessions;
      if (touch) await keepSession({ touch }, sessionSecret, session, moment);
      const memberships = await membershipsOf(session.subject);
      return { actor: { subject: session.subject, memberships }, via: 'session' };
    },
  };
}
