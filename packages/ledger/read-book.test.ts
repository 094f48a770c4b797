import { expect, test } from 'vitest';
import { type Entry, type Head, readBook, StoreBusy } from '#ledger';
import { aHead } from '../../test/builders/ledger.ts';
import { openBook } from './place-book.ts';

const keeping = (version: number): Head =>
  aHead({
    version,
    source: 'ledger',
    book: openBook({ sharing: false, offerDays: 5, offersNext: true }, 3, '2026-03-02T07:30:00.000Z'),
  });

const anEntry = (version: number, book = 3): Entry => ({
  entry: `e${version}`,
  insats: 'cykel',
  version,
  stageSince: version,
  book,
  stage: { is: 'waiting' },
  claim: { minutes: 1_200, referrer: 'region', cohort: null },
  municipality: '0580',
  earliestStart: null,
  wantedCohort: null,
  ticket: version,
  followedBy: 'regionen',
  pastOffers: [],
  toTell: null,
});

/** A log that answers each read with the next of its answers, and then with the last again. */
function logOf(heads: (Head | undefined)[], entries: Entry[][]) {
  const next = <One>(all: One[]) => (all.length > 1 ? all.shift() : all[0]) as One;
  return { head: async () => next(heads), entries: async () => next(entries) };
}

const pauses: number[] = [];
const pace = { random: () => 0.5, pause: async (milliseconds: number) => void pauses.push(milliseconds) };

test('an insats that does not exist has no book to read', async () => {
  expect(await readBook(logOf([undefined], [[]]), pace, 'cykel')).toBeUndefined();
});

test('where figures are reported there are no entries', async () => {
  const head = aHead();
  expect(await readBook(logOf([head], [[anEntry(1)]]), pace, 'cykel')).toEqual({ head, entries: [] });
});

test('entries of an earlier book are none of this one’s', async () => {
  const head = keeping(9);
  const read = await readBook(logOf([head], [[anEntry(2, 1), anEntry(8)]]), pace, 'cykel');
  expect(read).toEqual({ head, entries: [anEntry(8)] });
});

test('what moved on between the two reads is read again, so that head and entries belong together', async () => {
  const log = logOf([keeping(8), keeping(9)], [[anEntry(9)]]);
  expect(await readBook(log, pace, 'cykel')).toEqual({ head: keeping(9), entries: [anEntry(9)] });
});

test('an insats that never stands still asks for patience', async () => {
  pauses.length = 0;
  await expect(readBook(logOf([keeping(8)], [[anEntry(9)]]), pace, 'cykel')).rejects.toThrow(StoreBusy);
  expect(pauses).toEqual(Array.from({ length: 6 }, () => 25));
});
