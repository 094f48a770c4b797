/**
 * `npm test`: the static checks, then every test. `npm test -- <filter>` runs only the tests whose file matches.
 * The last line counts both: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { root, runStaticChecks } from './checks.ts';

type Count = { passed: number; failed: number; skipped: number };

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  /** By file. A file that could not be loaded has failed without a test in it. */
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const requiredNode = 24;
if (Number.parseInt(process.versions.node, 10) < requiredNode) {
  throw new Error(
    `Node ${requiredNode} is needed; npm brings it: use "npm test", or "npx node scripts/test.ts"`,
  );
}

const filter = process.argv.slice(2);
const checks = filter.length > 0 ? { passed: 0, failed: 0 } : await runStaticChecks();
const tests = await runTests(filter);
const failed = checks.failed + tests.failed;
console.log(`\n${checks.passed + tests.passed} passed, ${failed} failed, ${tests.skipped} skipped`);
if (failed > 0) process.exitCode = 1;

/** Runs vitest before the reader's eyes and counts from its report; a run that broke counts as one failure. */
async function runTests(args: readonly string[]): Promise<Count> {
  const report = join(root, '.build/tests.json');
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => vitest.on('close', resolve));
  const count = readReport(report);
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readReport(path: string): Count {
  try {
    const totals = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
    const unloaded = totals.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      passed: totals.numPassedTests,
      failed: totals.numFailedTests + unloaded.length,
      skipped: totals.numPendingTests + totals.numTodoTests,
    };
  } catch (error) {
    console.error(`The tests left no report that can be read: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
