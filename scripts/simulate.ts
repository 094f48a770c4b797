/**
 * Lives through histories of the place ledger in which everything goes wrong that may: `npm run simulate -- --seed 7`
 * tells one in full, `--histories 1000000` lives through many, from the seed on. Fails where something was found that
 * never may be, with the seed that brings it back.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { liveThroughMany } from '../test/simulation/many.ts';
import { addTo, emptyTally, tallyLines } from '../test/simulation/tally.ts';
import { tellHistory } from '../test/simulation/told.ts';

const violationsShown = 10;
const historiesBetweenNews = 10_000;

const given = z
  .object({
    seed: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31)
      .optional(),
    histories: z.coerce.number().int().min(1).optional(),
  })
  .parse(parseArgs({ options: { seed: { type: 'string' }, histories: { type: 'string' } } }).values);
const seed = given.seed ?? randomInt(2 ** 31);
const histories = given.histories ?? (given.seed === undefined ? 1_000 : 1);
const inFull = histories === 1;
console.log(`seed ${seed}`);

const tally = emptyTally();
const failed: number[] = [];
const began = performance.now();
await liveThroughMany(seed, histories, async (own, lived) => {
  await addTo(tally, lived);
  if (inFull) for (const line of await tellHistory(lived)) console.log(line);
  if (lived.violations.length > 0) {
    failed.push(own);
    if (!inFull && failed.length <= violationsShown) {
      for (const { check, what } of lived.violations)
        console.log(`VIOLATION seed ${own} (${check}): ${what}`);
    }
  }
  if (tally.histories % historiesBetweenNews === 0)
    console.log(`${tally.histories} histories, ${speed()} a second`);
  return failed.length > violationsShown ? 'enough' : 'go on';
});
for (const line of tallyLines(tally)) console.log(line);
console.log(`${speed()} histories a second; ${failed.length} of ${tally.histories} with a violation`);
if (failed.length > 0) {
  console.log(`To see one again: npm run simulate -- --seed ${failed[0]}`);
  process.exitCode = 1;
}

function speed(): string {
  return ((tally.histories * 1_000) / (performance.now() - began)).toFixed(1);
}
