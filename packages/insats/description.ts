import * as z from 'zod';
import { freeText, noPersonalNumber, plainLine } from './free-text.ts';
import { municipalityCode } from './municipalities.ts';
import { holdsPersonalNumber } from './personal-number.ts';
import {
  adaptations,
  aims,
  codes,
  contents,
  countsAnswers,
  financings,
  followUps,
  kinds,
  ladder,
  languageSupports,
  languages,
  methods,
  principals,
  targetGroups,
  tracks,
  weekdays,
} from './vocabulary.ts';

const several = <Code extends string>(vocabulary: Record<Code, string>) =>
  z.array(z.enum(codes(vocabulary))).max(Object.keys(vocabulary).length);

const day = z.iso.date();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Skriv klockslaget som 09:00.');

function range(highest: number) {
  const bound = z.int().min(0).max(highest);
  return { from: bound.nullable(), to: bound.nullable() };
}

const ordered =
  (message: string) => (context: z.core.ParsePayload<{ from: number | null; to: number | null }>) => {
    const { from, to } = context.value;
    if (from !== null && to !== null && from > to) {
      context.issues.push({ code: 'custom', message, input: context.value, path: ['from'] });
    }
  };

/** Where the description comes from. Demo and example data always say so, on every screen. */
export const provenance = z.strictObject({
  /** own: kept by the provider; demo: made up or split for the demo; public-source: retold from public pages. */
  kind: z.enum(['own', 'demo', 'public-source']),
  source: plainLine(200).nullable(),
  sourceYear: z.int().min(1990).max(2100).nullable(),
  /** What is invented, doubtful or classified by someone other than the provider. */
  note: freeText(600).nullable(),
});

/** How to reach the insats. A function or an organisation, never a participant. */
export const contact = z.strictObject({
  name: plainLine(120).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d\s()/-]{5,25}$/, 'Skriv telefonnumret med siffror, till exempel 013-20 60 00.')
    .nullable(),
  email: z
    .email('Skriv e-postadressen som namn@exempel.se.')
    .max(200)
    .refine((address) => !holdsPersonalNumber(address), noPersonalNumber)
    .nullable(),
  url: z
    .url({ protocol: /^https?$/, error: 'Skriv hela webbadressen, med https:// först.' })
    .max(500)
    .nullable(),
  address: plainLine(200).nullable(),
});

/**
 * What an insats is. `null` always means that nobody has said (uppgift saknas); an empty list means "none".
 * Lists hold no order of importance.
 */
export const description = z.strictObject({
  name: plainLine(160).min(2, 'Skriv insatsens namn, minst två tecken.'),
  summary: freeText(2_000).nullable(),
  /** Who it is for, in the provider's words. */
  forWhom: freeText(1_000).nullable(),
  aims: several(aims).nullable(),
  principal: z.enum(codes(principals)).nullable(),
  /** Municipalities served. */
  municipalities: z.array(municipalityCode).max(290).nullable(),
  step: z.enum(codes(ladder)).exclude(['self-support']).nullable(),
  tracks: several(tracks).nullable(),
  kinds: several(kinds).nullable(),
  targetGroups: several(targetGroups).nullable(),
  languages: several(languages).nullable(),
  languageSupport: several(languageSupports).nullable(),
  hoursPerWeek: z
    .strictObject({ ...range(40), rampsUp: z.boolean().nullable() })
    .check(ordered('Lägsta antalet timmar är högre än det högsta. Byt plats på dem.'))
    .nullable(),
  lengthWeeks: z
    .strictObject(range(520))
    .check(ordered('Kortaste längden är längre än den längsta. Byt plats på dem.'))
    .nullable(),
  schedule: z
    .array(
      z
        .strictObject({ day: z.enum(codes(weekdays)), from: clockTime, to: clockTime })
        .refine((time) => time.from < time.to, 'Sluttiden måste komma efter starttiden.'),
    )
    .max(21)
    .nullable(),
  groupSize: z
    .strictObject(range(500))
    .check(ordered('Minsta gruppen är större än den största. Byt plats på dem.'))
    .nullable(),
  adaptations: several(adaptations).nullable(),
  contents: several(contents).nullable(),
  followUp: several(followUps).nullable(),
  method: z.enum(codes(methods)).nullable(),
  /** Builds on the person's own wish. Such an insats must not be made compulsory (Fremia). */
  voluntary: z.boolean().nullable(),
  countsTowardActivityRequirement: z.enum(codes(countsAnswers)).nullable(),
  financing: z.enum(codes(financings)).nullable(),
  start: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('continuous') }),
      z.strictObject({ kind: z.literal('dates'), dates: z.array(day).min(1).max(50) }),
    ])
    .nullable(),
  contact: contact.nullable(),
  provenance,
});

export type Description = z.infer<typeof description>;
export type Contact = z.infer<typeof contact>;
