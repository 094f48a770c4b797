import {
  codes,
  contents,
  countsAnswers,
  type Description,
  kinds,
  ladder,
  languages,
  municipalities,
  principals,
  targetGroups,
  tracks,
} from '#insats';
import type { Head } from '#ledger';
import type { CatalogueEntry } from '#search';
import { type Chance, chanceOf, wordDrawer } from './generated-words.ts';

/** The moment at which the generated figures are looked at. */
export const lookedAt = '2026-11-25T09:00:00.000Z';

const sizes = { insatserPerProvider: 20, forbund: 75, nameWords: 3, summaryWords: 45, forWhomWords: 20 };
const municipalityCodes = [...municipalities.keys()];

/** As many made-up insatser as asked for, in Swedish of a sort. The same seed gives the same. */
export function generatedInsatser(count: number, seed: number): CatalogueEntry[] {
  const chance = chanceOf(seed);
  const word = wordDrawer(chance);
  return Array.from({ length: count }, (_, number) => ({
    head: aHead(number, count, chance),
    documents: { description: aDescription(chance, word), criteria: null },
  }));
}

function aHead(number: number, count: number, chance: Chance): Head {
  const providers = Math.max(1, Math.round(count / sizes.insatserPerProvider));
  const provider = chance.below(providers);
  const daysOld = chance.below(10);
  return {
    insats: `insats${number}`,
    forbund: `forbund-${provider % sizes.forbund}`,
    organisation: `organisation-${provider}`,
    externalReference: null,
    version: 3,
    status: 'open',
    recordedAt: '2026-11-01T08:00:00.000Z',
    source: 'reported',
    capacityMinutes: 24_000,
    minutesPerPlace: 2_400,
    counts:
      chance.below(8) === 0
        ? null
        : {
            free: Math.max(0, chance.below(8) - 4),
            queue: chance.below(6),
            asOf: new Date(Date.parse(lookedAt) - daysOld * 86_400_000 - 3_600_000).toISOString(),
            statedIn: 3,
          },
    // Some are closed between the years, few today.
    closures:
      chance.below(10) === 0
        ? [{ from: '2026-12-21', to: '2027-01-06', reason: null }]
        : chance.below(100) === 0
          ? [{ from: '2026-11-23', to: '2026-11-27', reason: null }]
          : [],
    rowHash: null,
    importedCounts: null,
    book: null,
    bookKept: null,
  };
}

function aDescription(chance: Chance, word: () => string): Description {
  const one = <Value>(values: readonly Value[]): Value => {
    const value = values[chance.below(values.length)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  };
  const some = <Code extends string>(vocabulary: Record<Code, string>) => [
    ...new Set(Array.from({ length: 1 + chance.below(2) }, () => one(codes(vocabulary)))),
  ];
  const text = (length: number) => {
    const its = Array.from({ length: length + chance.below(length) }, word).join(' ');
    return `${its.charAt(0).toUpperCase()}${its.slice(1)}.`;
  };
  const steps = codes(ladder).filter((step) => step !== 'self-support');
  // As many municipalities are small as few are large.
  const municipality = () =>
    municipalityCodes[Math.floor(chance.share() ** 2 * municipalityCodes.length)] ?? '0580';
  return {
    name: text(sizes.nameWords).slice(0, -1),
    summary: text(sizes.summaryWords),
    forWhom: text(sizes.forWhomWords),
    aims: null,
    principal: one(codes(principals)),
    municipalities: [...new Set(Array.from({ length: 1 + chance.below(3) }, municipality))],
    step: one(steps),
    tracks: chance.below(2) === 0 ? [] : some(tracks),
    kinds: some(kinds),
    targetGroups: some(targetGroups),
    languages: some(languages),
    languageSupport: null,
    hoursPerWeek: { from: 5 + chance.below(10), to: 20 + chance.below(20), rampsUp: null },
    lengthWeeks: null,
    schedule: null,
    groupSize: null,
    adaptations: null,
    contents: some(contents),
    followUp: null,
    method: null,
    voluntary: null,
    countsTowardActivityRequirement: one(codes(countsAnswers)),
    financing: null,
    start: null,
    contact: null,
    provenance: { kind: 'demo', source: null, sourceYear: null, note: null },
  };
}
