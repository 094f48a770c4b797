import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBreaches } from '../../scripts/import-breaches.ts';
import { copyProject, type PlantedCopy } from './planted-copy.ts';

/** What is planted, where, and the words that the check must answer with. */
const breaches = [
  ['a capability imports the table', 'packages/insats', `import '#table';`, 'may not import #table'],
  ['a capability imports hono', 'packages/ledger', `import 'hono';`, 'may not import the library hono'],
  [
    'a capability imports AWS',
    'packages/search',
    `import '@aws-sdk/client-dynamodb';`,
    'the library @aws-sdk',
  ],
  ['a capability imports a module of Node', 'packages/insats', `import 'node:crypto';`, "Node's node:crypto"],
  ['an earlier capability imports a later', 'packages/insats', `import '#ledger';`, 'may not import #ledger'],
  [
    'so do its types',
    'packages/insats',
    `export type A = typeof import('#search');`,
    'may not import #search',
  ],
  [
    'so does a late import',
    'packages/insats',
    `export const a = () => import('#search');`,
    'not import #search',
  ],
  ['a re-export', 'packages/forbund', `export * from '#insats';`, 'may not import #insats'],
  ['a re-export of types', 'packages/forbund', `export type { A } from '#insats';`, 'may not import #insats'],
  ['a page imports a store', 'packages/web', `import '#storage';`, 'may not import #storage'],
  [
    'past a door',
    'packages/ledger',
    `import '../insats/vocabulary.ts';`,
    'past a door to packages/insats/vocab',
  ],
  ['through a door that is none', 'packages/ledger', `import '#insats/vocabulary';`, 'is no door'],
  [
    'a function imports another',
    'functions/public',
    `import '../provider/app.ts';`,
    'past a door to functions/prov',
  ],
  [
    'a function imports the local server',
    'functions/public',
    `import '../local/demo-users.ts';`,
    'past a door',
  ],
  ['infra imports storage', 'infra', `import '#storage';`, 'infra may not import #storage'],
  [
    'production imports test/',
    'packages/storage',
    `import '../../test/seed.ts';`,
    'may not import test code',
  ],
  ['production imports a test', 'packages/table', `import './order.test.ts';`, 'may not import test code'],
  ['a tool of development', 'packages/storage', `import 'fast-check';`, 'there for development only'],
  ['a sign-in provider in the cloud', 'functions/public', `import 'oidc-provider';`, 'for development only'],
  ['a computed import', 'packages/api', `export const a = (b: string) => import(b);`, 'computed'],
  [
    'a module in a page file',
    'packages/ledger',
    `import 'hono';\nexport const a = () => <p />;`,
    'library hono',
  ],
  ['the clock', 'packages/ledger', `export const a = Date.now();`, 'may not use Date.now'],
  ['the clock without a name', 'packages/ledger', `export const a = new Date();`, 'may not use Date'],
  [
    'the clock by another name',
    'packages/ledger',
    `const { now } = Date;\nexport const a = now();`,
    'use Date',
  ],
  ['chance', 'packages/search', `export const a = Math.random();`, 'may not use Math.random'],
  ['random ids', 'packages/insats', `export const a = crypto.randomUUID();`, 'use crypto.randomUUID'],
  ['the environment', 'packages/forbund', `export const a = process.env.A;`, 'may not use process.env'],
  ['a log', 'packages/ledger', `console.log('x');`, 'may not use console.log'],
  ['a package without a line in the table', 'packages/shipping', `export const a = 1;`, 'does not name'],
  ['a module in no folder of the table', 'drawer', `export const a = 1;`, 'does not name'],
  ['a module that nobody can read', 'packages/api', `export const a = ;`, 'cannot be read'],
] as const;

const harmless = [
  ['a later capability imports an earlier', 'packages/ledger', `import '#insats';`],
  ['a date that was given', 'packages/ledger', `export const a = (b: string) => new Date(b);`],
  [
    'a type named after the clock',
    'packages/ledger',
    `export const a = (b: unknown): b is Date => b instanceof Date;`,
  ],
  ['arithmetic', 'packages/ledger', `export const a = Math.max(1, Date.UTC(2026, 6, 1));`],
  ['a field named process', 'packages/ledger', `export const a = (b: { process: 1 }) => b.process;`],
  ['a page imports the words of a capability', 'packages/web', `import '#insats';`],
  ['the local server imports every function', 'functions/local', `import '../public/app.ts';`],
] as const;

describe('the import table', () => {
  let copy: PlantedCopy;
  let found: ReturnType<typeof findBreaches>;
  const plantedFile = (folder: string, kind: string, index: number) =>
    `${folder}/planted-${kind}-${index}.tsx`;
  const answers = (path: string) =>
    found.breaches.filter(({ where }) => where.split(':')[0] === path).map(({ what }) => what);

  beforeAll(() => {
    copy = copyProject();
    breaches.forEach(([, folder, text], index) => {
      copy.plant({ [plantedFile(folder, 'breach', index)]: text });
    });
    harmless.forEach(([, folder, text], index) => {
      copy.plant({ [plantedFile(folder, 'harmless', index)]: text });
    });
    found = findBreaches(copy.root);
  });
  afterAll(() => copy.remove());

  test.each(breaches.map((each, index) => [...each, index] as const))(
    'refuses: %s',
    (_, folder, _text, words, index) => {
      expect(answers(plantedFile(folder, 'breach', index))).toEqual([expect.stringContaining(words)]);
    },
  );

  test.each(harmless.map((each, index) => [...each, index] as const))(
    'allows: %s',
    (_, folder, _text, index) => {
      expect(answers(plantedFile(folder, 'harmless', index))).toEqual([]);
    },
  );

  test('every module of the project was read', () => {
    expect(found.modules).toBeGreaterThan(breaches.length + harmless.length + 50);
  });

  test('a library of the table that became a tool of development is refused where it is imported', () => {
    copy.plant({
      'moved/package.json': `{ "devDependencies": { "zod": "1.0.0" } }`,
      'moved/packages/insats/index.ts': `import 'zod';`,
    });
    expect(findBreaches(`${copy.root}/moved`).breaches).toEqual([
      {
        where: 'packages/insats/index.ts:1',
        what: 'packages/insats may not import zod, which is there for development only',
      },
    ]);
  });

  test('the check that npm test runs fails on a breach, and where it finds no modules', () => {
    const check = 'scripts/check-imports.ts';
    expect(copy.run(check, copy.root)).toMatchObject({
      status: 1,
      output: expect.stringContaining('Date.now'),
    });
    copy.plant({ 'empty/package.json': '{}' });
    expect(copy.run(check, `${copy.root}/empty`)).toMatchObject({
      status: 1,
      output: expect.stringContaining('0 modules read'),
    });
  });
});
