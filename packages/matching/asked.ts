import type { Need } from '#eligibility';
import {
  adaptations,
  codes,
  contents,
  kinds,
  ladder,
  languageLevels,
  languages,
  type Referrer,
  tracks,
} from '#insats';
import { bitsIn, maskOf } from './vocabulary-masks.ts';
import { type Stretch, stretchesOf } from './week-time.ts';

/** A need as the score reads it, made once a question. Numbers are -1 where nobody has found out. */
export type Asked = {
  step: number;
  hours: number;
  /** 0: hardly any Swedish. */
  language: number;
  speaks: number;
  adaptations: number;
  tracks: number;
  kinds: number;
  contents: number;
  words: string;
  /** How many things are wished; words count as one. */
  wishes: number;
  times: readonly Stretch[] | null;
  referrer: Referrer | null;
};

export function askedBy(need: Need): Asked {
  const { step, hoursPerWeek, language, wishes, times, referrer } = need;
  const wished = {
    tracks: maskOf(tracks, wishes.tracks),
    kinds: maskOf(kinds, wishes.kinds),
    contents: maskOf(contents, wishes.contents),
  };
  return {
    step: step === null ? -1 : codes(ladder).indexOf(step),
    hours: hoursPerWeek ?? -1,
    language: language === null ? -1 : codes(languageLevels).indexOf(language),
    speaks: maskOf(languages, wishes.languages),
    adaptations: maskOf(adaptations, need.adaptations),
    ...wished,
    words: wishes.words,
    wishes:
      bitsIn(wished.tracks) + bitsIn(wished.kinds) + bitsIn(wished.contents) + (wishes.words === '' ? 0 : 1),
    times: times && stretchesOf(times),
    referrer: referrer === 'own-application' ? null : referrer,
  };
}
