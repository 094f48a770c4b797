import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultThresholds } from '#forbund';
import { type CatalogueEntry, catalogueQuery, createCatalogueIndex } from '#search';
import { anEntry } from '../../test/builders/catalogue.ts';
import { mondayMorning } from '../../test/builders/ledger.ts';
import { plainWordSearch } from '../../test/search/plain-word-search.ts';

const known = {
  thresholdsOf: () => defaultThresholds,
  providerName: (_: string, organisation: string) => organisation,
  waitOf: () => null,
};

/** Words that are kin in every way: forms, compounds, parts, synonyms, names of places. */
const said =
  `trädgård trädgårdar trädgårdsarbete odling arbete arbetsträning träning träna språk språkcafé café svenska
 jobbcoach jobbcoachning coach verkstad cykelverkstad cykel cyklar botkyrka kyrka skog skogen snickeri trä praktik
 praktikplats plats rehabilitering arbetsrehabilitering daglig verksamhet förskola skola unga vuxna hälsa
 sysselsättning stöd vardagsstöd vardag`.split(/\s+/);
const asked = [
  ...said,
  ...`tradgard traedgaard tradgrd sysselsätning förskolla jobbcoatch trädgådsarbete träd trädg jobbc hantv språkträning
 trädgårdspraktik caféarbete utbildning arbetskonsulent odl sprak skogsarbete och i hus xyzzy`.split(/\s+/),
  'daglig verksamhet',
  'jobb coach',
  'unga vuxna',
];
const phrase = (words: readonly string[], maxLength: number) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength }).map((its) => its.join(' '));
const anyEntry = fc.record({ name: phrase(said, 2), summary: fc.option(phrase(said, 12)) });

const indexed = (entries: readonly CatalogueEntry[], q: string) => {
  const index = createCatalogueIndex();
  index.hold(entries, known);
  const { hits, total } = index.search(catalogueQuery.parse({ q, limit: 100 }), mondayMorning);
  return { total, insatser: hits.map(({ entry }) => entry.head.insats) };
};

test.each([
  ['few', 12],
  ['more than twenty', 60],
])('the index answers a question of words as its definition does, of %s insatser', (_, maxLength) => {
  const anyCatalogue = fc.array(anyEntry, { minLength: maxLength / 2, maxLength });
  fc.assert(
    fc.property(anyCatalogue, phrase(asked, 3), fc.constantFrom('', '.'), (texts, question, end) => {
      const entries = texts.map((text, place) => anEntry(`insats-${place}`, text));
      const plainly = plainWordSearch(entries, question + end, known);
      expect(indexed(entries, question + end)).toEqual({ total: plainly.length, insatser: plainly });
    }),
    { numRuns: 150 },
  );
});
