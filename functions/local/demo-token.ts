import { importJWK, SignJWT } from 'jose';
import type { DemoUser } from './demo-users.ts';
import type { SigningKey } from './kept-keys.ts';
import { localIdentity } from './local-identity.ts';

const validSeconds = 3_600;

/** A Bearer token (RFC 9068, ES256) for a demo user, valid for an hour, as the local identity provider signs it. */
export async function demoToken(options: {
  user: DemoUser;
  origin: string;
  signingKey: SigningKey;
  now: Date;
}): Promise<string> {
  const { user, origin, signingKey, now } = options;
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ client_id: localIdentity.clientId })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: signingKey.kid })
    .setIssuer(localIdentity.issuerOf(origin))
    .setAudience(localIdentity.apiAudience)
    .setSubject(user.subject)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + validSeconds)
    .sign(await importJWK(signingKey, 'ES256'));
}
