import { expect, test } from 'vitest';
import { ending, joining, offering } from '#ledger';

const known = '3f8d1k5m7p9r2t4v-0a1b2c3d';
const noIds = ['', '\u0000', 'a\u0000b', '\ud800', 'a b', '../a', `a${'b'.repeat(100)}`, 'å'];

const asked = (id: string) => [
  offering.safeParse({ entry: id }),
  offering.safeParse({ cohort: id }),
  joining.safeParse({ referrer: 'region', municipality: '0580', hoursPerWeek: 20, cohort: id }),
  ending.safeParse({ outcome: 'next-insats', on: '2026-03-02', into: { insats: id, offer: known } }),
  ending.safeParse({ outcome: 'next-insats', on: '2026-03-02', into: { insats: known, offer: id } }),
];

test('an id that a command names is one that can be looked up', () => {
  expect(asked(known).map(({ success }) => success)).toEqual([true, true, true, true, true]);
});

test.each(noIds)('%j is no id, and nothing is looked up by it', (id) => {
  expect(asked(id).map(({ success }) => success)).toEqual([false, false, false, false, false]);
});
