import * as z from 'zod';
import { criteria, description } from '#insats';
import { closure, endedCount } from './events.ts';
import type { PlaceCommand } from './place-commands.ts';
import { reason } from './place-events.ts';

const day = z.iso.date('Skriv dagen som 2026-03-01.');
const count = z
  .int('Skriv ett helt antal, till exempel 3.')
  .min(0, 'Antalet kan inte vara mindre än 0.')
  .max(10_000, 'Antalet är orimligt stort. Kontrollera siffran.');

/** Places in quarters. `hoursPerPlace` is what one place holds a week; null leaves it as it is, at first forty hours. */
export const places = z.strictObject({
  places: z
    .number('Skriv antalet platser med siffror.')
    .min(0, 'Antalet platser kan inte vara mindre än 0.')
    .max(10_000, 'Antalet platser är orimligt stort. Kontrollera siffran.')
    .multipleOf(0.25, 'Ange hela, halva eller fjärdedels platser.'),
  hoursPerPlace: z.int().min(1).max(40).nullable().default(null),
  /** Needed where fewer places are set than are taken, offered or reserved: why. */
  overbooking: reason.nullable().default(null),
});

/** The situation now: how many places are free and, where the provider keeps count, how many queue. */
export const nowReport = z.strictObject({
  kind: z.literal('now'),
  free: count,
  /** null: the provider keeps no queue, or does not know. */
  queue: count.nullable().default(null),
  /** When given, the number of places is set in the same step. */
  places: places.shape.places.optional(),
});

/** What happened during a named period that is over. */
export const periodReport = z.strictObject({
  kind: z.literal('period'),
  from: day,
  to: day,
  started: count,
  ended: z
    .array(endedCount)
    .max(40)
    .refine(
      (ended) => new Set(ended.map((one) => `${one.outcome} ${one.toStep}`)).size === ended.length,
      'Varje utfall får stå en gång. Slå ihop raderna.',
    ),
});

/** Replaces an earlier report; `corrects` is the number it has in the history. */
export const correction = z.discriminatedUnion('kind', [
  nowReport.omit({ places: true }).extend({ corrects: z.int().min(1), reason }),
  periodReport.extend({ corrects: z.int().min(1), reason }),
]);

/** One row of an imported catalogue: everything that the file says of an insats. */
export const importedRow = z.strictObject({
  description,
  criteria,
  places: places.shape.places.nullable(),
  report: z.strictObject({ free: count, queue: count.nullable() }).nullable(),
  closures: z.array(closure).max(50),
});

/** What may be asked of an insats. Imperative; each is decided against the head as it stands. */
export type Command =
  | {
      type: 'createInsats';
      forbund: string;
      organisation: string;
      externalReference: string | null;
      description: z.infer<typeof description>;
      criteria: z.infer<typeof criteria>;
    }
  | { type: 'describe'; description: z.infer<typeof description> }
  | { type: 'setCriteria'; criteria: z.infer<typeof criteria> }
  | {
      type: 'setPlaces';
      places: number;
      hoursPerPlace: number | null;
      overbooking?: string | null | undefined;
    }
  | { type: 'report'; report: z.infer<typeof nowReport> | z.infer<typeof periodReport> }
  | { type: 'confirm' }
  | { type: 'correct'; correction: z.infer<typeof correction> }
  | { type: 'planClosures'; closures: z.infer<typeof closure>[] }
  | { type: 'handOver'; organisation: string }
  | { type: 'closeInsats'; reason: string }
  | {
      type: 'importRow';
      forbund: string;
      organisation: string;
      externalReference: string;
      rowHash: string;
      row: z.infer<typeof importedRow>;
    }
  | PlaceCommand;
