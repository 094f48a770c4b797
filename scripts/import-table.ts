/**
 * Who may import what, as data. What is not written here is not allowed, and a folder that is not written here is
 * itself a breach. `import-breaches.ts` compares it with the modules; docs/adr/0005 says why it is done here.
 */

/** A folder of modules and what they may import from outside it. */
export type Area = {
  /** From the root. `functions/*` stands for each folder in functions/ that has no line of its own. */
  folder: string;
  /** Packages, by their door: `#name` is packages/name/index.ts, `#name/part` a side door to packages/name/part.ts. */
  packages?: readonly string[];
  /** Libraries among package.json's `dependencies`. */
  libraries?: Names;
  /** Libraries among its `devDependencies`: only where nothing is deployed, or for their types alone. */
  developmentLibraries?: Names;
  /** Node's own modules, without `node:`. */
  node?: Names;
  /** Other folders, by relative path. */
  folders?: readonly string[];
  /** No clock, chance, environment, network, timer or log: time and ids come in as arguments. */
  pure?: boolean;
};

type Names = readonly string[] | 'any';

/** In this order: a later one may import an earlier one, never the other way. */
const capabilities = [
  { name: 'forbund', libraries: ['zod'] },
  { name: 'insats', libraries: ['zod', 'kommunkoder', 'personnummer'] },
  { name: 'ledger', libraries: ['zod'] },
  { name: 'eligibility', libraries: ['zod'] },
  { name: 'flow', libraries: ['zod'] },
  { name: 'search', libraries: ['zod'] },
  { name: 'matching', libraries: ['zod'] },
  { name: 'imports', libraries: ['zod', 'csv-parse'] },
  { name: 'needs', libraries: ['zod', 'csv-parse'] },
];
const everyCapability = capabilities.map(({ name }) => name);

const everyPackage = [
  ...everyCapability,
  'topology',
  'table',
  'storage',
  'access',
  'api',
  'open-data',
  'web',
  'observability',
  'runtime',
];

export const areas: readonly Area[] = [
  ...capabilities.map(({ name, libraries }, place) => ({
    folder: `packages/${name}`,
    packages: everyCapability.slice(0, place),
    libraries,
    pure: true,
  })),
  { folder: 'packages/topology', pure: true },
  {
    folder: 'packages/table',
    libraries: ['@aws-sdk/client-dynamodb', 'zod'],
    node: ['sqlite', 'fs', 'path'],
  },
  { folder: 'packages/storage', packages: [...everyCapability, 'access', 'table'], libraries: ['zod'] },
  {
    folder: 'packages/access',
    packages: [...everyCapability, 'topology'],
    libraries: ['jose', 'openid-client', 'zod'],
    node: ['crypto'],
  },
  {
    folder: 'packages/api',
    packages: [...everyCapability, 'access', 'topology'],
    libraries: ['hono', 'zod'],
    node: ['crypto'],
  },
  { folder: 'packages/open-data', packages: everyCapability, libraries: ['zod'] },
  {
    folder: 'packages/observability',
    libraries: ['@aws-lambda-powertools/logger'],
  },
  {
    // What composition roots hand to the product: clock, chance, secrets, files.
    folder: 'packages/runtime',
    packages: ['ledger'],
    libraries: ['@aws-lambda-powertools/parameters', '@aws-sdk/client-secrets-manager', 'zod'],
    node: ['fs', 'path'],
  },
  {
    folder: 'packages/web',
    packages: everyCapability,
    libraries: ['hono', 'd3-sankey', 'd3-scale', 'd3-shape'],
  },
  // Runs in the browser, from files of its own: it shares nothing with the server.
  { folder: 'packages/web/client', libraries: ['htmx.org'] },
  {
    folder: 'functions/*',
    packages: everyPackage,
    libraries: ['@aws-sdk/client-dynamodb', 'hono', 'zod'],
    developmentLibraries: ['@types/aws-lambda'],
  },
  {
    // All functions in one process; never deployed to the cloud, so it may bring its own sign-in provider.
    folder: 'functions/local',
    packages: everyPackage,
    folders: ['functions'],
    libraries: ['@aws-sdk/client-dynamodb', 'hono', '@hono/node-server', 'jose', 'zod'],
    developmentLibraries: ['oidc-provider'],
    node: 'any',
  },
  {
    folder: 'infra',
    // The side door has the table's constants alone: describing the cloud must not load its SDK.
    packages: ['topology', 'table/schema'],
    libraries: ['aws-cdk-lib', 'constructs'],
    developmentLibraries: ['cdk-nag'],
    node: ['fs', 'path', 'url'],
  },
  {
    folder: 'scripts',
    packages: everyPackage,
    folders: ['functions', 'infra', 'test'],
    libraries: 'any',
    developmentLibraries: 'any',
    node: 'any',
  },
];

/** Tests may import anything and nothing else may import them. They stand in test/ or are named `*.test.ts(x)`. */
export const tests = /^test\/|\.test\.tsx?$/;

/** Settings of tools in the root; they belong to no area. */
export const settings = /^[^/]+\.config\.ts$/;

/**
 * What a pure area must not touch, by global name, with the members that are harmless. `Date` and `Math` are whole
 * but for the clock and chance in them; `new Date(…)` with an argument is allowed.
 */
export const impureGlobals: Readonly<Record<string, readonly string[]>> = {
  Date: ['UTC', 'parse'],
  Math: Object.getOwnPropertyNames(Math).filter((name) => name !== 'random'),
  process: [],
  crypto: [],
  performance: [],
  globalThis: [],
  console: [],
  fetch: [],
  setTimeout: [],
  setInterval: [],
  setImmediate: [],
  queueMicrotask: [],
  eval: [],
};
