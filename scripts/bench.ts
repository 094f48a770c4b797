/**
 * Measures the product: `npm run bench -- http --json`. One bench a file in scripts/bench; docs/performance.md says
 * what the figures mean.
 */
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { coldStart } from './bench/cold-start.ts';
import { type Bench, type BenchOptions, type Figure, tableHead, tableRow } from './bench/figures.ts';
import { flow } from './bench/flow.ts';
import { growth } from './bench/growth.ts';
import { http } from './bench/http.ts';
import { ledger } from './bench/ledger.ts';
import { matching } from './bench/matching.ts';
import { search } from './bench/search.ts';

const benches: Readonly<Record<string, Bench>> = {
  http,
  growth,
  ledger,
  search,
  matching,
  flow,
  'cold-start': coldStart,
};

const usage = 'npm run bench -- http [--json] [--seconds 5] [--connections 10]';

async function main(): Promise<void> {
  const { name, json, options } = given();
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) {
    const known = Object.entries(benches).map(([one, { about }]) => `  ${one.padEnd(12)} ${about}`);
    throw new Error(`There is no bench "${name}". These are known:\n${known.join('\n')}\nUsage: ${usage}`);
  }
  if (!json) console.log(tableHead);
  await bench.run(options, (told) => {
    const figure: Figure = { bench: name, ...told };
    console.log(json ? JSON.stringify(figure) : tableRow(figure));
  });
}

function given(): { name: string; json: boolean; options: BenchOptions } {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '10' },
    },
  });
  const options = z.object({
    seconds: z.coerce.number().min(0.5).max(60),
    connections: z.coerce.number().int().min(1).max(200),
  });
  return { name: positionals.join(' '), json: values.json, options: options.parse(values) };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
