import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultThresholds } from '#forbund';
import {
  type CatalogueEntry,
  catalogueQuery,
  createCatalogueIndex,
  type KnownOfForbund,
  SnapshotRefused,
  sortOrders,
} from '#search';
import { anEntry, anyCatalogue } from '../../test/builders/catalogue.ts';
import { countsKnown, mondayMorning, placesKnown } from '../../test/builders/ledger.ts';
import { generatedInsatser } from '../../test/search/generated-insatser.ts';
import { plainSearch } from '../../test/search/plain-search.ts';

const known: KnownOfForbund = {
  thresholdsOf: () => defaultThresholds,
  providerName: (_, organisation) => organisation,
  waitOf: (insats) => ({ medianDays: 7 * (insats.length % 5), lowDays: 1, highDays: 90 }),
};

function indexOf(entries: readonly CatalogueEntry[], snapshot?: Uint8Array) {
  const index = createCatalogueIndex(snapshot);
  index.hold(entries, known);
  return index;
}

const anyQuery = fc
  .record(
    {
      q: fc.constantFrom('träning', 'öppen verkstad', 'svenska i skogen', 'cykl', 'sprakcafe', 'verkstadd'),
      step: fc.subarray(['basic-support', 'structure']),
      municipality: fc.subarray(['0580', '0581']),
      forbund: fc.subarray(['linkoping', 'norrkoping']),
      hasFreePlaces: fc.boolean(),
      hoursPerWeek: fc.integer({ min: 1, max: 40 }),
      maxWaitWeeks: fc.integer({ min: 0, max: 520 }),
      sort: fc.constantFrom(...(Object.keys(sortOrders) as (keyof typeof sortOrders)[])),
    },
    { requiredKeys: [] },
  )
  .map((asked) => catalogueQuery.parse({ limit: 100, ...asked }));

/** Moments around those at which the figures of the generated catalogues turn stale, and closures begin and end. */
const anyMoment = fc
  .integer({ min: 0, max: 20 * 24 * 60 })
  .map((minutes) => new Date(Date.parse('2026-02-25T00:00:00.000Z') + minutes * 60_000).toISOString());

describe('the index', () => {
  test('says the same as looking at every insats, whatever is asked and whenever', () =>
    fc.assert(
      fc.property(
        anyCatalogue,
        anyQuery,
        fc.array(anyMoment, { minLength: 1, maxLength: 4 }),
        (entries, query, moments) => {
          const index = indexOf(entries);
          for (const now of moments)
            expect(index.search({ ...query, q: '' }, now)).toMatchObject(
              plainSearch(entries, { ...query, q: '' }, known, now),
            );
        },
      ),
    ));

  test('is the same after any changes as one made anew', () =>
    fc.assert(
      fc.property(fc.array(anyCatalogue, { minLength: 2, maxLength: 4 }), anyQuery, (catalogues, query) => {
        const index = createCatalogueIndex();
        for (const entries of catalogues) {
          index.hold(entries, known);
          expect(index.search(query, mondayMorning)).toEqual(indexOf(entries).search(query, mondayMorning));
          expect(Buffer.compare(index.snapshot(), indexOf(entries).snapshot())).toBe(0);
        }
      }),
      { numRuns: 30 },
    ));

  test('shows a figure that has changed, and finds by a name that has changed', () => {
    const before = anEntry('skogen', { name: 'I skogen' }, { ...placesKnown(4), ...countsKnown(0) });
    const index = indexOf([before]);
    index.hold([anEntry('skogen', { name: 'I skogen' }, { ...placesKnown(4), ...countsKnown(3) })], known);
    expect(index.search(catalogueQuery.parse({}), mondayMorning).hits[0]?.availability.free).toBe(3);
    index.hold([anEntry('skogen', { name: 'Bageriet' })], known);
    expect(index.search(catalogueQuery.parse({ q: 'skogen' }), mondayMorning).total).toBe(0);
    expect(index.search(catalogueQuery.parse({ q: 'bageriet' }), mondayMorning).total).toBe(1);
    index.hold([anEntry('skogen', { name: 'Bageriet' })], {
      ...known,
      providerName: () => 'Kooperativet Limpan',
    });
    expect(index.search(catalogueQuery.parse({ q: 'limpan' }), mondayMorning).total).toBe(1);
  });

  test('says another wait when another is predicted, and nothing else has changed', () => {
    const full = [anEntry('skogen', {}, { ...placesKnown(4), ...countsKnown(0) })];
    const index = indexOf(full);
    const waitNow = () => index.search(catalogueQuery.parse({}), mondayMorning).hits[0]?.availability.wait;
    expect(waitNow()?.medianDays).toBe(7);
    index.hold(full, { ...known, waitOf: () => ({ medianDays: 300, lowDays: 200, highDays: 400 }) });
    expect(waitNow()?.medianDays).toBe(300);
    expect(index.search(catalogueQuery.parse({ maxWaitWeeks: 40 }), mondayMorning).total).toBe(0);
  });

  test('tells how much of some words each insats meets', () => {
    const index = indexOf([
      anEntry('both', { name: 'Djur och natur' }),
      anEntry('one', { name: 'Djur' }),
      anEntry('none', { name: 'Kontor' }),
    ]);
    const met = index.relevance('djur natur');
    expect(met.get('both')).toBe(1);
    expect(met.get('one')).toBeGreaterThan(0);
    expect(met.get('one')).toBeLessThan(1);
    expect(met.has('none')).toBe(false);
    expect(index.relevance('')).toEqual(new Map());
  });
});

describe('a snapshot', () => {
  const entries = generatedInsatser(120, 1);
  const snapshot = indexOf(entries).snapshot();

  test('answers as the index that it was made of, also when it has been changed since', () => {
    const changed = [anEntry('ny', { name: 'Alldeles ny' }), ...entries.slice(1)];
    for (const held of [entries, changed]) {
      for (const q of ['', 'träning', 'svenska praktik', 'alldeles'])
        expect(indexOf(held, snapshot).search(catalogueQuery.parse({ q }), mondayMorning)).toEqual(
          indexOf(held).search(catalogueQuery.parse({ q }), mondayMorning),
        );
      expect(Buffer.compare(indexOf(held, snapshot).snapshot(), indexOf(held).snapshot())).toBe(0);
    }
  });

  test('is read wherever in a buffer it stands', () => {
    const moved = new Uint8Array(snapshot.length + 3);
    moved.set(snapshot, 3);
    expect(Buffer.compare(indexOf(entries, moved.subarray(3)).snapshot(), snapshot)).toBe(0);
  });

  test('is refused with one byte changed, anywhere', () =>
    fc.assert(
      fc.property(fc.nat(snapshot.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const spoilt = snapshot.slice();
        spoilt[place] = (spoilt[place] ?? 0) ^ change;
        expect(() => createCatalogueIndex(spoilt)).toThrow(SnapshotRefused);
      }),
    ));

  test('is refused when cut short, and when it is something else', () => {
    expect(() => createCatalogueIndex(snapshot.slice(0, -8))).toThrow(SnapshotRefused);
    expect(() => createCatalogueIndex(snapshot.slice(0, 7))).toThrow(SnapshotRefused);
    expect(() => createCatalogueIndex(new TextEncoder().encode('<!doctype html><p>Hej på dig</p>'))).toThrow(
      SnapshotRefused,
    );
  });
});
