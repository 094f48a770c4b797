import { describe, expect, test } from 'vitest';
import { anAdmin, aProvider } from '../../test/builders/ledger.ts';
import {
  aCoordinator,
  accept,
  aLedger,
  carriedIn,
  changeHours,
  correctEntry,
  end,
  type KeptLedger,
  openLedger,
  refuseOffer,
} from '../../test/builders/places.ts';

const wrong = { refusal: 'notSuchCorrection' };
/** The number of the event that brought an entry where it stands. */
const latestOf = (insats: KeptLedger, entry: string) => insats.entry(entry).stageSince;

/** Corrects the latest of an entry. */
const correct = (
  insats: KeptLedger,
  entry: string,
  correction: Parameters<typeof correctEntry>[2],
  said: Parameters<typeof correctEntry>[3] = {},
) => correctEntry(entry, latestOf(insats, entry), correction, said);

describe('a correction', () => {
  test('is an event of its own, with the reason, what was and what becomes', () => {
    const insats = aLedger();
    const entry = insats.started();
    const started = insats.head.version;
    expect(insats.ask(correct(insats, entry, { kind: 'mistaken' }))).toEqual({
      events: [
        {
          type: 'entryCorrected',
          entry,
          corrects: started,
          reason: 'Fel knapp',
          claim: { minutes: 2_400, referrer: 'municipality', cohort: null },
          was: {
            is: 'placed',
            startsOn: '2026-03-02',
            offer: null,
            carriedIn: false,
            ready: null,
            cameFrom: null,
          },
          becomes: { is: 'mistaken' },
          overbooking: null,
        },
      ],
      made: { entry },
    });
    expect(insats.log.map(({ event }) => event.type)).toContain('placementStarted');
    expect(insats.entry(entry)).toMatchObject({ stage: { is: 'mistaken' }, stageSince: insats.head.version });
    expect(insats.seen().free).toBe(3);
  });

  test('names the event that was wrong, and is refused where something has happened since', () => {
    const insats = aLedger();
    const entry = insats.started();
    const started = insats.head.version;
    expect(insats.refusal(correctEntry('nobody', started, { kind: 'mistaken' }))).toEqual({
      refusal: 'noSuchEntry',
    });
    insats.done(end(entry));
    expect(insats.refusal(correctEntry(entry, started, { kind: 'mistaken' }))).toEqual({
      refusal: 'entryMovedOn',
    });
    expect(insats.refusal(correctEntry(entry, started + 1, { kind: 'not-ended' }))).toBeUndefined();
  });
});

describe('registered by mistake', () => {
  test('can be what waits, has an offer, has left or has ended, and it counts for nothing', () => {
    const insats = aLedger();
    const [waiting, offered, left] = [insats.joined(), insats.joined(), insats.joined()];
    insats.offered(offered, { passing: 'urgent' });
    insats.done({ type: 'leave', entry: left, reason: 'moved' });
    const ended = insats.started({ passing: 'urgent' });
    insats.done(end(ended));
    for (const entry of [waiting, offered, left, ended]) {
      expect(insats.refusal(correct(insats, entry, { kind: 'mistaken' }))).toBeUndefined();
    }
    expect(insats.book).toMatchObject({ queue: 0, uses: [], deadlines: [] });
  });

  test('can be one who is parked', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.done(refuseOffer(insats.offered(entry), { afterwards: 'parked' }));
    expect(insats.book.queue).toBe(1);
    insats.done(correct(insats, entry, { kind: 'mistaken' }));
    expect(insats.book.queue).toBe(0);
  });

  test('can be nothing twice', () => {
    const insats = aLedger();
    const entry = insats.joined();
    insats.done(correct(insats, entry, { kind: 'mistaken' }));
    expect(insats.refusal(correct(insats, entry, { kind: 'mistaken' }))).toEqual(wrong);
  });
});

