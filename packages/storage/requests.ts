import * as z from 'zod';
import { type Json, type Table, TableError, type Write } from '#table';
import { asksForPatience, type Reads } from './busy.ts';
import { requestKey } from './keys.ts';

/** How long a request is remembered: well past the day that clients are promised. */
const keptSeconds = 48 * 3_600;

const storedRequest = z.strictObject({
  key: z.string(),
  requestHash: z.string(),
  answer: z.json(),
  storedAt: z.iso.datetime(),
});

/** A request that was carried out: what named it, what it said, and what was answered. */
export type StoredRequest = z.infer<typeof storedRequest>;

export async function readRequest(reads: Reads, key: string): Promise<StoredRequest | undefined> {
  const item = await reads.get(requestKey(key), { consistent: true });
  return item && storedRequest.parse(item.body);
}

/** Remembers a request in the transaction that carries it out; fails where the request is known. */
export function putRequest(request: StoredRequest): Write {
  return {
    do: 'put',
    item: {
      ...requestKey(request.key),
      version: 1,
      body: request,
      expires: Math.floor(Date.parse(request.storedAt) / 1_000) + keptSeconds,
    },
    when: 'absent',
  };
}

export type OnceResult =
  | { kind: 'answered'; answer: Json; replayed: boolean }
  | { kind: 'key-reused' }
  /** A condition of the writes did not hold. */
  | { kind: 'moved-on' }
  | { kind: 'busy' };

/**
 * Makes writes and remembers the request in one transaction, so that the same request again gets the same answer and
 * changes nothing. After an unknown outcome the remembered request tells whether the writes stand.
 */
export async function writeOnce(table: Table, request: StoredRequest, writes: Write[]): Promise<OnceResult> {
  try {
    await table.transact([putRequest(request), ...writes]);
    return { kind: 'answered', answer: request.answer, replayed: false };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const { fault } = error;
    if (fault.kind === 'refused') throw error;
    if (fault.kind === 'condition-failed' && !fault.failed.includes(0)) return { kind: 'moved-on' };
    if (fault.kind === 'conflict' || fault.kind === 'throttled') return { kind: 'busy' };
    return recall(table, request);
  }
}

async function recall(table: Table, request: StoredRequest): Promise<OnceResult> {
  try {
    const known = await readRequest(table, request.key);
    if (!known) return { kind: 'busy' };
    if (known.requestHash !== request.requestHash) return { kind: 'key-reused' };
    return { kind: 'answered', answer: known.answer, replayed: true };
  } catch (error) {
    if (asksForPatience(error)) return { kind: 'busy' };
    throw error;
  }
}
