import { randomInt } from 'node:crypto';
import { defineConfig } from 'vitest/config';

// One seed for all generated tests of a run. The workers inherit the environment (test/seed.ts reads it there).
// knip reads this file too, and runs no tests.
if (process.env.VITEST) {
  process.env.FC_SEED ??= String(randomInt(2 ** 31));
  console.log(
    `Generated tests use the seed ${process.env.FC_SEED}. To repeat: FC_SEED=${process.env.FC_SEED} npm test`,
  );
}

const besideTheCode = ['packages', 'functions', 'infra', 'scripts', 'data'].map(
  (folder) => `${folder}/**/*.test.{ts,tsx}`,
);
const browser = 'test/browser/**/*.test.{ts,tsx}';
const stores = 'test/stores/**/*.test.ts';
const histories = 'test/stores/histories.test.ts';
const setupFiles = ['test/seed.ts'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    environment: 'node',
    // Pages need their stylesheet and script.
    globalSetup: ['test/server/build-assets.ts'],
    // Two: the machines that this is built and checked on have two cores.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'code',
          include: [...besideTheCode, 'test/**/*.test.{ts,tsx}'],
          exclude: [browser, stores],
          setupFiles,
        },
      },
      {
        extends: true,
        // Mostly waiting for its stores, so the browser's tests run beside it. Projects of one group start by their
        // names: this long file first, and then the browser's, one at a time on the worker that is left.
        test: { name: 'histories', include: [histories], setupFiles, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'in-browser',
          include: [browser],
          setupFiles,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // Their figures are times: one file at a time, when nothing else is at work.
        test: {
          name: 'stores',
          include: [stores],
          exclude: [histories],
          setupFiles,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
        },
      },
    ],
  },
});
