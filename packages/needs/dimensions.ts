import { codes, type LanguageLevel, ladder, languageLevels, municipalityName, type Step } from '#insats';

/** How many hours a week people can take part at most (aktivitetsförmåga), in the four bands of the surveys. */
export const hoursBands = {
  'up-to-10': 'Upp till 10 timmar i veckan',
  'up-to-20': '11–20 timmar i veckan',
  'up-to-30': '21–30 timmar i veckan',
  'up-to-40': '31–40 timmar i veckan',
} as const;

export type HoursBand = keyof typeof hoursBands;

/** Whole hours a week, both ends included. */
export const hoursOf: Readonly<Record<HoursBand, { from: number; to: number }>> = {
  'up-to-10': { from: 1, to: 10 },
  'up-to-20': { from: 11, to: 20 },
  'up-to-30': { from: 21, to: 30 },
  'up-to-40': { from: 31, to: 40 },
};

export type NeededStep = Exclude<Step, 'self-support'>;

/** The steps that people can need an insats on; `self-support` is the goal. */
export const neededSteps = codes(ladder).filter((step): step is NeededStep => step !== 'self-support');

export const decided = { yes: 'Har beslut enligt LSS', no: 'Har inget beslut enligt LSS' } as const;

type Decided = keyof typeof decided;

/** What a mapping can tell people apart by, in the order it is told apart and shown. */
export const dimensions = ['step', 'hours', 'language', 'lssDecision', 'municipality'] as const;

export type Dimension = (typeof dimensions)[number];

export const dimensionNames: Readonly<Record<Dimension, string>> = {
  step: 'Steg',
  hours: 'Timmar',
  language: 'Svenska',
  municipality: 'Kommun',
  lssDecision: 'Beslut enligt LSS',
};

/** Every value of a dimension that has a closed list, in order; municipalities have none here. */
export const valuesOf: Readonly<Record<Exclude<Dimension, 'municipality'>, readonly string[]>> = {
  step: neededSteps,
  hours: codes(hoursBands),
  language: codes(languageLevels),
  lssDecision: codes(decided),
};

/** The Swedish words for a value of a dimension. */
export function valueName(dimension: Dimension, value: string): string {
  switch (dimension) {
    case 'step':
      return ladder[value as NeededStep];
    case 'hours':
      return hoursBands[value as HoursBand];
    case 'language':
      return languageLevels[value as LanguageLevel];
    case 'municipality':
      return municipalityName(value);
    case 'lssDecision':
      return decided[value as Decided];
    default:
      return dimension satisfies never;
  }
}
