import type { FunctionName } from './route.ts';

/** What a function may do to the table. Grants in the cloud follow this, no wider. */
export type TableAccess = 'none' | 'read' | 'read-write';

export type Deployable = {
  name: FunctionName | 'projector' | 'schedules' | 'flow';
  /** The entry that is bundled. */
  entry: string;
  table: TableAccess;
  memoryMegabytes: number;
  timeoutSeconds: number;
  /** Woken by records of the table's stream. */
  consumesStream?: { batchSize: number; maximumRetries: number };
  /** Woken by the clock, in the time zone Europe/Stockholm. */
  schedule?: { everyMinutes: number };
  /** In plain words: what people notice when it is down. */
  whenItFails: string;
};

/** Every function that is deployed, as data. */
export const functions = [
  {
    name: 'public',
    entry: 'functions/public/lambda.ts',
    table: 'read',
    memoryMegabytes: 1024,
    timeoutSeconds: 10,
    whenItFails: 'Ingen kan söka insatser eller se lediga platser.',
  },
  {
    name: 'sign-in',
    entry: 'functions/sign-in/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 512,
    timeoutSeconds: 10,
    whenItFails: 'Ingen kan logga in eller logga ut.',
  },
  {
    name: 'provider',
    entry: 'functions/provider/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 1024,
    timeoutSeconds: 10,
    whenItFails: 'Utförare kan inte uppge lediga platser, så uppgifterna blir gamla.',
  },
  {
    name: 'coordinator',
    entry: 'functions/coordinator/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 1024,
    timeoutSeconds: 10,
    whenItFails: 'Samordnare kan inte ställa någon i kö, erbjuda platser eller följa köer och historik.',
  },
  {
    name: 'admin',
    entry: 'functions/admin/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 1024,
    timeoutSeconds: 29,
    whenItFails: 'Förbundets administratör kan inte ändra organisationer, behörigheter eller insatser.',
  },
  {
    name: 'projector',
    entry: 'functions/projector/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 512,
    timeoutSeconds: 60,
    consumesStream: { batchSize: 100, maximumRetries: 10 },
    whenItFails: 'Nya uppgifter syns inte på de öppna sidorna.',
  },
  {
    name: 'schedules',
    entry: 'functions/schedules/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 512,
    timeoutSeconds: 300,
    // An offer that nobody answered holds its place from its midnight until the next waking.
    schedule: { everyMinutes: 5 },
    whenItFails:
      'Obesvarade erbjudanden håller kvar sina platser, uppgifter som fastnat på vägen till de öppna sidorna rättas inte och utförare påminns inte om gamla siffror.',
  },
  {
    name: 'flow',
    entry: 'functions/flow/lambda.ts',
    table: 'read-write',
    memoryMegabytes: 1024,
    timeoutSeconds: 900,
    // A run a day for each förbund; the other wakings take up what was left.
    schedule: { everyMinutes: 60 },
    whenItFails: 'Flödesbevakningen står stilla: inga nya flaggor, och efter en vecka visas ingen väntetid.',
  },
] as const satisfies readonly Deployable[];

export type DeployableName = (typeof functions)[number]['name'];
