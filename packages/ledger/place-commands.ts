import * as z from 'zod';
import { codes, municipalityCode } from '#insats';
import { day, outcomeCode, placeRules, readiness, reason, referrerCode, stepCode } from './place-events.ts';
import { afterRefusal, leaveReasons, passingReasons, refusalReasons } from './vocabulary.ts';

const hoursPerWeek = z
  .number('Skriv antalet timmar i veckan med siffror.')
  .min(0.25, 'Ange minst en kvart i veckan.')
  .max(40, 'Ange högst 40 timmar i veckan.')
  .multipleOf(0.25, 'Ange timmarna i hela kvartar, till exempel 12,5.');

const wholePlaces = z
  .number('Skriv antalet platser med siffror.')
  .min(0, 'Antalet platser kan inte vara mindre än 0.')
  .max(10_000, 'Antalet platser är orimligt stort. Kontrollera siffran.')
  .multipleOf(0.25, 'Ange hela, halva eller fjärdedels platser.');

/** An id as it stands in addresses. Anything else names nothing here, and some of it no store can look up. */
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'Skriv id precis som det står i katalogens svar.');

const decision = reason.nullable().default(null);
const passing = z.enum(codes(passingReasons)).nullable().default(null);
const chosenCohort = id.nullable().default(null);
const rules = placeRules.extend({ offerDays: placeRules.shape.offerDays.default(5) });

/** Those who take part already, when the ledger opens: hours, and what is known of them. At most 50 at a time. */
export const carriedIn = z
  .array(
    z.strictObject({
      hoursPerWeek,
      referrer: referrerCode.nullable().default(null),
      startsOn: day.nullable().default(null),
    }),
  )
  .max(50, 'Högst 50 åt gången. Lägg till resten efteråt.');

export const ledgerOpening = z.strictObject({
  rules,
  placements: carriedIn.default([]),
  overbooking: decision,
});
export const carryingIn = z.strictObject({ placements: carriedIn.min(1), overbooking: decision });
export const ruleSetting = z.strictObject({ rules, overbooking: decision });

export const reserving = z.strictObject({
  reservations: z
    .array(z.strictObject({ referrer: referrerCode, places: wholePlaces.gt(0, 'Ta bort raden i stället.') }))
    .max(4)
    .refine(
      (all) => new Set(all.map(({ referrer }) => referrer)).size === all.length,
      'Varje anvisande part får stå en gång. Slå ihop raderna.',
    ),
});

export const cohortPlanning = z.strictObject({
  startsOn: day,
  endsOn: day.nullable().default(null),
  places: wholePlaces,
  overbooking: decision,
});

export const joining = z.strictObject({
  referrer: referrerCode,
  municipality: municipalityCode,
  hoursPerWeek,
  earliestStart: day.nullable().default(null),
  cohort: chosenCohort,
});

export const leaving = z.strictObject({ reason: z.enum(codes(leaveReasons)) });

export const offering = z.strictObject({
  /** null: the one who is next in order. */
  entry: id.nullable().default(null),
  cohort: chosenCohort,
  workingDays: z.int().min(1).max(30).nullable().default(null),
  passing,
  overbooking: decision,
});

export const accepting = z.strictObject({ startsOn: day });

export const refusing = z.strictObject({
  refusedBy: z.enum(['person', 'provider']),
  reason: z.enum(codes(refusalReasons)),
  afterwards: z.enum(codes(afterRefusal)).default('queue'),
});

export const starting = z.strictObject({
  referrer: referrerCode,
  municipality: municipalityCode,
  hoursPerWeek,
  startsOn: day,
  cohort: chosenCohort,
  passing,
  overbooking: decision,
});

export const hoursChanging = z.strictObject({ hoursPerWeek, on: day, overbooking: decision });

export const readying = z.strictObject({ ready: readiness.nullable() });

export const ending = z
  .strictObject({
    outcome: outcomeCode,
    toStep: stepCode.nullable().default(null),
    on: day,
    /** The insats that the person goes on to, and the accepted offer there. */
    into: z.strictObject({ insats: id, offer: id }).nullable().default(null),
  })
  .refine(
    ({ outcome, toStep }) => toStep === null || outcome === 'next-insats' || outcome === 'returned',
    'Steget anges bara för den som går vidare eller tillbaka till en annan insats. Ta bort toStep.',
  )
  .refine(
    ({ outcome, into }) => into === null || outcome === 'next-insats' || outcome === 'returned',
    'En annan insats anges bara för den som går vidare eller tillbaka dit. Ta bort into.',
  );

/** What was wrong, and how it should stand. */
export const entryCorrection = z.discriminatedUnion('kind', [
  /** It was registered by mistake and never was. */
  z.strictObject({ kind: z.literal('mistaken') }),
  /** The offer, or the placement that it led to, was a mistake: back in the queue, on the same place in it. */
  z.strictObject({ kind: z.literal('back-in-queue') }),
  z.strictObject({ kind: z.literal('started'), startsOn: day }),
  z.strictObject({
    kind: z.literal('ended'),
    outcome: outcomeCode,
    toStep: stepCode.nullable().default(null),
    on: day,
  }),
  z.strictObject({ kind: z.literal('not-ended') }),
]);

export const entryCorrecting = z.strictObject({
  /** The number of the wrong event in the history. */
  corrects: z.int().min(1),
  reason,
  correction: entryCorrection,
  overbooking: decision,
});

type Said<Schema extends z.ZodType> = z.infer<Schema>;

/** What may be asked of an insats that keeps, or is to keep, a ledger of its places. */
export type PlaceCommand =
  | ({ type: 'openLedger' } & Said<typeof ledgerOpening>)
  | ({ type: 'carryIn' } & Said<typeof carryingIn>)
  | { type: 'closeLedger' }
  | ({ type: 'setRules' } & Said<typeof ruleSetting>)
  | ({ type: 'reserve' } & Said<typeof reserving>)
  | ({ type: 'planCohort'; cohort: string | null } & Said<typeof cohortPlanning>)
  | { type: 'cancelCohort'; cohort: string }
  | ({ type: 'join' } & Said<typeof joining>)
  | ({ type: 'leave'; entry: string } & Said<typeof leaving>)
  | { type: 'resume'; entry: string }
  | ({ type: 'offer' } & Said<typeof offering>)
  | ({ type: 'accept'; offer: string } & Said<typeof accepting>)
  | ({ type: 'refuse'; offer: string } & Said<typeof refusing>)
  | { type: 'tell'; entry: string }
  | ({ type: 'start' } & Said<typeof starting>)
  | ({ type: 'changeHours'; entry: string } & Said<typeof hoursChanging>)
  | ({ type: 'markReady'; entry: string } & Said<typeof readying>)
  | ({ type: 'end'; entry: string } & Said<typeof ending>)
  | ({ type: 'correctEntry'; entry: string } & Said<typeof entryCorrecting>)
  /** Lets what has run out run out; asked by the clock. */
  | { type: 'expire' };

/** The names of the commands on places. */
export const placeCommands = [
  'openLedger',
  'carryIn',
  'closeLedger',
  'setRules',
  'reserve',
  'planCohort',
  'cancelCohort',
  'join',
  'leave',
  'resume',
  'offer',
  'accept',
  'refuse',
  'tell',
  'start',
  'changeHours',
  'markReady',
  'end',
  'correctEntry',
  'expire',
] as const satisfies readonly PlaceCommand['type'][];

export type PlaceCommandOf<Type extends PlaceCommand['type']> = Extract<PlaceCommand, { type: Type }>;
