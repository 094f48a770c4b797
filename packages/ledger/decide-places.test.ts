import { describe, expect, test } from 'vitest';
import { decide, type Head } from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import {
  aHead,
  aProvider,
  countsKnown,
  mondayMorning,
  placesKnown,
  reportNow,
  reportPeriod,
} from '../../test/builders/ledger.ts';
import {
  aCoordinator,
  accept,
  aLedger,
  carriedIn,
  end,
  eventsOf,
  join,
  offer,
  openLedger,
  plainRules,
  planCohort,
  setPlaces,
  start,
} from '../../test/builders/places.ts';
import { byTimeOfJoining } from './queue-order.ts';

const closeLedger = { type: 'closeLedger' } as const;
const places = {
  entries: new Map(),
  by: aProvider,
  key: 'sixteen letters.eight more',
  rule: byTimeOfJoining,
};
const onReported = (command: Parameters<typeof decide>[0], known: Partial<Head> = {}, documents = {}) =>
  decide(
    command,
    { head: aHead({ ...placesKnown(3), ...countsKnown(1, 2), ...known }), places, ...documents },
    mondayMorning,
  );

describe('an insats that reports', () => {
  test('has no queue here: whoever would join it is told whom to ask', () => {
    const contact = { name: 'Växeln', phone: '013-20 60 00', email: null, url: null, address: null };
    const documents = { documents: { description: aDescription({ contact }), criteria: null } };
    expect(onReported(join(), {}, documents)).toEqual({ refused: { refusal: 'noQueueHere', contact } });
    expect(onReported(join())).toEqual({ refused: { refusal: 'noQueueHere', contact: null } });
  });

  test('has no places to start in either', () => {
    for (const command of [start(), closeLedger, offer(null), end('nobody'), planCohort()]) {
      expect(onReported(command)).toEqual({ refused: { refusal: 'noLedgerHere' } });
    }
  });

  test('begins to keep a ledger with its number of places, and its reported figures are let go', () => {
    expect(onReported(openLedger())).toEqual({ events: [{ type: 'ledgerOpened', rules: plainRules }] });
    expect(onReported(openLedger(), { capacityMinutes: null })).toEqual({
      refused: { refusal: 'placesUnknown' },
    });
    const insats = aLedger();
    expect(insats.head).toMatchObject({ source: 'ledger', counts: null });
    expect(insats.seen()).toMatchObject({ places: 3, free: 3, queue: 0, source: 'ledger' });
    expect(insats.ask(openLedger())).toEqual({ events: [] });
  });

  test('takes along those who take part already, in the same breath or not at all', () => {
    const asked = openLedger({ placements: [carriedIn(), carriedIn({ hoursPerWeek: 20 })] });
    const decision = onReported(asked);
    expect(decision).toMatchObject({
      events: [
        { type: 'ledgerOpened' },
        {
          type: 'placementsCarriedIn',
          placements: [{ entry: 'sixteen letters..0' }, { entry: 'sixteen letters..1' }],
          overbooking: null,
        },
      ],
    });
    expect(onReported(asked, placesKnown(1))).toEqual({
      refused: { refusal: 'tooFewPlaces', free: 1, deficit: 1 },
    });
    const overbooking = 'Så har det varit länge';
    expect(onReported({ ...asked, overbooking }, placesKnown(1))).toMatchObject({
      events: [{}, { overbooking }],
    });
  });

  test('needs what is known of the places, to decide on them', () => {
    expect(() => decide(join(), { head: aHead() }, mondayMorning)).toThrow(/needs the entries/);
  });
});

