import {
  adaptations,
  type Criteria,
  codes,
  contents,
  type Description,
  kinds,
  ladder,
  languageSupports,
  languages,
  type Track,
  tracks,
} from '#insats';
import { maskOf } from './vocabulary-masks.ts';
import { lengthOf, type Stretch, stretchesOf } from './week-time.ts';
import { nearness, nearnessOfRealTasks, nearnessOfSupportedEmployment, nearWorkFrom } from './weights.ts';

/**
 * What the score needs of an insats, made once when its description changes. Lists are a bit per code (see
 * `maskOf`), -1 where nobody has said.
 */
export type Features = {
  /** 0 is the lowest step; -1: nobody has said. */
  step: number;
  tracks: number;
  kinds: number;
  contents: number;
  adaptations: number;
  languages: number;
  languageSupport: number;
  /** A criterion says that those who hardly know Swedish may come. */
  withoutSwedish: boolean;
  /** Hours a week; -1: nobody has said. */
  hoursFrom: number;
  hoursTo: number;
  rampsUp: boolean | null;
  /** Null: nobody has said. Empty: no fixed times. */
  schedule: readonly Stretch[] | null;
  scheduleMinutes: number;
  /** Points for nearness to ordinary work; -1: nobody has said. */
  nearness: number;
  roles: number;
  /** The days it starts, in order; null: continuously, or nobody has said. */
  startDays: readonly string[] | null;
};

/** What an insats can be in a combination. */
export const roles = ['near-work', ...codes(tracks)] as const;
export type Role = 'near-work' | Track;
export const roleBit = (role: Role) => 1 << roles.indexOf(role);

export function featuresOf(description: Description, criteria: Criteria): Features {
  const { hoursPerWeek: hours, step, start } = description;
  const schedule = description.schedule && stretchesOf(description.schedule);
  const near = nearnessOf(description);
  return {
    step: step === null ? -1 : codes(ladder).indexOf(step),
    tracks: maskOf(tracks, description.tracks),
    kinds: maskOf(kinds, description.kinds),
    contents: maskOf(contents, description.contents),
    adaptations: maskOf(adaptations, description.adaptations),
    languages: maskOf(languages, description.languages),
    languageSupport: maskOf(languageSupports, description.languageSupport),
    withoutSwedish: (criteria ?? []).some(
      ({ condition }) => condition.rule === 'language' && condition.atLeast === 'large-limitation',
    ),
    hoursFrom: hours?.from ?? -1,
    hoursTo: hours?.to ?? -1,
    rampsUp: hours?.rampsUp ?? null,
    schedule,
    scheduleMinutes: lengthOf(schedule ?? []),
    nearness: near,
    roles: rolesOf(description, near),
    startDays: start?.kind === 'dates' ? start.dates.toSorted() : null,
  };
}

function nearnessOf({ kinds, contents, method }: Description): number {
  if (kinds === null && contents === null && method === null) return -1;
  return Math.max(
    0,
    ...(kinds ?? []).map((kind) => nearness[kind]),
    contents?.includes('real-tasks') ? nearnessOfRealTasks : 0,
    method === 'ips' || method === 'supported-employment' ? nearnessOfSupportedEmployment : 0,
  );
}

function rolesOf({ tracks, kinds }: Description, near: number): number {
  const is: Record<Role, boolean> = {
    'near-work': near >= nearWorkFrom,
    language: hasOne(tracks, 'language') || hasOne(kinds, 'language-training'),
    health: hasOne(tracks, 'health') || hasOne(kinds, 'rehabilitation'),
    study: hasOne(tracks, 'study') || hasOne(kinds, 'education'),
    'job-search': hasOne(tracks, 'job-search') || hasOne(kinds, 'job-search-support'),
  };
  return roles.reduce((mask, role) => (is[role] ? mask | roleBit(role) : mask), 0);
}

function hasOne<Code extends string>(list: readonly Code[] | null, code: Code): boolean {
  return list?.includes(code) ?? false;
}
