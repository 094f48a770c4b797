/**
 * Lives through simulated förbund and measures how soon, and how wrongly, the flow watch finds stops in them:
 * `npm run simulate-flow -- measure --replicates 1000 [--seed 7] [--json]`. `trials` tries what might find them sooner
 * (docs/flow-watch-trials.md). `demo` writes the history that the demo data
 * come with, data/demo/linkoping-flow.json.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { demoCatalogue } from '../test/flow-simulation/demo/catalogue.ts';
import { demoFile, demoSeed, demoToday, writeDemo } from '../test/flow-simulation/demo/write-demo.ts';
import { measure } from '../test/flow-simulation/measure/measure.ts';
import { measuredTables } from '../test/flow-simulation/measure/tables.ts';
import { trialTables } from '../test/flow-simulation/trials/tables.ts';
import { tryAll } from '../test/flow-simulation/trials/try-candidates.ts';

const usage =
  'npm run simulate-flow -- measure|trials [--replicates N] [--seed S] [--json] | demo [--seed S]';
const demoPath = fileURLToPath(new URL('../data/demo/linkoping-flow.json', import.meta.url));

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    replicates: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
  },
});
const given = z
  .object({
    seed: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31)
      .optional(),
    replicates: z.coerce.number().int().min(1).max(100_000),
    json: z.boolean(),
  })
  .parse(values);
const seed = given.seed ?? randomInt(2 ** 31);

switch (positionals.join(' ')) {
  case 'measure': {
    const measured = measure({ seed, replicates: given.replicates }, (told) => console.error(told));
    for (const line of given.json ? [JSON.stringify(measured, null, 2)] : measuredTables(measured))
      console.log(line);
    break;
  }
  case 'trials': {
    const trials = tryAll({ seed, replicates: given.replicates }, (told) => console.error(told));
    for (const line of given.json ? [JSON.stringify(trials, null, 2)] : trialTables(trials))
      console.log(line);
    break;
  }
  case 'demo': {
    const file = demoFile(writeDemo(demoCatalogue(), given.seed ?? demoSeed, demoToday));
    writeFileSync(demoPath, file);
    console.log(`${demoPath}: seed ${given.seed ?? demoSeed}, ${Math.round(file.length / 1_000)} kB`);
    break;
  }
  default:
    console.error(`Usage: ${usage}`);
    process.exitCode = 1;
}
