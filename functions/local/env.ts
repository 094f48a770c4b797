import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535).default(8080);

/** Where the data is kept. */
const store = z.discriminatedUnion('STORE', [
  z.object({ STORE: z.literal('sqlite') }),
  z.object({
    STORE: z.literal('dynamodb'),
    TABLE_NAME: z.string().min(3).default('insatskatalog'),
    /** A DynamoDB of one's own, as `http://localhost:8000`; without it, the region's. */
    DYNAMODB_ENDPOINT: z.url().optional(),
  }),
]);

/** Development brings its own sign-in provider and demo users; anything else must say who signs people in. */
const signIn = z.discriminatedUnion('NODE_ENV', [
  z.object({
    NODE_ENV: z.literal('development'),
    /** Whether the demo comes with two years of simulated history. */
    DEMO_HISTORY: z.stringbool().default(false),
  }),
  z.object({
    NODE_ENV: z.literal('production'),
    PUBLIC_ORIGIN: z.url({ protocol: /^https$/ }),
    OIDC_ISSUER: z.url({ protocol: /^https$/ }),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_CLIENT_SECRET: z.string().min(1),
    API_AUDIENCE: z.string().min(1),
    PSEUDONYM_KEY: z.string().min(32),
  }),
]);

const place = z.object({
  PORT: port,
  /** The address to listen at. Development, where signing in takes no password, stays on this machine. */
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  ASSETS_DIR: z.string().min(1).default('.build/assets'),
  PUBLIC_ORIGIN: z.url().optional(),
});

type Variables = Record<string, string | undefined>;

/** Which store it is: all that a command beside the server needs to be told. Unset means SQLite in `.data/`. */
export function readStoreEnvironment(variables: Variables) {
  const given = { ...variables, STORE: variables.STORE ?? 'sqlite' };
  return { place: place.parse(given), store: store.parse(given) };
}

/** What the one-process server is told through its environment. Unset means development on SQLite. */
export function readEnvironment(variables: Variables) {
  const given = { ...variables, NODE_ENV: variables.NODE_ENV ?? 'development' };
  return { ...readStoreEnvironment(given), signIn: signIn.parse(given) };
}

export type StoreEnvironment = ReturnType<typeof readStoreEnvironment>;
export type Environment = ReturnType<typeof readEnvironment>;
