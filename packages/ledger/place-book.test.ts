import { describe, expect, test } from 'vitest';
import { type Command, hasPeople, nextDeadline } from '#ledger';
import { aProvider, mondayMorning, recorded } from '../../test/builders/ledger.ts';
import {
  accept,
  aLedger,
  changeHours,
  correctEntry,
  end,
  plainRules,
  planCohort,
  refuseOffer,
  setPlaces,
  setRules,
} from '../../test/builders/places.ts';
import { systemActor } from './log-change.ts';
import { entriesOverdue, evolveBook, openBook } from './place-book.ts';

describe('the book', () => {
  test('begins empty, on the Swedish day on which it is opened', () => {
    expect(openBook(plainRules, 3, '2026-03-02T23:30:00.000Z')).toEqual({
      since: 3,
      openedOn: '2026-03-03',
      asOf: '2026-03-02T23:30:00.000Z',
      rules: plainRules,
      reservations: [],
      cohorts: [],
      queue: 0,
      uses: [],
      deadlines: [],
    });
  });

  test('counts who uses what, a line for each referrer and each start, in one order', () => {
    const insats = aLedger({ places: 9, rules: { sharing: true } });
    insats.started({ referrer: 'region', hoursPerWeek: 10 });
    insats.started({ referrer: 'municipality', hoursPerWeek: 20 });
    insats.started({ referrer: 'region', hoursPerWeek: 15 });
    insats.offered(insats.joined({ referrer: 'employment-service', hoursPerWeek: 30 }));
    const cohort = insats.done(planCohort()).cohort;
    insats.started({ referrer: 'municipality', cohort });
    const nobody = { placements: 0, placementMinutes: 0, offers: 0, offerMinutes: 0 };
    expect(insats.book.uses).toEqual([
      { ...nobody, cohort: null, referrer: 'employment-service', offers: 1, offerMinutes: 1_800 },
      { ...nobody, cohort: null, referrer: 'municipality', placements: 1, placementMinutes: 1_200 },
      { ...nobody, cohort: null, referrer: 'region', placements: 2, placementMinutes: 1_500 },
      { ...nobody, cohort, referrer: 'municipality', placements: 1, placementMinutes: 2_400 },
    ]);
  });

  test('follows one from the queue to the end, and is empty after', () => {
    const insats = aLedger({ rules: { sharing: true } });
    const entry = insats.joined({ hoursPerWeek: 20 });
    expect(insats.book).toMatchObject({ queue: 1, uses: [] });
    const first = insats.offered(entry);
    expect(insats.book).toMatchObject({
      queue: 0,
      uses: [{ offers: 1, offerMinutes: 1_200, placements: 0 }],
    });
    insats.done(refuseOffer(first));
    expect(insats.book).toMatchObject({ queue: 1, uses: [] });
    insats.done(accept(insats.offered(entry)));
    expect(insats.book).toMatchObject({
      queue: 0,
      uses: [{ offers: 0, placements: 1, placementMinutes: 1_200 }],
    });
    insats.done(changeHours(entry, 30, { on: '2026-03-09' }));
    expect(insats.book.uses).toMatchObject([{ placements: 1, placementMinutes: 1_800 }]);
    insats.done(correctEntry(entry, insats.entry(entry).stageSince, { kind: 'mistaken' }));
    expect(insats.book).toMatchObject({ queue: 0, uses: [], deadlines: [] });
  });

  test('keeps the deadlines in order, and those of one moment together', () => {
    const insats = aLedger({ places: 9 });
    const [late, one, other, early] = [1, 2, 3, 4].map(() => insats.joined()) as [
      string,
      string,
      string,
      string,
    ];
    insats.offered(late, { workingDays: 4 });
    const offered = insats.offered(other, { workingDays: 2, passing: 'urgent' });
    insats.offered(one, { workingDays: 2 });
    insats.offered(early, { workingDays: 1 });
    expect(insats.book.deadlines).toEqual([
      { until: '2026-03-03T23:00:00.000Z', entries: [early] },
      { until: '2026-03-04T23:00:00.000Z', entries: [one, other] },
      { until: '2026-03-06T23:00:00.000Z', entries: [late] },
    ]);
    expect(nextDeadline(insats.book)).toBe('2026-03-03T23:00:00.000Z');
    expect(entriesOverdue(insats.book, '2026-03-04T22:59:59.999Z')).toEqual([early]);
    expect(entriesOverdue(insats.book, '2026-03-04T23:00:00.000Z')).toEqual([early, one, other]);
    insats.done(accept(offered));
    expect(insats.book.deadlines[1]).toEqual({ until: '2026-03-04T23:00:00.000Z', entries: [one] });
  });

  test('has people while somebody waits or has a place', () => {
    const insats = aLedger();
    expect(hasPeople(insats.book)).toBe(false);
    expect(nextDeadline(insats.book)).toBeUndefined();
    const waiting = insats.joined();
    expect(hasPeople(insats.book)).toBe(true);
    insats.done({ type: 'leave', entry: waiting, reason: 'moved' });
    const entry = insats.started();
    expect(hasPeople(insats.book)).toBe(true);
    insats.done(end(entry));
    expect(hasPeople(insats.book)).toBe(false);
  });

  test('has the starts of a course by their first day, then by their id', () => {
    const insats = aLedger();
    const plan = (key: string, startsOn: string) =>
      insats.done(planCohort({ startsOn, endsOn: null }), { key: key.padEnd(24, '.') }).cohort;
    const made = [
      plan('b', '2026-05-04'),
      plan('c', '2026-02-02'),
      plan('a', '2026-05-04'),
      plan('d', '2026-05-04'),
    ];
    expect(insats.book.cohorts.map(({ cohort }) => cohort)).toEqual([made[1], made[2], made[0], made[3]]);
  });
});

