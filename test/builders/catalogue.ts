import fc from 'fast-check';
import {
  codes,
  countsAnswers,
  type Description,
  kinds,
  ladder,
  languages,
  principals,
  targetGroups,
  tracks,
} from '#insats';
import type { Head } from '#ledger';
import type { CatalogueEntry } from '#search';
import { aDescription } from './insats.ts';
import { aHead, countsKnown, placesKnown } from './ledger.ts';

/** An insats in the catalogue whose description and head say only what the test says. */
export function anEntry(
  insats: string,
  said: Partial<Description> = {},
  known: Partial<Head> = {},
): CatalogueEntry {
  return {
    head: aHead({ insats, ...known }),
    documents: { description: aDescription(said), criteria: null },
  };
}

const several = <Code extends string>(vocabulary: Record<Code, string>) =>
  fc.option(fc.array(fc.constantFrom(...codes(vocabulary).slice(0, 3)), { maxLength: 3 }));
const one = <Code extends string>(vocabulary: Record<Code, string>) =>
  fc.option(fc.constantFrom(...codes(vocabulary).slice(0, 3)));

const said = fc.record({
  name: fc.constantFrom('Arbetsträning i skogen', 'Språkcafé', 'Cykelverkstaden', 'Öppen verkstad'),
  summary: fc.option(fc.constantFrom('Träna svenska', 'Laga cyklar i lugn takt')),
  municipalities: fc.option(fc.array(fc.constantFrom('0580', '0581', '0561'), { maxLength: 3 })),
  step: fc.option(fc.constantFrom(...codes(ladder).slice(0, 3))) as fc.Arbitrary<Description['step']>,
  tracks: several(tracks),
  kinds: several(kinds),
  targetGroups: several(targetGroups),
  languages: several(languages),
  principal: one(principals),
  countsTowardActivityRequirement: one(countsAnswers),
  hoursPerWeek: fc.option(
    fc.record({
      from: fc.option(fc.integer({ min: 0, max: 20 })),
      to: fc.option(fc.integer({ min: 20, max: 40 })),
      rampsUp: fc.constant(null),
    }),
  ),
});

const known = fc
  .record({
    forbund: fc.constantFrom('linkoping', 'norrkoping'),
    organisation: fc.constantFrom('cykelkooperativet', 'mariakyrkan', 'constructor'),
    free: fc.option(fc.integer({ min: 0, max: 3 })),
    queue: fc.option(fc.integer({ min: 0, max: 3 })),
    closed: fc.integer({ min: 0, max: 9 }),
    stale: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ forbund, organisation, free, queue, closed, stale }): Partial<Head> => {
    const { counts } = countsKnown(free ?? 0, queue);
    const asOf = stale === 0 ? '2026-01-01T00:00:00.000Z' : counts?.asOf;
    return {
      forbund,
      organisation,
      ...placesKnown(4),
      counts: free === null || !counts || !asOf ? null : { ...counts, asOf },
      ...(closed === 0 && { status: 'closed' as const }),
      ...(closed === 1 && { closures: [{ from: '2026-03-01', to: '2026-03-10', reason: null }] }),
    };
  });

/** Any catalogue: descriptions full of gaps, figures fresh, stale or never stated, some insatser closed. */
export const anyCatalogue: fc.Arbitrary<CatalogueEntry[]> = fc
  .array(fc.tuple(said, known), { maxLength: 25 })
  .map((all) => all.map(([words, figures], index) => anEntry(`insats-${index}`, words, figures)));
