import * as z from 'zod';
import {
  aalenJohansen,
  incidenceAt,
  kaplanMeier,
  type Subject,
  stayQuantile,
  stillThere,
  survivalAt,
} from '#flow';
import { anything, code, time } from './cells.ts';
import { givenArguments, number, numbers } from './given.ts';
import { Refusal } from './refusal.ts';
import { readTable } from './table.ts';

export const estimateUsage = 'npm run --silent flow -- estimate placeringar.csv --times 90,365 --cause 1';

const options = z.object({
  times: numbers('Skriv dagar med komma emellan, till exempel --times 90,365.'),
  cause: number('Skriv orsakens kod, till exempel --cause 1.')
    .refine(
      (cause) => Number.isInteger(cause) && cause > stillThere,
      'Skriv 1 eller mer: 0 är den som är kvar.',
    )
    .optional(),
});

const entryMend = 'Skriv dagen från vilken placeringen följs, 0 om det är från början.';
const exitMend = 'Skriv dagen då placeringen slutade eller senast sågs.';

const row = z
  .object({
    id: anything,
    entry: time(entryMend).default(0),
    exit: time(exitMend),
    cause: code('Skriv 0 för den som är kvar, 1 eller ett högre heltal för en orsak.'),
  })
  .superRefine(({ entry, exit }, context) => {
    if (!(exit <= entry)) return;
    context.addIssue({
      code: 'custom',
      path: ['exit'],
      message: `är inte senare än entry, som är ${entry}. Rätta en av dem, eller ta bort raden om ingen dag har gått.`,
    });
  });

/** The shares that have the quantile of their stay printed. */
const shares = [0.25, 0.5, 0.75, 0.9];

/**
 * `flow estimate`: how many have ended by each cause, how many are left, and quantiles of the stay, by days since the
 * start. After the last day that anybody was seen nothing is known of those who were left: null.
 */
export function estimate(args: readonly string[]) {
  const { file, options: asked } = givenArguments(args, options, estimateUsage);
  const subjects: Subject[] = readTable(file, row).map(({ values }) => values);
  const incidence = aalenJohansen(subjects);
  const survival = kaplanMeier(subjects);
  const left = survival.survival.at(-1) ?? 1;
  const orUnknown = <Point extends { time: number; atRisk: number }>(point: Point) =>
    point.time > survival.lastSeen && left > 0 ? unknownAfter(point) : point;
  return {
    causes: Object.fromEntries(
      askedCauses([...incidence.causes.keys()], asked.cause, file).map((cause) => [
        cause,
        asked.times.map((at) => orUnknown(incidenceAt(incidence, cause, at))),
      ]),
    ),
    survival: asked.times.map((at) => {
      const { atRisk: _, ...point } = orUnknown(survivalAt(survival, at));
      return point;
    }),
    quantiles: shares.map((share) => stayQuantile(survival, share)),
  };
}

function askedCauses(known: readonly number[], asked: number | undefined, file: string): readonly number[] {
  if (asked === undefined) return known;
  if (known.includes(asked)) return [asked];
  const those = known.length === 0 ? 'Ingen har slutat i den.' : `De som finns är ${known.join(', ')}.`;
  throw new Refusal(`--cause ${asked}: orsaken finns inte i ${file}. ${those}`);
}

function unknownAfter<Point extends { time: number; atRisk: number }>(point: Point): Point {
  const known = new Set(['time', 'atRisk']);
  return Object.fromEntries(
    Object.entries(point).map(([name, value]) => [name, known.has(name) ? value : null]),
  ) as Point;
}