describe('an insats that keeps a ledger', () => {
  test('states no figures beside it, and no period in it', () => {
    const insats = aLedger();
    expect(insats.refusal(reportNow(2))).toEqual({ refusal: 'ledgerKeptHere' });
    expect(
      insats.refusal({
        type: 'correct',
        correction: { kind: 'now', corrects: 2, free: 1, queue: null, reason: 'Fel' },
      }),
    ).toEqual({ refusal: 'ledgerKeptHere' });
    const later = { at: '2026-03-20T08:00:00.000Z' };
    expect(insats.refusal(reportPeriod('2026-03-01', '2026-03-02'), later)).toEqual({
      refusal: 'periodInLedger',
      from: '2026-03-02',
      to: '2026-03-20',
    });
    expect(insats.refusal(reportPeriod('2026-03-05', '2026-03-06'), later)).toHaveProperty(
      'refusal',
      'periodInLedger',
    );
    expect(insats.refusal(reportPeriod('2026-02-01', '2026-03-01'), later)).toBeUndefined();
  });

  test('goes back to reporting with what is free and how many queue, as they stand', () => {
    const insats = aLedger({ places: 4, rules: { sharing: true } });
    insats.started({ hoursPerWeek: 30 });
    insats.joined();
    insats.offered(insats.joined({ hoursPerWeek: 20 }), { passing: 'urgent' });
    expect(insats.ask(closeLedger, { at: '2026-03-06T08:00:00.000Z' })).toEqual({
      events: [{ type: 'ledgerClosed', free: 2, queue: 1 }],
    });
    expect(insats.head).toMatchObject({
      source: 'reported',
      book: null,
      bookKept: { from: '2026-03-02', to: '2026-03-06' },
      counts: { free: 2, queue: 1, asOf: '2026-03-06T08:00:00.000Z', statedIn: insats.head.version },
    });
    expect(insats.seen()).toMatchObject({ free: 2, queue: 1, source: 'reported' });
    expect(insats.log.map(({ event }) => event.type)).not.toContain('placementEnded');
  });

  test('counts what is free in every start of a course when it goes back', () => {
    const insats = aLedger({ places: 0 });
    insats.done(planCohort({ places: 2 }));
    insats.done(planCohort({ places: 3, startsOn: '2026-08-17', endsOn: null }));
    expect(insats.ask(closeLedger)).toMatchObject({ events: [{ free: 5, queue: 0 }] });
  });

  test('that was closed and opened again knows nothing of those in the earlier one', () => {
    const insats = aLedger();
    const waiting = insats.joined();
    const { entry: placed, offer: accepted } = insats.placed();
    insats.done(closeLedger);
    insats.done(openLedger());
    expect(insats.seen()).toMatchObject({ free: 3, queue: 0 });
    for (const command of [
      { type: 'leave', entry: waiting, reason: 'moved' } as const,
      offer(waiting),
      end(placed),
      accept(accepted),
    ]) {
      expect(insats.refusal(command)).toEqual({ refusal: 'noSuchEntry' });
    }
    expect(insats.refusal(offer(null))).toEqual({ refusal: 'nobodyToOffer' });
  });

  test('keeps an id for whom it was given, also when the request comes again in a later ledger', () => {
    const insats = aLedger();
    const key = insats.newKey();
    insats.done(join(), { key });
    insats.done(closeLedger);
    insats.done(openLedger());
    expect(insats.refusal(join(), { key })).toEqual({ refusal: 'entryExists' });
  });

  test('may not be reported for the days it was kept, after it was closed', () => {
    const insats = aLedger();
    insats.done(closeLedger, { at: '2026-03-06T08:00:00.000Z' });
    const later = { at: '2026-03-20T08:00:00.000Z' };
    expect(insats.refusal(reportPeriod('2026-03-06', '2026-03-10'), later)).toEqual({
      refusal: 'periodInLedger',
      from: '2026-03-02',
      to: '2026-03-06',
    });
    expect(insats.refusal(reportPeriod('2026-03-07', '2026-03-10'), later)).toBeUndefined();
    expect(insats.refusal(reportPeriod('2026-02-20', '2026-03-01'), later)).toBeUndefined();
  });

  test('cannot be closed for good while somebody waits, has an offer or takes part', () => {
    const insats = aLedger();
    const close = { type: 'closeInsats', reason: 'Upphandlingen är slut' } as const;
    const waiting = insats.joined();
    expect(insats.refusal(close)).toEqual({ refusal: 'insatsHasPeople', queue: 1, placements: 0 });
    insats.offered(waiting);
    const entry = insats.started({ passing: 'urgent' });
    insats.started({ referrer: 'region' });
    expect(insats.refusal(close)).toEqual({ refusal: 'insatsHasPeople', queue: 0, placements: 3 });
    expect(insats.head.status).toBe('open');
    const empty = aLedger();
    empty.done(end(empty.started()));
    expect(empty.refusal(close)).toBeUndefined();
    expect(empty.refusal(join())).toEqual({ refusal: 'insatsIsClosed' });
    expect(insats.stage(entry)).toBe('placed');
  });

  test('is confirmed as still right without a change', () => {
    const insats = aLedger();
    const later = '2026-03-20T08:00:00.000Z';
    expect(eventsOf(insats.ask({ type: 'confirm' }, { at: later }))).toEqual(['countsConfirmed']);
    expect(insats.seen()).toMatchObject({ asOf: later, free: 3 });
  });

  test('takes no figures from an imported file', () => {
    const insats = aLedger();
    const row = {
      description: aDescription(),
      criteria: null,
      places: 9,
      report: { free: 9, queue: null },
      closures: [],
    };
    const imported = {
      type: 'importRow',
      forbund: 'linkoping',
      organisation: 'cykelkooperativet',
      externalReference: 'rad-1',
      rowHash: 'row',
      row,
    } as const;
    expect(eventsOf(insats.ask(imported))).toEqual(['rowImported']);
    expect(insats.seen()).toMatchObject({ places: 3, free: 3 });
  });
});

