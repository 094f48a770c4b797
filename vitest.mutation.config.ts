import { defineConfig } from 'vitest/config';

/**
 * The tests that `npm run test:mutation` runs once for every mutant: those of the ledger, and what else reaches it.
 * Only what needs no server, browser, bundle or DynamoDB, and takes well under a second a file.
 */
const longHistories = ['packages/ledger/place-histories.test.ts'];
const alsoThroughStorage = ['packages/storage/answered-once.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    // Two and a half times faster, and no mutant was judged otherwise: the tests share nothing that they change.
    isolate: false,
    include: ['packages/ledger/**/*.test.ts', ...alsoThroughStorage],
    exclude: longHistories,
    setupFiles: ['test/seed.ts'],
    // Always the same one: a mutant that lives in one run must not die by chance in the next.
    env: { FC_SEED: process.env.FC_SEED ?? '1' },
    testTimeout: 20_000,
  },
});
