import { base64url } from 'jose';

const secretBytes = 32;
const secretForm = /^[A-Za-z0-9_-]{43}$/;

/** A new unguessable secret for a cookie: 256 random bits, base64url (43 characters). */
export function newSecret(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(secretBytes)));
}

/**
 * What a store may keep of a secret: its SHA-256, base64url. Whoever reads the store cannot make the cookie.
 * Undefined for anything that is not a secret of ours.
 */
export async function hashOfSecret(secret: string | undefined): Promise<string | undefined> {
  if (secret === undefined || !secretForm.test(secret)) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret));
  return base64url.encode(new Uint8Array(digest));
}

/** As `hashOfSecret`, for a secret just made: anything else is a mistake of ours and throws. */
export async function hashOfNewSecret(secret: string): Promise<string> {
  const hash = await hashOfSecret(secret);
  if (hash === undefined) throw new Error('expected a secret made by newSecret');
  return hash;
}