describe('back in the queue', () => {
  test.each(['offered', 'placed', 'left', 'mistaken'] as const)(
    'comes one who is %s, on the same place',
    (is) => {
      const insats = aLedger();
      const [entry, later] = [insats.joined({ hoursPerWeek: 20 }), insats.joined()];
      if (is === 'left') insats.done({ type: 'leave', entry, reason: 'moved' });
      else if (is === 'mistaken') insats.done(correct(insats, entry, { kind: 'mistaken' }));
      else {
        const offered = insats.offered(entry);
        if (is === 'placed') insats.done(accept(offered));
      }
      expect(insats.stage(entry)).toBe(is);
      insats.done(correct(insats, entry, { kind: 'back-in-queue' }));
      expect(insats.entry(entry)).toMatchObject({ stage: { is: 'waiting' }, toTell: null });
      expect(insats.book).toMatchObject({ queue: 2, uses: [], deadlines: [] });
      expect(
        insats.done({
          type: 'offer',
          entry: null,
          cohort: null,
          workingDays: null,
          passing: null,
          overbooking: null,
        }).entry,
      ).toBe(entry);
      expect(insats.stage(later)).toBe('waiting');
    },
  );

  test('comes nobody who stands there already, has ended, or never stood in it', () => {
    const insats = aLedger();
    const [waiting, parked] = [insats.joined(), insats.joined()];
    insats.done(refuseOffer(insats.offered(parked, { passing: 'urgent' }), { afterwards: 'parked' }));
    const { entry: ended } = insats.placed();
    insats.done(end(ended, { on: '2026-03-09' }), { at: '2026-03-09T20:00:00.000Z' });
    const outside = insats.started({ passing: 'urgent' });
    for (const entry of [waiting, parked, ended, outside]) {
      expect(insats.refusal(correct(insats, entry, { kind: 'back-in-queue' }))).toEqual(wrong);
    }
  });

  test('an offer that was a mistake can no longer be answered', () => {
    const insats = aLedger();
    const entry = insats.joined();
    const offered = insats.offered(entry);
    insats.done(correct(insats, entry, { kind: 'back-in-queue' }));
    expect(insats.refusal(accept(offered))).toEqual({ refusal: 'offerAnswered' });
  });
});

describe('another day of start', () => {
  const started = (startsOn: string) => ({ kind: 'started', startsOn }) as const;

  test('is set right for a placement and for an ended one, and nothing else of it changes', () => {
    const insats = aLedger();
    const entry = insats.started();
    const before = insats.entry(entry).stage;
    insats.done(correct(insats, entry, started('2026-02-16')));
    expect(insats.entry(entry).stage).toEqual({ ...before, startsOn: '2026-02-16' });
    insats.done(end(entry));
    const ended = insats.entry(entry).stage;
    insats.done(correct(insats, entry, started('2026-03-02')));
    expect(insats.entry(entry).stage).toEqual({ ...ended, startsOn: '2026-03-02' });
    expect(insats.book.uses).toEqual([]);
  });

  test('cannot lie after the ending, or belong to one who has not begun', () => {
    const insats = aLedger();
    const entry = insats.started();
    insats.done(end(entry));
    expect(insats.refusal(correct(insats, entry, started('2026-03-03')))).toEqual({
      refusal: 'endsBeforeStart',
      on: '2026-03-02',
      startsOn: '2026-03-03',
    });
    expect(insats.refusal(correct(insats, insats.joined(), started('2026-03-02')))).toEqual(wrong);
  });
});

