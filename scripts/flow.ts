/**
 * The flow watch's statistics by hand, from a CSV file to JSON: curves of stay and outcome, and the daily detector.
 *
 *   npm run --silent flow -- estimate placeringar.csv --times 90,365 --cause 1
 *   npm run --silent flow -- detect placeringar.csv --to 900 --p0 0.35 --alpha 0.02
 *
 * `estimate` reads exit and cause (0 for who was still there), and entry for who was not seen from the start. `detect`
 * reads admit, exit (NA while it goes on) and outcome (0 none, 1 onward, 2 other) of one insats' placements. Anything
 * in a file or an argument that cannot be read is refused with a sentence for each fault.
 */
import { detect, detectUsage } from './flow/detect.ts';
import { estimate, estimateUsage } from './flow/estimate.ts';
import { Refusal } from './flow/refusal.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => unknown>> = { estimate, detect };

function main([name = '', ...args]: readonly string[]): unknown {
  const command = commands[name];
  if (!command) {
    throw new Refusal(`Ange estimate eller detect. Till exempel: ${estimateUsage}\neller: ${detectUsage}`);
  }
  return command(args);
}

try {
  console.log(JSON.stringify(main(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