describe('a course', () => {
  test('has starts with places of their own, that are planned and changed', () => {
    const insats = aLedger();
    const made = insats.ask(planCohort(), { key: 'sixteen letters.eight more' });
    const cohort = {
      cohort: 'sixteen letters.',
      startsOn: '2026-05-04',
      endsOn: '2026-06-26',
      capacityMinutes: 4_800,
    };
    expect(made).toEqual({
      events: [{ type: 'cohortPlanned', cohort, overbooking: null }],
      made: { cohort: 'sixteen letters.' },
    });
    const asPlanned = planCohort({ cohort: 'sixteen letters.' });
    expect(insats.ask(asPlanned)).toEqual({ events: [] });
    expect(insats.ask({ ...asPlanned, places: 5 })).toMatchObject({
      events: [{ cohort: { ...cohort, capacityMinutes: 12_000 } }],
    });
    expect(insats.book.cohorts).toEqual([{ ...cohort, capacityMinutes: 12_000 }]);
  });

  test('has starts in the order of their days, and no more than twelve', () => {
    const insats = aLedger();
    for (let month = 12; month >= 1; month -= 1) {
      const startsOn = `2027-${String(month).padStart(2, '0')}-01`;
      insats.done(planCohort({ startsOn, endsOn: null }));
    }
    const days = insats.book.cohorts.map(({ startsOn }) => startsOn);
    expect(days).toEqual(days.toSorted());
    expect(insats.refusal(planCohort())).toEqual({ refusal: 'tooManyCohorts', most: 12 });
    const known = insats.book.cohorts[0]?.cohort ?? '';
    expect(insats.refusal(planCohort({ cohort: known, endsOn: null }))).toBeUndefined();
  });

  test('has starts that exist, are planned once and do not end before they begin', () => {
    const insats = aLedger();
    const key = insats.newKey();
    insats.done(planCohort({ endsOn: '2026-05-04' }), { key });
    expect(insats.refusal(planCohort(), { key })).toEqual({ refusal: 'entryExists' });
    expect(insats.refusal(planCohort({ cohort: 'another' }))).toEqual({ refusal: 'noSuchCohort' });
    expect(insats.refusal(planCohort({ endsOn: '2026-05-03' }))).toEqual({
      refusal: 'cohortBackwards',
      startsOn: '2026-05-04',
      endsOn: '2026-05-03',
    });
  });

  test('start is called off while nobody has a place or an offer in it', () => {
    const insats = aLedger();
    const may = insats.done(planCohort()).cohort;
    const other = insats.done(planCohort()).cohort;
    const cancel = { type: 'cancelCohort', cohort: may } as const;
    expect(insats.refusal({ type: 'cancelCohort', cohort: 'another' })).toEqual({ refusal: 'noSuchCohort' });
    const entry = insats.started({ cohort: may });
    expect(insats.refusal(cancel)).toEqual({ refusal: 'cohortInUse' });
    insats.done(end(entry));
    insats.started({ cohort: other });
    expect(insats.ask(cancel)).toEqual({ events: [{ type: 'cohortCancelled', cohort: may }] });
    expect(insats.book.cohorts.map(({ cohort }) => cohort)).toEqual([other]);
  });

  test('start with fewer places than are taken needs a decision; places of another start do not help', () => {
    const insats = aLedger({ places: 0 });
    const may = insats.done(planCohort()).cohort;
    insats.done(planCohort({ places: 9, startsOn: '2026-08-17', endsOn: null }));
    insats.started({ cohort: may });
    insats.started({ cohort: may });
    expect(insats.refusal(start({ cohort: may }))).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    const smaller = planCohort({ cohort: may, places: 1 });
    expect(insats.refusal(smaller)).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    const overbooking = 'Mindre sal';
    expect(insats.ask({ ...smaller, overbooking })).toMatchObject({ events: [{ overbooking }] });
    expect(insats.seen()).toMatchObject({ free: 9, deficit: 1 });
  });
});

test('a clock that goes slow decides at the moment of what was recorded last', () => {
  const insats = aLedger();
  insats.done(join(), { at: '2026-03-04T08:00:00.000Z', by: aCoordinator });
  const decision = insats.ask(offer(null), { at: mondayMorning });
  expect(decision).toHaveProperty('events.0.until', '2026-03-11T23:00:00.000Z');
  expect(insats.head.recordedAt).toBe('2026-03-04T08:00:00.000Z');
  insats.done(setPlaces(4));
});
