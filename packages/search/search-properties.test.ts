import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultThresholds } from '#forbund';
import {
  type CatalogueEntry,
  type CatalogueIndex,
  type CatalogueQuery,
  catalogueQuery,
  createCatalogueIndex,
  type FacetName,
  facetNames,
  sortOrders,
} from '#search';
import { anyCatalogue } from '../../test/builders/catalogue.ts';
import { mondayMorning } from '../../test/builders/ledger.ts';

const values: Record<FacetName, string[]> = {
  municipality: ['0580', '0581'],
  step: ['basic-support', 'structure'],
  track: ['language', 'health'],
  kind: ['motivation', 'language-training'],
  targetGroup: ['job-focused'],
  language: ['swedish', 'english'],
  principal: ['municipality', 'region'],
  provider: ['cykelkooperativet', 'constructor'],
  countsTowardActivityRequirement: ['yes', 'no'],
  forbund: ['linkoping'],
};
const choice = (name: FacetName) => fc.subarray(values[name]);
/** Mostly one or two facets are chosen, so that something is found. */
const choices = fc
  .subarray([...facetNames], { maxLength: 2 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, choice(name)]))));

const anyQuery: fc.Arbitrary<CatalogueQuery> = fc
  .record(
    {
      q: fc.constantFrom('träning', 'verkstad', 'svenska'),
      hasFreePlaces: fc.boolean(),
      hoursPerWeek: fc.integer({ min: 1, max: 40 }),
      sort: fc.constantFrom(...Object.keys(sortOrders)),
    },
    { requiredKeys: [] },
  )
  .chain((asked) => choices.map((chosen) => catalogueQuery.parse({ limit: 100, ...asked, ...chosen })));

const known = {
  thresholdsOf: () => defaultThresholds,
  providerName: (_: string, organisation: string) => organisation,
  waitOf: (insats: string) =>
    insats.endsWith('3') ? null : { medianDays: 5 * (Number(insats.slice(7)) % 7), lowDays: 0, highDays: 90 },
};
/** One index for each list of insatser, asked again and again, as the product asks it. */
const indexes = new WeakMap<CatalogueEntry[], CatalogueIndex>();
const search = (entries: CatalogueEntry[], query: CatalogueQuery) => {
  const index = indexes.get(entries) ?? createCatalogueIndex();
  index.hold(entries, known);
  indexes.set(entries, index);
  return index.search(query, mondayMorning);
};
const namesOf = (entries: CatalogueEntry[], query: CatalogueQuery) =>
  search(entries, query).hits.map(({ entry }) => entry.head.insats);

const always = (check: (entries: CatalogueEntry[], query: CatalogueQuery) => void) =>
  fc.assert(fc.property(anyCatalogue, anyQuery, check), { numRuns: 200 });

describe('whatever is asked of whatever catalogue', () => {
  test('a count beside a value is what choosing that value alone in its facet would find', () =>
    always((entries, query) => {
      const { facets } = search(entries, query);
      for (const name of facetNames) {
        for (const [value, count] of Object.entries(facets[name])) {
          expect(search(entries, { ...query, [name]: [value] }).total, `${name}=${value}`).toBe(count);
        }
        const absent = values[name].filter((value) => !Object.hasOwn(facets[name], value));
        for (const value of absent) expect(search(entries, { ...query, [name]: [value] }).total).toBe(0);
      }
    }));

  test('the count beside "lediga platser" is what asking for them would find', () =>
    always((entries, query) => {
      const { withFreePlaces } = search(entries, query);
      expect(search(entries, { ...query, hasFreePlaces: true }).total).toBe(withFreePlaces);
    }));

  test("a facet's own choice does not lower its own counts", () =>
    always((entries, query) => {
      const { facets } = search(entries, query);
      for (const name of facetNames) {
        expect(facets[name]).toEqual(search(entries, { ...query, [name]: [] }).facets[name]);
      }
    }));

  test('the answer does not depend on the order in which insatser are held', () =>
    always((entries, query) => {
      const shuffled = entries.toSorted((one, other) =>
        one.head.insats.split('').reverse().join('') < other.head.insats.split('').reverse().join('')
          ? -1
          : 1,
      );
      expect(search(shuffled, query)).toEqual(search(entries, query));
      expect(search(entries.toReversed(), query)).toEqual(search(entries, query));
    }));

  test('page after page shows every hit once, in the order of the whole', () =>
    fc.assert(
      fc.property(anyCatalogue, anyQuery, fc.integer({ min: 1, max: 7 }), (entries, query, limit) => {
        const whole = search(entries, query);
        const paged: string[] = [];
        for (let offset = 0; offset < whole.total; offset += limit) {
          const page = search(entries, { ...query, limit, offset });
          expect(page.total).toBe(whole.total);
          expect(page.facets).toEqual(whole.facets);
          paged.push(...page.hits.map(({ entry }) => entry.head.insats));
        }
        expect(paged).toEqual(whole.hits.map(({ entry }) => entry.head.insats));
        expect(new Set(paged).size).toBe(whole.total);
        expect(search(entries, { ...query, limit, offset: whole.total }).hits).toEqual([]);
      }),
    ));

  test('every order finds the same insatser', () =>
    always((entries, query) => {
      const found = namesOf(entries, { ...query, sort: 'name' }).toSorted();
      for (const sort of ['relevance', 'free', 'fresh'] as const) {
        expect(namesOf(entries, { ...query, sort }).toSorted()).toEqual(found);
      }
    }));

  test('another facet narrows, another value in the same facet widens', () =>
    always((entries, query) => {
      const { total } = search(entries, query);
      for (const name of facetNames) {
        const [value] = values[name];
        if (value === undefined) continue;
        const chosen = search(entries, { ...query, [name]: [...query[name], value] }).total;
        if (query[name].length === 0) expect(chosen).toBeLessThanOrEqual(total);
        else expect(chosen).toBeGreaterThanOrEqual(total);
      }
    }));

  test('what nobody knows to be free or full is never shown as either', () =>
    always((entries, query) => {
      for (const hasFreePlaces of [true, false]) {
        for (const { availability } of search(entries, { ...query, hasFreePlaces }).hits) {
          expect(availability.status).not.toBe('unknown');
          expect(availability.status === 'free').toBe(hasFreePlaces);
        }
      }
    }));
});
