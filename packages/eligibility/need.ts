import * as z from 'zod';
import {
  adaptations,
  codes,
  contents,
  kinds,
  ladder,
  languageLevels,
  languages,
  municipalityCode,
  plainLine,
  referrers,
  tracks,
  weekdays,
} from '#insats';
import { withoutPersonalData } from './personal-data.ts';

const several = <Code extends string>(vocabulary: Record<Code, string>) =>
  z
    .array(z.enum(codes(vocabulary)))
    .max(Object.keys(vocabulary).length)
    .default([]);

/** Null: nobody has found out. It is never read as a no; it becomes a question. */
const whetherKnown = z.boolean().nullable().default(null);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skriv klockslaget som 09:00.');

/**
 * What one person needs, without the person: nothing here names anybody, and nothing of it is stored or logged.
 * Everything may be left out. Hours are hours a week.
 */
export const need = z.strictObject({
  municipality: municipalityCode.nullable().default(null),
  age: z.int().min(16).max(99).nullable().default(null),
  /** The most that the person can take part (aktivitetsförmåga). */
  hoursPerWeek: z.int().min(1).max(40).nullable().default(null),
  language: z.enum(codes(languageLevels)).nullable().default(null),
  /** The step that the person needs an insats on now (behov av insats i nästa steg). */
  step: z.enum(codes(ladder)).exclude(['self-support']).nullable().default(null),
  /** What hinders, said as the adaptations that are wanted for it. */
  adaptations: several(adaptations),
  lssDecision: whetherKnown,
  employmentServiceEnrolment: whetherKnown,
  medicalCertificate: whetherKnown,
  drugFree: whetherKnown,
  /** Who would refer the person; `own-application` when nobody does. */
  referrer: z
    .enum([...codes(referrers), 'own-application'])
    .nullable()
    .default(null),
  wishes: z
    .strictObject({
      tracks: several(tracks),
      kinds: several(kinds),
      contents: several(contents),
      /** Languages that the person speaks. */
      languages: several(languages),
      /** Words to look for in the descriptions, such as "djur" or "utomhus". Never about the person. */
      words: withoutPersonalData(plainLine(100)).default(''),
    })
    .prefault({}),
  /** When the person can take part; null: whenever. */
  times: z
    .array(
      z
        .strictObject({ day: z.enum(codes(weekdays)), from: clockTime, to: clockTime })
        .refine((time) => time.from < time.to, 'Sluttiden måste komma efter starttiden.'),
    )
    .min(1, 'Ange minst en tid, eller lämna tiderna tomma.')
    .max(21)
    .nullable()
    .default(null),
  /** Only insatser that count toward aktivitetskravet will do. */
  mustCountTowardActivityRequirement: z.boolean().default(false),
});

export type Need = z.infer<typeof need>;
