import fc from 'fast-check';
import type { Criteria } from '#insats';
import type { Command, Period } from '#ledger';
import { aCriterion, aDescription } from './insats.ts';
import { createCykel, importOf } from './ledger.ts';

const organisations = ['cykelkooperativet', 'mariakyrkan', 'kommunens-verkstad'];

const quarters = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((quarter) => quarter / 4);
const free = fc.integer({ min: 0, max: 6 });
const queue = fc.option(fc.integer({ min: 0, max: 9 }));
const organisation = fc.constantFrom(...organisations);
const description = fc
  .constantFrom('Cykelverkstaden', 'Cykelköket', 'Språkcaféet')
  .map((name) => aDescription({ name }));
const criteria = fc.constantFrom<Criteria>(null, [], [aCriterion({ rule: 'drug-free' })]);
/** Few days, so that spans meet. They may be upside down. */
const january = fc.integer({ min: 1, max: 14 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`);
const span = fc.record({ from: january, to: january });
const counts = fc.record({
  started: fc.integer({ min: 0, max: 5 }),
  ended: fc.constant<Period['ended']>([]),
});
const closures = fc
  .array(span, { maxLength: 2 })
  .map((spans) =>
    spans.filter(({ from, to }) => from <= to).map((closure) => ({ ...closure, reason: null })),
  );
/** The number of an event; most numbers are wrong. */
const corrects = fc.integer({ min: 1, max: 12 });
const reason = fc.constant('Räknade fel');

const row = fc
  .record({
    description,
    criteria,
    places: fc.option(quarters(6)),
    report: fc.option(fc.record({ free, queue })),
    closures,
  })
  .map((said) => importOf(said, JSON.stringify(said)));

const nowReport = fc.record({
  kind: fc.constant<'now'>('now'),
  free,
  queue,
  places: fc.option(quarters(6), { nil: undefined, freq: 3 }),
});
const periodReport = fc
  .tuple(span, counts)
  .map(([days, happened]) => ({ kind: 'period' as const, ...days, ...happened }));

/**
 * Any command on an insats that a förbund's administrator may give, from so small a world that commands often clash.
 * Seldom the closing, after which nothing happens.
 */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(createCykel) },
  { weight: 2, arbitrary: description.map((said): Command => ({ type: 'describe', description: said })) },
  { weight: 2, arbitrary: criteria.map((said): Command => ({ type: 'setCriteria', criteria: said })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(quarters(6), fc.constantFrom(40, 20))
      .map(([places, hoursPerPlace]): Command => ({ type: 'setPlaces', places, hoursPerPlace })),
  },
  { weight: 4, arbitrary: nowReport.map((report): Command => ({ type: 'report', report })) },
  { weight: 4, arbitrary: periodReport.map((report): Command => ({ type: 'report', report })) },
  { weight: 2, arbitrary: fc.constant<Command>({ type: 'confirm' }) },
  {
    weight: 3,
    arbitrary: fc.tuple(periodReport, corrects, reason).map(
      ([period, number, why]): Command => ({
        type: 'correct',
        correction: { ...period, corrects: number, reason: why },
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(free, queue, corrects, reason).map(
      ([nowFree, nowQueue, number, why]): Command => ({
        type: 'correct',
        correction: { kind: 'now', free: nowFree, queue: nowQueue, corrects: number, reason: why },
      }),
    ),
  },
  { weight: 2, arbitrary: closures.map((planned): Command => ({ type: 'planClosures', closures: planned })) },
  { weight: 2, arbitrary: organisation.map((to): Command => ({ type: 'handOver', organisation: to })) },
  { weight: 3, arbitrary: row },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 9 })
      .map(
        (chance): Command =>
          chance === 0 ? { type: 'closeInsats', reason: 'Upphandlingen är slut' } : { type: 'confirm' },
      ),
  },
);