describe('the age of the figures', () => {
  const later = '2026-03-05T12:00:00.000Z';

  test.each<[string, Command]>([
    ['the number of places', setPlaces(4)],
    ['the rules', setRules({ offersNext: true })],
    ['that they are still right', { type: 'confirm' }],
    ['a reservation', { type: 'reserve', reservations: [{ referrer: 'region', places: 1 }] }],
    ['a start of a course', planCohort()],
  ])('is renewed by who says %s', (_, command) => {
    const insats = aLedger();
    insats.done(command, { at: later });
    expect(insats.book.asOf).toBe(later);
  });

  test.each([
    ['that the person is told', (id: string) => ({ type: 'tell', entry: id }) as const],
    ['that somebody leaves', (id: string) => ({ type: 'leave', entry: id, reason: 'moved' }) as const],
  ])('is renewed by who says %s', (_, command) => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.offered(entry);
    insats.done(command(entry), { at: later });
    expect(insats.book.asOf).toBe(later);
  });

  test('is renewed by one who is ready, resumed, or follows on another insats', () => {
    const insats = aLedger();
    const placed = insats.started();
    insats.done(
      { type: 'markReady', entry: placed, ready: { on: '2026-03-02', toStep: null } },
      { at: later },
    );
    expect(insats.book.asOf).toBe(later);
    const follows = { type: 'placementFollows', entry: placed, cameFrom: null } as const;
    const after = evolveBook(insats.book, recorded(follows, 9, '2026-03-06T12:00:00.000Z'));
    expect(after.asOf).toBe('2026-03-06T12:00:00.000Z');
    const resumed = evolveBook(
      after,
      recorded({ type: 'entryResumed', entry: placed }, 10, '2026-03-07T12:00:00.000Z'),
    );
    expect(resumed.asOf).toBe('2026-03-07T12:00:00.000Z');
  });

  test('is not renewed by what the ledger does by itself, nor by what has nothing to do with places', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.offered(entry);
    insats.done({ type: 'expire' }, { at: '2026-03-10T08:00:00.000Z' });
    expect(insats.book).toMatchObject({ queue: 1, asOf: mondayMorning });
    const handedOver = { type: 'handedOver', organisation: 'kyrkan' } as const;
    expect(evolveBook(insats.book, recorded(handedOver, 9, later))).toBe(insats.book);
    const bySystem = {
      ...recorded({ type: 'entryResumed', entry }, 9, later),
      by: { ...aProvider, ...systemActor },
    };
    expect(evolveBook(insats.book, bySystem).asOf).toBe(mondayMorning);
  });
});
