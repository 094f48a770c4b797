import { createHmac } from 'node:crypto';

/** Who somebody is, as the identity provider says it: the verified `iss` and `sub`. */
export type VerifiedIdentity = { issuer: string; subject: string };

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const characters = 20;
const shortestKeyBytes = 32;

/**
 * The id that stands for a member of staff in rows, history and logs: `staff-` and 20 characters of base32 (100 bits
 * of HMAC-SHA-256). The same person at the same issuer always gets the same id; without the key nobody can tell
 * which person an id stands for, although a `sub` may well be a guessable personnummer.
 *
 * @param key the secret of this installation, at least 32 bytes
 */
export async function pseudonymOf(identity: VerifiedIdentity, key: Uint8Array<ArrayBuffer>): Promise<string> {
  if (key.byteLength < shortestKeyBytes) {
    throw new Error(`the pseudonym key must be at least ${shortestKeyBytes} bytes, got ${key.byteLength}`);
  }
  // JSON keeps issuer and subject apart: no two identities give the same text.
  const text = JSON.stringify([identity.issuer, identity.subject]);
  const signature = createHmac('sha256', key).update(text).digest();
  return `staff-${base32(signature).slice(0, characters)}`;
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    pendingBits += 8;
    while (pendingBits >= 5) {
      pendingBits -= 5;
      text += alphabet.charAt((pending >> pendingBits) & 31);
    }
    pending &= (1 << pendingBits) - 1;
  }
  return text;
}