describe('another ending', () => {
  const ended = { kind: 'ended', outcome: 'studies', toStep: null, on: '2026-03-02' } as const;

  test('sets outcome, step and day right', () => {
    const insats = aLedger();
    const entry = insats.started();
    insats.done(end(entry));
    const before = insats.entry(entry).stage;
    insats.done(correct(insats, entry, { ...ended, outcome: 'returned', toStep: 'structure' }));
    expect(insats.entry(entry).stage).toEqual({ ...before, outcome: 'returned', toStep: 'structure' });
    expect(insats.book.uses).toEqual([]);
  });

  test('has happened, and not before the start', () => {
    const insats = aLedger();
    const entry = insats.started();
    insats.done(end(entry));
    expect(insats.refusal(correct(insats, entry, { ...ended, on: '2026-03-03' }))).toEqual({
      refusal: 'notHappenedYet',
      on: '2026-03-03',
      today: '2026-03-02',
    });
    expect(insats.refusal(correct(insats, entry, { ...ended, on: '2026-03-01' }))).toEqual({
      refusal: 'endsBeforeStart',
      on: '2026-03-01',
      startsOn: '2026-03-02',
    });
  });

  test('of one whose start nobody knows may lie on any day that has been', () => {
    const insats = aLedger();
    insats.done({ type: 'carryIn', placements: [carriedIn()], overbooking: null });
    const entry = [...insats.entries.keys()][0] ?? '';
    insats.done(end(entry));
    expect(insats.refusal(correct(insats, entry, { ...ended, on: '2020-01-01' }))).toBeUndefined();
    expect(
      insats.refusal(correct(insats, entry, { kind: 'started', startsOn: '2019-01-01' })),
    ).toBeUndefined();
  });

  test('and an ending that never was are of one who has ended', () => {
    const insats = aLedger();
    const entry = insats.started();
    expect(insats.refusal(correct(insats, entry, ended))).toEqual(wrong);
    expect(insats.refusal(correct(insats, entry, { kind: 'not-ended' }))).toEqual(wrong);
  });
});

describe('an ending that never was', () => {
  test('gives the placement back as it stood, and it takes its place again', () => {
    const insats = aLedger({ places: 1 });
    const { entry, offer: offered } = insats.placed();
    insats.done(changeHours(entry, 20, { on: '2026-03-09' }));
    const before = insats.entry(entry);
    insats.done(end(entry, { on: '2026-03-09' }), { at: '2026-03-09T20:00:00.000Z' });
    insats.done(correct(insats, entry, { kind: 'not-ended' }));
    expect(insats.entry(entry)).toMatchObject({
      stage: { ...before.stage, offer: offered },
      claim: { minutes: 1_200 },
    });
    expect(insats.book.uses).toMatchObject([{ placements: 1, placementMinutes: 1_200 }]);
  });

  test('needs a decision where the place is taken since, and not by the coordinator', () => {
    const insats = aLedger({ places: 1 });
    const entry = insats.started();
    insats.done(end(entry));
    insats.started();
    const undo = correct(insats, entry, { kind: 'not-ended' });
    expect(insats.refusal(undo)).toEqual({ refusal: 'tooFewPlaces', free: 0, deficit: 1 });
    expect(insats.refusal({ ...undo, overbooking: 'Båda är kvar' }, { by: aCoordinator })).toEqual({
      refusal: 'overbookingNotYours',
    });
    expect(insats.stage(entry)).toBe('ended');
    expect(insats.refusal({ ...undo, overbooking: 'Båda är kvar' }, { by: anAdmin })).toBeUndefined();
    expect(insats.seen()).toMatchObject({ deficit: 1 });
  });
});

