import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byTimeOfJoining,
  type Entry,
  inOrder,
  type QueueRule,
  queueInOrder,
  queueRule,
  queueRuleSentence,
} from '#ledger';
import { aLedger, refuseOffer } from '../../test/builders/places.ts';

const waiting = aLedger();
const example = waiting.entry(waiting.joined());

/** One who waits; the ticket tells when it joined. */
const one = (
  ticket: number | null,
  said: Partial<Entry> & { referrer?: Entry['claim']['referrer'] } = {},
): Entry => {
  const { referrer = 'municipality', ...known } = said;
  return { ...example, entry: `entry ${ticket}`, ticket, claim: { ...example.claim, referrer }, ...known };
};
const order = (entries: Entry[], rule: QueueRule) => inOrder(entries, rule).map(({ ticket }) => ticket);

describe('the order of a queue', () => {
  test('is by the time of joining, unless the förbund says otherwise', () => {
    expect(order([one(7), one(4), one(5)], byTimeOfJoining)).toEqual([4, 5, 7]);
  });

  test('has those of a group before the others, and each group by the time of joining', () => {
    const rule = {
      first: [
        { municipalities: ['0580'], referrers: ['region'] as const },
        { municipalities: ['0580', '0581'], referrers: [] },
        { municipalities: [], referrers: ['employment-service'] as const },
      ],
    };
    const entries = [
      one(4, { municipality: '0562' }),
      one(5, { municipality: '0562', referrer: 'employment-service' }),
      one(6, { municipality: '0581', referrer: 'region' }),
      one(7, { municipality: '0580' }),
      one(8, { municipality: '0580', referrer: 'region' }),
      one(9, { municipality: null, referrer: null }),
    ];
    expect(order(entries, queueRule.parse(rule))).toEqual([8, 6, 7, 5, 4, 9]);
  });

  test('with a group that says nothing has everybody in it', () => {
    const rule = {
      first: [
        { municipalities: [], referrers: [] },
        { municipalities: ['0580'], referrers: [] },
      ],
    };
    expect(order([one(5, { municipality: '0580' }), one(4, { municipality: '0562' })], rule)).toEqual([4, 5]);
  });

  test('has the parked in it, and nobody who has an offer, has left or takes part', () => {
    const insats = aLedger({ places: 9 });
    const [parked, offered, left] = [insats.joined(), insats.joined(), insats.joined()];
    insats.done(refuseOffer(insats.offered(parked), { afterwards: 'parked' }));
    insats.offered(offered);
    insats.done({ type: 'leave', entry: left, reason: 'moved' });
    const last = insats.joined();
    insats.placed();
    const entries = inOrder(insats.entries.values(), byTimeOfJoining);
    expect(entries.map(({ entry }) => entry)).toEqual([parked, last]);
  });

  test('is read with those who are passed or have an offer, who have no position of their own', () => {
    const insats = aLedger({ places: 9 });
    const [parked, offered, left] = [insats.joined(), insats.joined(), insats.joined()];
    insats.done(refuseOffer(insats.offered(parked), { afterwards: 'parked' }));
    insats.offered(offered);
    insats.done({ type: 'leave', entry: left, reason: 'moved' });
    const [next, last] = [insats.joined(), insats.joined()];
    insats.placed();
    const queued = queueInOrder(insats.entries.values(), byTimeOfJoining);
    expect(queued.map(({ entry, position }) => [entry.entry, position])).toEqual([
      [parked, null],
      [offered, null],
      [next, 1],
      [last, 2],
    ]);
  });

  test('never depends on the order in which the entries are read', () => {
    const someone = fc.record({
      municipality: fc.constantFrom('0580', '0581', null),
      referrer: fc.constantFrom('region' as const, 'municipality' as const, null),
    });
    const rule = {
      first: [
        { municipalities: ['0581'], referrers: [] },
        { municipalities: [], referrers: ['region' as const] },
      ],
    };
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (people, chance) => {
        const entries = people.map((person, index) => one(index + 4, person));
        const shuffled = entries
          .map((entry) => ({ entry, by: Number(chance.next().value) }))
          .toSorted((a, b) => a.by - b.by)
          .map(({ entry }) => entry);
        expect(order(shuffled, rule)).toEqual(order(entries, rule));
        expect(order(entries, rule)).toHaveLength(people.length);
      }),
    );
  });
});

describe('the rule of a queue, for everybody to read', () => {
  const nameOf = (municipality: string) =>
    ({ '0580': 'Linköping', '0581': 'Norrköping' })[municipality] ?? '';

  test('says who goes first, in plain Swedish', () => {
    expect(queueRuleSentence(byTimeOfJoining, nameOf)).toBe(
      'Den som ställde sig i kön först får erbjudande först.',
    );
    const rule = queueRule.parse({
      first: [
        { municipalities: ['0580', '0581'], referrers: ['region', 'employment-service'] },
        { municipalities: ['0580'], referrers: [] },
        { municipalities: [], referrers: ['municipality'] },
        { municipalities: [], referrers: [] },
      ],
    });
    expect(queueRuleSentence(rule, nameOf)).toBe(
      'Först går den som är: 1. anvisad av Regionen eller Arbetsförmedlingen och bor i Linköping, Norrköping; 2. bor i Linköping; 3. anvisad av Kommunen; 4. alla. Därefter alla andra. Den som ställde sig i kön tidigast går först i varje grupp.',
    );
  });

  test.each([
    ['eleven groups', { first: Array(11).fill({ municipalities: [], referrers: [] }) }],
    ['a referrer that does not exist', { first: [{ municipalities: [], referrers: ['nobody'] }] }],
    ['a referrer five times', { first: [{ municipalities: [], referrers: Array(5).fill('region') }] }],
    ['a municipality that does not exist', { first: [{ municipalities: ['9999'], referrers: [] }] }],
    [
      'more municipalities than there are',
      { first: [{ municipalities: Array(291).fill('0580'), referrers: [] }] },
    ],
    ['something else', { first: [{ municipalities: [], referrers: [], age: 20 }] }],
    ['something else beside', { first: [], last: [] }],
  ])('cannot name %s', (_, rule) => {
    expect(queueRule.safeParse(rule).success).toBe(false);
  });

  test('may name as many as there are', () => {
    const group = { municipalities: Array(290).fill('0580'), referrers: Array(4).fill('region') };
    expect(queueRule.safeParse({ first: Array(10).fill(group) }).success).toBe(true);
  });
});
