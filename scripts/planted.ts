/**
 * Plants bugs in the place ledger, one at a time, and lives through histories until the simulation finds each:
 * `npm run test:planted`, or `-- --seed 7`. Fails where one is not found, or where something is found without one.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { plantedBugs, withoutBug } from '../test/simulation/planted/bugs.ts';
import { findBug } from '../test/simulation/planted/find.ts';

const historiesAtMost = 3_000;
const historiesWithoutBug = 200;

const given = z
  .object({
    seed: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31)
      .optional(),
  })
  .parse(parseArgs({ options: { seed: { type: 'string' } } }).values);
const seed = given.seed ?? randomInt(2 ** 31);
const began = performance.now();
let failed = 0;

console.log(`seed ${seed}\n`);
console.log('| Planted bug | Histories until found | Found by |\n|---|---|---|');
for (const [name, parts] of Object.entries(plantedBugs)) {
  const { histories, by } = await findBug(parts(), seed, historiesAtMost);
  if (histories === undefined) failed += 1;
  console.log(`| ${name} | ${histories ?? `not in ${historiesAtMost}`} | ${by} |`);
}
for (const [name, parts] of Object.entries(withoutBug)) {
  const { histories, by } = await findBug(parts(), seed, historiesWithoutBug);
  if (histories !== undefined) failed += 1;
  console.log(`| none: ${name} | ${histories ?? `nothing in ${historiesWithoutBug}`} | ${by} |`);
}
const bugs = Object.keys(plantedBugs).length;
console.log(
  `\n${bugs} planted bugs, ${failed} failures, ${((performance.now() - began) / 1_000).toFixed(0)} s`,
);
if (failed > 0) process.exitCode = 1;
