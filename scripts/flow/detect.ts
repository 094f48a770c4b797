import * as z from 'zod';
import {
  advance,
  ageBands,
  type BandRates,
  censusOn,
  detectorMethod,
  expectedOf,
  meanEvidence,
  newDetector,
  nextDay,
  type ObservedPlacement,
  strongestKind,
} from '#flow';
import { anything, day, dayOrNone } from './cells.ts';
import { givenArguments, number, numbers } from './given.ts';
import { Refusal } from './refusal.ts';
import { readTable } from './table.ts';

export const detectUsage = 'npm run --silent flow -- detect placeringar.csv --to 900 --p0 0.35 --alpha 0.02';

const mostDays = 100_000;
const usualShare = '0.35';
const usualRates = '0.0025,0.006,0.0085,0.009,0.009';

const share = (option: string) => {
  const mend = `Skriv en andel mellan 0 och 1, till exempel --${option} ${usualShare}.`;
  return number(mend).refine((value) => value > 0 && value < 1, mend);
};
const wholeDay = (option: string) => {
  const mend = `Skriv en dag som ett heltal, till exempel --${option} 1.`;
  return number(mend).refine(Number.isInteger, mend);
};
const rising = (values: readonly number[]) =>
  values.every(
    (value, at) => Number.isInteger(value) && (at === 0 ? value === 0 : value > (values[at - 1] ?? value)),
  );

const options = z
  .object({
    bands: numbers('Skriv dagar med komma emellan, till exempel --bands 0,90,180,365.')
      .refine(rising, 'Banden ska börja med 0 och stiga, till exempel --bands 0,90,180,365.')
      .default([...ageBands]),
    rates: numbers(`Skriv avslut per dag i varje band, till exempel --rates ${usualRates}.`).prefault(
      usualRates,
    ),
    'share-onward': share('share-onward').prefault(usualShare),
    p0: share('p0').prefault(usualShare),
    alpha: number('Skriv falsklarm per år, till exempel --alpha 0.02.')
      .refine((value) => value > 0, 'Skriv ett tal över 0, till exempel --alpha 0.02.')
      .default(detectorMethod.falseAlarmsAYear.red),
    from: wholeDay('from').default(1),
    to: wholeDay('to').optional(),
  })
  .superRefine(({ bands, rates }, context) => {
    if (bands.length === rates.length) return;
    const message = `Det är ${rates.length} takter och ${bands.length} band. Skriv en takt för varje band.`;
    context.addIssue({ code: 'custom', path: ['rates'], message });
  });

const exitMend = 'Skriv dagen som ett heltal, eller NA om placeringen pågår.';
const outcomes = { 0: null, 1: 'onward', 2: 'other' } as const;

const row = z
  .object({
    id: anything,
    admit: day('Skriv dagen då placeringen började som ett heltal.'),
    exit: dayOrNone(exitMend),
    outcome: z
      .enum(
        ['0', '1', '2'],
        'är inget utfall. Skriv 0 (inget avslut), 1 (gick vidare) eller 2 (slutade annars).',
      )
      .transform((text) => outcomes[text]),
  })
  .superRefine(({ admit, exit, outcome }, context) => {
    const complain = (column: string, message: string) =>
      context.addIssue({ code: 'custom', path: [column], message });
    if (exit !== null && exit <= admit) {
      complain('exit', `är inte senare än admit, som är ${admit}. Rätta en av dagarna, eller ta bort raden.`);
    }
    if (exit === null && outcome !== null) {
      complain(
        'outcome',
        `säger att placeringen har slutat, men exit saknas. ${exitMend.replace(', eller', ' i exit, eller')}`,
      );
    }
  });

/**
 * `flow detect`: one insats' path from day to day, with its evidence and alarms at one level. Day `to` is the last that
 * the file tells of; when absent, the last that anything happens on.
 */
export function detect(args: readonly string[]) {
  const { file, options: asked } = givenArguments(args, options, detectUsage);
  const placements: ObservedPlacement[] = readTable(file, row).map(
    ({ values: { admit, exit, outcome } }) => ({
      start: admit,
      end: exit,
      outcome,
    }),
  );
  const to = asked.to ?? lastDayOf(placements);
  if (to < asked.from)
    throw new Refusal(`--to ${to} är före --from ${asked.from}. Byt plats på dem, eller rätta en av dem.`);
  if (to - asked.from > mostDays) {
    throw new Refusal(
      `Från dag ${asked.from} till dag ${to} är det fler än ${mostDays} dagar. Ange --from och --to.`,
    );
  }
  const path = pathOf(placements, { ...asked, to });
  return {
    path,
    alarms: path
      .filter(({ alarm }) => alarm)
      .map(({ day: on, mean, strongest, evidence }) => ({ day: on, kind: strongest, mean, evidence })),
  };
}

type Asked = Omit<z.output<typeof options>, 'to'> & { to: number };

function pathOf(placements: readonly ObservedPlacement[], asked: Asked) {
  const { alpha, bands, rates: endings, p0, from, to } = asked;
  const rates: BandRates = { endings, onward: endings.map((rate) => rate * asked['share-onward']) };
  const method = { ...detectorMethod, falseAlarmsAYear: { red: alpha, yellow: alpha } };
  const startsOn = Map.groupBy(placements, ({ start }) => start);
  const endsOn = Map.groupBy(placements, ({ end }) => end);
  const sums = { onward: 0, expectedOnward: 0, endings: 0, expectedEndings: 0 };
  let census = censusOn(placements, from, bands);
  let state = newDetector();
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const today = from + index;
    const gone = endsOn.get(today) ?? [];
    const onward = gone.filter(({ outcome }) => outcome === 'onward').length;
    const other = gone.filter(({ outcome }) => outcome === 'other').length;
    const expected = expectedOf(census.atRisk, rates);
    const inPlace = census.atRisk.reduce((sum, count) => sum + count, 0);
    const happened = { onward, other, expectedOnward: expected.onward, expectedEndings: expected.endings };
    state = advance(state, happened, p0, method);
    sums.onward += onward;
    sums.endings += onward + other;
    sums.expectedOnward += expected.onward;
    sums.expectedEndings += expected.endings;
    census = nextDay(census, { started: startDays(startsOn.get(today)), ended: startDays(gone) }, bands);
    const { evidence, alarm } = state.red;
    return {
      day: today,
      inPlace,
      onward,
      endings: onward + other,
      cumulative: { ...sums },
      evidence,
      mean: meanEvidence(evidence),
      strongest: strongestKind(evidence),
      alarm,
    };
  });
}

const startDays = (placements: readonly ObservedPlacement[] = []) => placements.map(({ start }) => start);

function lastDayOf(placements: readonly ObservedPlacement[]): number {
  return placements.reduce(
    (last, { start, end }) => Math.max(last, start, end ?? start),
    Number.NEGATIVE_INFINITY,
  );
}
