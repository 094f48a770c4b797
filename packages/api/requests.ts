import { hash } from 'node:crypto';
import { Problem } from './problem.ts';

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** What names a write for good: the same person, method, path, förbund and key always give the same name. */
export type RequestIdentity = { key: string; requestHash: string };

/**
 * The identity of a write, for idempotency. `said` is what the request asks for, as parsed.
 * Ends the call when the key is missing or malformed.
 */
export async function requestIdentity(request: {
  subject: string;
  method: string;
  path: string;
  idempotencyKey: string | undefined;
  said: unknown;
}): Promise<RequestIdentity> {
  const { subject, method, path, idempotencyKey, said } = request;
  if (idempotencyKey === undefined || !keyPattern.test(idempotencyKey))
    throw Problem.of('idempotency-key-needed');
  return {
    key: await hashOf([subject, method, path, idempotencyKey]),
    requestHash: await hashOf(said ?? null),
  };
}

const lettersOfId = 16;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id that follows from what names it, so that a retry meets what the first try made. */
export async function derivedId(...parts: string[]): Promise<string> {
  const digest = hash('sha256', JSON.stringify(parts), 'buffer');
  return Array.from(digest.subarray(0, lettersOfId), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** SHA-256 of a value's JSON, in hexadecimal. */
export async function hashOf(value: unknown): Promise<string> {
  return hash('sha256', JSON.stringify(value), 'hex');
}

/** SHA-256 of bytes, in hexadecimal. */
export async function hashOfBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hash('sha256', bytes, 'hex');
}
