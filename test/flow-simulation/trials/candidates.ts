import { asBuilt, type Component, type Settings } from './detectors.ts';

/** What was tried against the method as it is built: one change at a time, and then those together that helped. */
export type Candidate = {
  name: string;
  settings: Settings;
  /** Waits only as long as the insats itself has needed to write endings down. */
  ownLag?: boolean;
  /** Tried in the untidy world too. */
  inUntidy?: boolean;
};

const of = (
  share: readonly [number, number],
  onward: readonly [number, number],
  endings: readonly [number, number],
): Component[] => [
  { of: 'share', weight: share[0], falls: share[1] },
  { of: 'onward', weight: onward[0], falls: onward[1] },
  { of: 'endings', weight: endings[0], falls: endings[1] },
];

const third = 1 / 3;
/** The same weight for each of several falls. */
const mixed = (falls: readonly number[]): Component[] =>
  (['share', 'onward', 'endings'] as const).flatMap((of) =>
    falls.map((one) => ({ of, weight: third / falls.length, falls: one })),
  );

export const candidates: readonly Candidate[] = [
  { name: 'as built', settings: asBuilt, inUntidy: true },
  {
    name: 'falls to 0.3',
    settings: { ...asBuilt, components: of([third, 0.3], [third, 0.3], [third, 0.3]) },
  },
  {
    name: 'falls to 0.5',
    settings: { ...asBuilt, components: of([third, 0.5], [third, 0.5], [third, 0.5]) },
  },
  { name: 'mixed falls 0.2, 0.4, 0.6', settings: { ...asBuilt, components: mixed([0.2, 0.4, 0.6]) } },
  { name: 'mixed falls 0.25, 0.5', settings: { ...asBuilt, components: mixed([0.25, 0.5]) } },
  { name: 'no fewer-onward', settings: { ...asBuilt, components: of([0.5, 0.43], [0, 0.4], [0.5, 0.4]) } },
  {
    name: 'weights 0.2, 0.3, 0.5',
    settings: { ...asBuilt, components: of([0.2, 0.43], [0.3, 0.4], [0.5, 0.4]) },
  },
  {
    name: 'weights 0.45, 0.1, 0.45',
    settings: { ...asBuilt, components: of([0.45, 0.43], [0.1, 0.4], [0.45, 0.4]) },
  },
  { name: 'own level at its 10th percentile', settings: { ...asBuilt, careful: 0.1 } },
  { name: 'own level at its 40th percentile', settings: { ...asBuilt, careful: 0.4 } },
  { name: 'own level at its median', settings: { ...asBuilt, careful: 0.5 } },
  { name: 'strongest day (CUSUM)', settings: { ...asBuilt, over: 'the strongest day' } },
  {
    name: 'strongest day, falls 0.1–0.7 (near GLR)',
    settings: {
      ...asBuilt,
      components: mixed([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
      over: 'the strongest day',
    },
  },
  { name: 'learns what lies 180 days back', settings: { ...asBuilt, learnsAfter: 180 } },
  { name: 'learns what lies 365 days back', settings: { ...asBuilt, learnsAfter: 365 } },
  { name: 'tempers nothing', settings: { ...asBuilt, tempered: 'nothing' }, inUntidy: true },
  { name: 'tempers the share too', settings: { ...asBuilt, tempered: 'all' }, inUntidy: true },
  { name: 'own lag of registration', settings: asBuilt, ownLag: true, inUntidy: true },
  { name: 'learns 365, own lag', settings: { ...asBuilt, learnsAfter: 365 }, ownLag: true, inUntidy: true },
  {
    name: 'falls to 0.3, learns 365, own lag',
    settings: { ...asBuilt, components: of([third, 0.3], [third, 0.3], [third, 0.3]), learnsAfter: 365 },
    ownLag: true,
    inUntidy: true,
  },
];
