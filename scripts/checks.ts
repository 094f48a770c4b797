/** The static checks: everything about the project that can be told without running it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A program of Node's and its arguments, run in the root on the Node that runs this. */
type Check = { name: string; program: string; args: readonly string[] };

const staticChecks: readonly Check[] = [
  {
    name: 'Biome: format, lint, circles',
    program: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '--max-diagnostics=100'],
  },
  { name: 'TypeScript', program: 'node_modules/typescript/lib/tsc.js', args: ['-p', '.'] },
  {
    name: 'TypeScript in the browser',
    program: 'node_modules/typescript/lib/tsc.js',
    args: ['-p', 'packages/web/client'],
  },
  { name: 'Import table', program: 'scripts/check-imports.ts', args: [] },
  { name: 'knip: unused files, exports, dependencies', program: 'node_modules/knip/bin/knip.js', args: [] },
  { name: 'Documents', program: 'scripts/check-documents.ts', args: [] },
  { name: 'OpenAPI document', program: 'scripts/openapi.ts', args: ['--check'] },
];

type Result = { passed: boolean; output: string; seconds: number };

/** Runs one check to its end; a check that cannot start has failed. */
function run({ program, args }: Check): Promise<Result> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const end = (passed: boolean) =>
      resolve({ passed, output, seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output += error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** Runs the static checks, two at a time, one line for each; prints in full what failed. */
export async function runStaticChecks(): Promise<{ passed: number; failed: number }> {
  const waiting = [...staticChecks];
  const failed: string[] = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { passed, output, seconds } = await run(check);
      console.log(`${passed ? '✓' : '✗'} ${check.name} (${seconds.toFixed(1)} s)`);
      if (!passed) failed.push(`\n── ${check.name} ──\n${output.trim()}\n`);
    }
  };
  await Promise.all([work(), work()]);
  for (const report of failed) console.log(report);
  return { passed: staticChecks.length - failed.length, failed: failed.length };
}
