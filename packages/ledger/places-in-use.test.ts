import { describe, expect, test } from 'vitest';
import { placesInUse, usesOf } from '#ledger';
import { aLedger, offer, planCohort, reserve, setPlaces, start } from '../../test/builders/places.ts';

type Kept = ReturnType<typeof aLedger>;
const usesIn = (insats: Kept) => placesInUse.parse(usesOf(insats.head, insats.book));

describe('who uses the places', () => {
  test('is counted per referrer, with those that stand offered beside', () => {
    const insats = aLedger({ places: 5 });
    insats.started({ referrer: 'region' });
    insats.started({ referrer: 'region', hoursPerWeek: 10 });
    insats.started({ referrer: 'municipality' });
    insats.offered(insats.joined({ referrer: 'region' }));
    insats.joined();
    expect(usesIn(insats)).toMatchObject({
      asOf: insats.book.asOf,
      rules: insats.book.rules,
      queue: 1,
      outsideCohorts: { places: 5, occupied: 3, offered: 1, free: 1, deficit: 0 },
      cohorts: [],
      reservations: [],
      uses: [
        { referrer: 'municipality', cohort: null, placements: 1, occupied: 1, offers: 0, offered: 0 },
        { referrer: 'region', cohort: null, placements: 2, occupied: 2, offers: 1, offered: 1 },
      ],
    });
  });

  test('is counted by the minute where places are shared, and rounded so that nothing looks freer than it is', () => {
    const insats = aLedger({ places: 2, rules: { sharing: true } });
    insats.started({ referrer: 'region', hoursPerWeek: 15 });
    insats.offered(insats.joined({ referrer: 'region', hoursPerWeek: 5 }));
    // 15 of 40 hours are three eighths of a place, 5 are one eighth, and 60 of 80 hours are left.
    expect(usesIn(insats)).toMatchObject({
      outsideCohorts: { places: 2, occupied: 0.5, offered: 0.25, free: 1.5, deficit: 0 },
      uses: [{ referrer: 'region', occupied: 0.5, offered: 0.25 }],
    });
  });

  test('stands beside what is reserved, used and left of it', () => {
    const insats = aLedger({ places: 4 });
    insats.started({ referrer: 'region' });
    insats.done(reserve({ referrer: 'region', places: 3 }));
    expect(usesIn(insats)).toMatchObject({
      outsideCohorts: { free: 1 },
      reservations: [{ referrer: 'region', places: 3, used: 1, free: 2 }],
    });
  });

  test('shows what is promised beyond what there is', () => {
    const insats = aLedger({ places: 2 });
    insats.started();
    insats.started();
    insats.done(setPlaces(1, 'Lokalen är mindre'));
    expect(usesIn(insats).outsideCohorts).toEqual({
      places: 1,
      occupied: 2,
      offered: 0,
      free: 0,
      deficit: 1,
    });
  });

  test('is told of each start of a course by itself', () => {
    const insats = aLedger({ places: 3 });
    const { cohort } = insats.done(planCohort({ places: 2 }));
    const { cohort: later } = insats.done(planCohort({ startsOn: '2026-08-17', endsOn: null, places: 1 }));
    insats.done(start({ startsOn: '2026-05-04', cohort }));
    insats.done(offer(insats.joined({ cohort: later, referrer: 'region' }), { cohort: later }));
    expect(usesIn(insats)).toMatchObject({
      cohorts: [
        { cohort, startsOn: '2026-05-04', endsOn: '2026-06-26', places: 2, occupied: 1, offered: 0, free: 1 },
        { cohort: later, startsOn: '2026-08-17', endsOn: null, places: 1, occupied: 0, offered: 1, free: 0 },
      ],
      uses: [
        { referrer: 'municipality', cohort, placements: 1, offers: 0 },
        { referrer: 'region', cohort: later, placements: 0, offers: 1 },
      ],
    });
  });
});
