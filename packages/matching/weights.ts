import type { Kind } from '#insats';
import type { ReasonAbout } from './match.ts';

/**
 * What the score is made of. All the numbers of the matching stand here, each with why; docs/matching.md tells them to
 * those who use it. The parts sum to 100 and are even, because what nobody has said counts half.
 */
export const weights: Record<ReasonAbout, { of: number; why: string }> = {
  step: {
    of: 24,
    why: 'Rätt steg väger tyngst: ett för högt steg leder till avbrott och ett för lågt till att ingen går vidare.',
  },
  hours: {
    of: 16,
    why: 'Sju av tio kartlagda i Linköping var i en insats som inte motsvarade deras timmar.',
  },
  language: { of: 10, why: 'Utan stöd i språket kan den som behöver det inte delta på riktigt.' },
  adaptations: { of: 10, why: 'Det som hindrar ska insatsen kunna anpassa sig till.' },
  wishes: { of: 10, why: 'Den som får välja stannar oftare kvar.' },
  times: { of: 4, why: 'Tider går ofta att ändra, men inte alltid.' },
  room: { of: 16, why: 'En plats nu är värd mer än en bättre plats om ett halvår.' },
  'near-work': {
    of: 10,
    why: 'Forskningen är enig: insatser nära riktigt arbete leder oftare till arbete.',
  },
};

/** What nobody has said, of the person or of the insats, is neither for nor against. */
export const unsaid = (about: ReasonAbout) => weights[about].of / 2;

/** Points by how many steps the insats stands from what is needed: below is safe ground, above is a stretch. */
export const stepPoints = {
  same: 24,
  oneAbove: 12,
  oneBelow: 10,
  beside: 12,
  twoAway: 4,
  further: 0,
} as const;

export const hoursPoints = {
  fits: 16,
  /** Fits now, but the hours cannot grow, or nobody has said that they can. */
  fitsWithoutRamp: 12,
  /** The least for an insats that fills only part of the hours: the rest can be filled by another. */
  leastForPart: 5,
  tooMany: 0,
} as const;

export const languagePoints = { supported: 10, somewhat: 6, unsupported: 2 } as const;

export const timesPoints = { fits: 4, partly: 2, hardly: 1, never: 0 } as const;

/**
 * Points for room. Silence never pays: what nobody knows is below every open insats that has told its figures, so
 * that no provider gains a place in the list by saying nothing.
 */
export const roomPoints = {
  free: 16,
  /** By the predicted wait: up to so many days. */
  wait: [
    { upToDays: 30, points: 11 },
    { upToDays: 90, points: 8 },
    { upToDays: 180, points: 5 },
    { upToDays: Number.POSITIVE_INFINITY, points: 3 },
  ],
  fullWithoutQueue: 4,
  queueWithoutForecast: 3,
  unknown: 2,
  closed: 0,
} as const;

/** How near ordinary work an insats is, by its kinds; the nearest counts. */
export const nearness: Record<Kind, number> = {
  'workplace-based': 10,
  employment: 10,
  'self-employment': 8,
  'work-training': 7,
  matching: 6,
  'job-search-support': 6,
  education: 5,
  mentoring: 4,
  volunteering: 4,
  rehabilitation: 3,
  'language-training': 3,
  motivation: 2,
};

/** Real tasks, whatever the kind, and the methods that place and then train (SE, IPS). */
export const nearnessOfRealTasks = 7;
export const nearnessOfSupportedEmployment = 10;
/** From here on an insats is called near work. */
export const nearWorkFrom = 7;

/** What the score of a combination is made of; the parts sum to 100. */
export const combinationWeights = {
  /** The members' mean score. */
  members: 60,
  /** How much of the person's hours is filled. */
  filled: 25,
  /** Near work and beside it language, health, studies or job search: parallel insatser beat one at a time. */
  nearWork: 7,
  perTrack: 4,
  tracksAtMost: 8,
  /** Taken off for each member that it is not certain the person may join: a plan is no stronger than its parts. */
  perUnknown: 4,
  perAssessment: 2,
} as const;

export const combinationRules = {
  /** Fills the hours: at least so much of them. */
  leastFilled: 0.75,
  /** Between two insatser on the same day. */
  travelMinutes: 30,
  /** The least in each insats, unless it has less itself: an hour here and there is no plan. */
  leastMinutes: 180,
  /** No shorter piece of a day is given to an insats, unless its own time is shorter. */
  shortestMinutes: 60,
  /** At most so many weeks are laid out for one question. */
  weeksTried: 300,
  told: 5,
  /** One insats stands in at most so many of those that are told, so that they differ. */
  timesTheSame: 2,
} as const;

export const nearMissRules = { told: 10, namedOfEach: 20 } as const;

export const pathRules = { namedPerStep: 5 } as const;
