import type { KnipConfig } from 'knip';

/** What knip cannot see by itself. Everything else that nothing uses fails `npm test`. */
export default {
  entry: [
    // Named in the topology and bundled by their path.
    'functions/*/lambda.ts!',
    'functions/local/main.ts!',
    'packages/web/client/main.ts!',
    'packages/web/styles/index.css!',
    // Named in cdk.json.
    'infra/app.ts!',
    // Run by test/browser/chromium.ts in a process of its own.
    'test/browser/unpack-chromium.ts',
    // Run by test/stores/last-place-storm.test.ts in processes of their own.
    'test/stores/contender-process.ts',
    // Started by scripts/checks.ts.
    'scripts/check-*.ts',
  ],
  project: ['{functions,infra,packages,scripts}/**/*.{ts,tsx,css}!', 'test/**/*.{ts,tsx}', '*.ts'],
  // The doors in package.json's `imports` count as entries; without this nobody would see what they export in vain.
  includeEntryExports: true,
  ignoreIssues: { '{functions/*/lambda.ts,*.config.ts}': ['exports'] },
  // The second is named in stryker.config.json.
  vitest: { config: ['vitest.config.ts', 'vitest.mutation.config.ts'] },
  // scripts/build-theme.ts runs its program by path.
  ignoreDependencies: ['@digdir/designsystemet'],
  // Not from npm: DynamoDB Local runs on it where somebody opted in.
  ignoreBinaries: ['java'],
  compilers: {
    css: (text) =>
      [...text.matchAll(/(?:@import |url\()"([^"]+)"/g)].map(([, path]) => `import '${path}';`).join('\n'),
  },
} satisfies KnipConfig;
