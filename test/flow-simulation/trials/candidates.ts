import { asBuilt, type Component, type Detector, detector } from './detectors.ts';

/** What was tried against the method as it is built: one change at a time, and then those together that helped. */
export type Candidate = {
  name: string;
  detect: Detector;
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
  { name: 'as built', detect: detector(asBuilt), inUntidy: true },
  {
    name: 'falls to 0.3',
    detect: detector({ ...asBuilt, components: of([third, 0.3], [third, 0.3], [third, 0.3]) }),
  },
  {
    name: 'falls to 0.5',
    detect: detector({ ...asBuilt, components: of([third, 0.5], [third, 0.5], [third, 0.5]) }),
  },
  { name: 'mixed falls 0.2, 0.4, 0.6', detect: detector({ ...asBuilt, components: mixed([0.2, 0.4, 0.6]) }) },
  { name: 'mixed falls 0.25, 0.5', detect: detector({ ...asBuilt, components: mixed([0.25, 0.5]) }) },
  {
    name: 'no fewer-onward',
    detect: detector({ ...asBuilt, components: of([0.5, 0.43], [0, 0.4], [0.5, 0.4]) }),
  },
  {
    name: 'weights 0.2, 0.3, 0.5',
    detect: detector({ ...asBuilt, components: of([0.2, 0.43], [0.3, 0.4], [0.5, 0.4]) }),
  },
  {
    name: 'weights 0.45, 0.1, 0.45',
    detect: detector({ ...asBuilt, components: of([0.45, 0.43], [0.1, 0.4], [0.45, 0.4]) }),
  },
  { name: 'own level at its 10th percentile', detect: detector({ ...asBuilt, careful: 0.1 }) },
  { name: 'own level at its 40th percentile', detect: detector({ ...asBuilt, careful: 0.4 }) },
  { name: 'own level at its median', detect: detector({ ...asBuilt, careful: 0.5 }) },
  { name: 'strongest day (CUSUM)', detect: detector({ ...asBuilt, over: 'the strongest day' }) },
  {
    name: 'strongest day, falls 0.1–0.7 (near GLR)',
    detect: detector({
      ...asBuilt,
      components: mixed([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
      over: 'the strongest day',
    }),
  },
  { name: 'learns what lies 180 days back', detect: detector({ ...asBuilt, learnsAfter: 180 }) },
  { name: 'learns what lies 365 days back', detect: detector({ ...asBuilt, learnsAfter: 365 }) },
  { name: 'tempers nothing', detect: detector({ ...asBuilt, tempered: 'nothing' }), inUntidy: true },
  { name: 'tempers the share too', detect: detector({ ...asBuilt, tempered: 'all' }), inUntidy: true },
];