describe('a placement that follows on another insats', () => {
  /** One who ended in the workshop into the kitchen. */
  function movedOn() {
    const workshop = aLedger();
    const kitchen = aLedger({ insats: 'kok', step: 'supported-work' });
    const from = workshop.started();
    const into = kitchen.placed();
    const place = { insats: 'kok', offer: into.offer };
    workshop.done(end(from, { outcome: 'next-insats', into: place }), { elsewhere: kitchen });
    return { workshop, kitchen, from, into: into.entry };
  }

  test('is put right where it ended first', () => {
    const { workshop, kitchen, from, into } = movedOn();
    const follows = { refusal: 'followsAnEnding' };
    expect(kitchen.refusal(correct(kitchen, into, { kind: 'mistaken' }))).toEqual(follows);
    expect(kitchen.refusal(correct(kitchen, into, { kind: 'back-in-queue' }))).toEqual(follows);
    expect(workshop.refusal(correct(workshop, from, { kind: 'mistaken' }))).toEqual({
      refusal: 'linkedEnding',
    });
    kitchen.done(end(into, { on: '2026-03-09' }), { at: '2026-03-09T20:00:00.000Z' });
    expect(kitchen.refusal(correct(kitchen, into, { kind: 'mistaken' }))).toEqual(follows);
  });

  test('keeps its outcome and its step, but the day of the ending may be set right', () => {
    const { workshop, from } = movedOn();
    const ended = { kind: 'ended', outcome: 'work', toStep: null, on: '2026-03-02' } as const;
    expect(workshop.refusal(correct(workshop, from, ended))).toEqual({ refusal: 'linkedEnding' });
    const later = correct(workshop, from, { ...ended, outcome: 'next-insats', on: '2026-03-03' });
    expect(workshop.ask(later, { at: '2026-03-03T08:00:00.000Z' })).toMatchObject({
      events: [{ becomes: { outcome: 'next-insats', toStep: 'supported-work', on: '2026-03-03' } }],
    });
  });

  test('follows on nothing any more when the ending never was', () => {
    const { workshop, kitchen, from, into } = movedOn();
    const decision = workshop.ask(correct(workshop, from, { kind: 'not-ended' }), { elsewhere: kitchen });
    expect(decision).toMatchObject({
      elsewhere: { insats: 'kok', event: { type: 'placementFollows', entry: into, cameFrom: null } },
    });
    expect(kitchen.entry(into).stage).toMatchObject({ is: 'placed', cameFrom: null });
    expect(kitchen.refusal(correct(kitchen, into, { kind: 'mistaken' }))).toBeUndefined();
  });

  test('is left alone when only the day of the ending is set right, or the correction is refused', () => {
    const { workshop, kitchen, from } = movedOn();
    const day = { kind: 'ended', outcome: 'next-insats', toStep: null, on: '2026-03-02' } as const;
    const elsewhere = { elsewhere: kitchen };
    expect(workshop.ask(correct(workshop, from, day), elsewhere)).not.toHaveProperty('elsewhere');
    workshop.started();
    workshop.done({ type: 'setPlaces', places: 1, hoursPerPlace: 40, overbooking: null });
    const undo = correct(workshop, from, { kind: 'not-ended' });
    expect(workshop.ask(undo, elsewhere)).toMatchObject({ refused: { refusal: 'tooFewPlaces' } });
    expect(kitchen.log.filter(({ event }) => event.type === 'placementFollows')).toHaveLength(1);
  });

  test('of a ledger that was closed since, or that is not there, is left as it is', () => {
    const closed = movedOn();
    closed.kitchen.done({ type: 'closeLedger' });
    closed.kitchen.done(openLedger(), { by: aProvider });
    const undo = (moved: typeof closed) => correct(moved.workshop, moved.from, { kind: 'not-ended' });
    const elsewhere = { elsewhere: closed.kitchen };
    expect(closed.workshop.ask(undo(closed), elsewhere)).not.toHaveProperty('elsewhere');
    const reporting = movedOn();
    reporting.kitchen.done({ type: 'closeLedger' });
    expect(reporting.workshop.ask(undo(reporting), { elsewhere: reporting.kitchen })).not.toHaveProperty(
      'elsewhere',
    );
    const gone = movedOn();
    const decision = gone.workshop.ask(undo(gone));
    expect(decision).toHaveProperty('events.length', 1);
    expect(decision).not.toHaveProperty('elsewhere');
  });

  test('an ending elsewhere that is put right is no affair of an insats that it did not lead to', () => {
    const workshop = aLedger();
    const entry = workshop.started();
    workshop.done(end(entry));
    const other = aLedger({ insats: 'kok' });
    const undo = correct(workshop, entry, { kind: 'not-ended' });
    expect(workshop.ask(undo, { elsewhere: other })).not.toHaveProperty('elsewhere');
  });
});
