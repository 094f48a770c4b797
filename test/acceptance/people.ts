import { join } from 'node:path';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import { hashOfSecret, newSecret, pseudonymOf, sessionCookie, startSession } from '#access';
import { createMembershipStore, createSessionStore } from '#storage';
import { openSqliteTable, type Table } from '#table';
import type { Role } from '#topology';
import { loadOrCreatePseudonymKey, loadOrCreateSigningKey } from '../../functions/local/kept-keys.ts';
import { localIdentity } from '../../functions/local/local-identity.ts';

export type Held = { forbund: string; organisation: string; role: Role };

/** What a token says beside, or instead of, the ordinary. */
export type TokenSays = {
  claims?: JWTPayload;
  without?: 'exp' | 'sub';
  /** Seconds from now to its end. */
  endsIn?: number;
};

/** People who can show who they are to a server under test, each known by a name of the test's own. */
export async function createPeople(server: { origin: string; dataDir: string }) {
  const table = openSqliteTable({ file: join(server.dataDir, 'insatskatalog.sqlite'), durability: 'normal' });
  const issuer = localIdentity.issuerOf(server.origin);
  const pseudonymKey = await loadOrCreatePseudonymKey(server.dataDir);
  const signingKey = await loadOrCreateSigningKey(server.dataDir);
  const privateKey = await importJWK(signingKey, 'ES256');
  const memberships = createMembershipStore(table);
  const sessions = createSessionStore(table);

  const pseudonym = (name: string) => pseudonymOf({ issuer, subject: name }, pseudonymKey);

  return {
    signingKey,
    /** What a token of an ordinary kind says about a person. */
    claimsOf(name: string, { claims, without, endsIn = 3_600 }: TokenSays = {}): JWTPayload {
      const now = Math.floor(Date.now() / 1_000);
      const aud = localIdentity.apiAudience;
      const said: JWTPayload = { iss: issuer, aud, sub: name, iat: now, exp: now + endsIn, ...claims };
      if (without) delete said[without];
      return said;
    },
    pseudonym,
    async token(name: string, says?: TokenSays): Promise<string> {
      return new SignJWT(this.claimsOf(name, says))
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signingKey.kid })
        .sign(privateKey);
    },
    /** The cookie of a browser where the person has signed in, at some moment. */
    async session(name: string, signedInAt = new Date()): Promise<string> {
      const secret = newSecret();
      await startSession(sessions, { subject: await pseudonym(name), secret, now: signedInAt });
      return `${sessionCookie.name}=${secret}`;
    },
    async endSession(cookie: string): Promise<void> {
      const hash = await hashOfSecret(cookie.slice(cookie.indexOf('=') + 1));
      if (hash !== undefined) await sessions.end(hash);
    },
    /** Gives the person a membership and returns its id. */
    async grant(name: string, held: Held): Promise<string> {
      const subject = await pseudonym(name);
      const id = `${held.role}-${held.organisation}-${subject}`;
      await memberships.grant({
        ...held,
        id,
        subject,
        grantedAt: new Date().toISOString(),
        grantedBy: 'test',
      });
      return id;
    },
    table: table as Table,
    close: () => table.close(),
  };
}

export type People = Awaited<ReturnType<typeof createPeople>>;
