/**
 * Compares what is kept beside the event log with what the log says, and writes anew what differs, in the store that
 * the environment names (STORE, DATA_DIR, TABLE_NAME):
 *
 *   npm run rebuild -- --verify --forbund linkoping
 *
 * With --verify nothing is written, and the exit code is 1 where something differs. docs/operations.md says when.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { StoreBusy } from '#ledger';
import {
  type Comparison,
  compare,
  compareFlow,
  createForbundDirectory,
  type DerivedKind,
  type Difference,
  derivedKinds,
  type FlowComparison,
  insatserOf,
  rebuild,
  rebuildFlow,
} from '#storage';
import type { Table } from '#table';
import { readStoreEnvironment } from '../functions/local/env.ts';
import { openStore } from '../functions/local/store.ts';

const usage = 'Så här används kommandot: npm run rebuild [-- --verify] [-- --forbund linkoping]';

/** The projector is often a moment behind a command: whatever differs is looked at once more after this long. */
const secondLookMilliseconds = 2_000;

const wordFor: Readonly<Record<DerivedKind | 'flow' | 'log', string>> = {
  head: 'läge (platser, kö, räknare)',
  documents: 'beskrivning och kriterier',
  entry: 'köplatser och placeringar',
  period: 'periodrapporter',
  register: 'rader i förbundets lista',
  catalogue: 'katalogens uppgift',
  flow: 'flödesbevakningens minne',
  log: 'händelseloggen',
};

/** What stands beside the log of one insats, and what the flow watch remembers of it. */
type Looked = Comparison & { equalFlow: number };

type Found = Looked & {
  insatser: number;
  /** Insatser that could not be compared, and why. */
  unread: { insats: string; why: string }[];
};

type Place = { insats: string; forbund: string };
type Work = (place: Place) => Promise<Looked>;

/** Does the work and tells how it went. Answers whether all is well. */
async function main(): Promise<boolean> {
  const { verify, forbund: asked } = givenArguments();
  const table = await openStore(readStoreEnvironment(process.env));
  try {
    const forbund = await forbundFor(table, asked);
    const now = () => new Date().toISOString();
    const found = verify
      ? await lookTwice(table, forbund, async (place) =>
          both(await compare(table, { ...place, now: now() }), await compareFlow(table, place, now())),
        )
      : await walk(placesOf(table, forbund), async (place) =>
          both(await rebuild(table, { ...place, now: now() }), await rebuildFlow(table, place, now())),
        );
    console.log(summaryOf(found, verify));
    const broken = found.differences.filter(({ kind }) => kind === 'log');
    return (verify ? found.differences : broken).length + found.unread.length === 0;
  } finally {
    await table.close();
  }
}

function givenArguments(): { verify: boolean; forbund: string | undefined } {
  try {
    const { values } = parseArgs({ options: { verify: { type: 'boolean' }, forbund: { type: 'string' } } });
    return { verify: values.verify ?? false, forbund: values.forbund };
  } catch {
    throw new Error(usage);
  }
}

async function forbundFor(table: Table, asked: string | undefined): Promise<string[]> {
  const known = (await createForbundDirectory(table).list()).map(({ id }) => id);
  if (known.length === 0) {
    throw new Error('Det finns inga förbund i lagringen. Kontrollera STORE, DATA_DIR och TABLE_NAME.');
  }
  if (asked === undefined) return known;
  if (!known.includes(asked)) {
    throw new Error(`Förbundet ${asked} finns inte. De som finns: ${known.join(', ')}.`);
  }
  return [asked];
}

async function* placesOf(table: Table, forbund: readonly string[]): AsyncGenerator<Place> {
  for (const id of forbund) {
    for (const insats of await insatserOf(table, id)) yield { insats, forbund: id };
  }
}

function both(beside: Comparison, flow: FlowComparison): Looked {
  return { ...beside, equalFlow: flow.equal, differences: [...beside.differences, ...flow.differences] };
}

function nothing(): Looked {
  const equal = { head: 0, documents: 0, entry: 0, period: 0, register: 0, catalogue: 0 };
  return { equal, equalFlow: 0, olderForm: 0, cleanedAway: 0, differences: [] };
}

/** One insats at a time, so that no more than one is ever held in memory. */
async function walk(places: AsyncIterable<Place> | Iterable<Place>, work: Work): Promise<Found> {
  const found: Found = { ...nothing(), insatser: 0, unread: [] };
  for await (const place of places) {
    found.insatser += 1;
    try {
      add(found, await work(place));
    } catch (fault) {
      found.unread.push({ insats: place.insats, why: whyOf(fault) });
    }
  }
  return found;
}

async function lookTwice(table: Table, forbund: readonly string[], look: Work): Promise<Found> {
  const again: Place[] = [];
  const found = await walk(placesOf(table, forbund), async (place) => {
    const first = await look(place);
    if (first.differences.length === 0) return first;
    again.push(place);
    return nothing();
  });
  if (again.length === 0) return found;
  await pause(secondLookMilliseconds);
  const second = await walk(again, look);
  add(found, second);
  found.unread.push(...second.unread);
  return found;
}

function add(found: Found, { equal, equalFlow, olderForm, cleanedAway, differences }: Looked): void {
  for (const kind of derivedKinds) found.equal[kind] += equal[kind];
  found.equalFlow += equalFlow;
  found.olderForm += olderForm;
  found.cleanedAway += cleanedAway;
  found.differences.push(...differences);
}

function whyOf(fault: unknown): string {
  if (fault instanceof StoreBusy) return 'den ändras hela tiden, eller så är lagringen upptagen. Kör igen';
  return fault instanceof Error ? fault.message : String(fault);
}

function summaryOf({ insatser, equal, ...found }: Found, verify: boolean): string {
  const { equalFlow, olderForm, cleanedAway, differences, unread } = found;
  return [
    `${insatser} ${insatser === 1 ? 'insats' : 'insatser'} jämfördes med sina händelser.`,
    ...derivedKinds.map((kind) => `  ${wordFor[kind]}: ${equal[kind]} lika`),
    `  ${wordFor.flow}: ${equalFlow} lika`,
    ...(olderForm > 0
      ? [`  ${olderForm} säger detsamma i en äldre form${verify ? '' : ' och skrevs om'} (ingen skillnad)`]
      : []),
    ...(cleanedAway > 0 ? [`  ${cleanedAway} avslutade är borttagna efter sin tid (ingen skillnad)`] : []),
    differences.length === 0 ? 'Inga skillnader.' : headingOf(differences.length, verify),
    ...differences.map(sentenceOf),
    ...unread.map(({ insats, why }) => `- ${insats} gick inte att läsa: ${why}.`),
  ].join('\n');
}

function headingOf(differences: number, verify: boolean): string {
  const many = differences === 1 ? '1 skillnad' : `${differences} skillnader`;
  return verify ? `${many}. Kör npm run rebuild för att rätta:` : `${many} rättades:`;
}

const longestValue = 80;

function sentenceOf({ insats, kind, sort, field, kept, rebuilt }: Difference): string {
  const where = `- ${insats}  ${sort}  (${wordFor[kind]})`;
  if (kind === 'log') {
    return `${where}  loggen är trasig och inget kan byggas ur den: ${kept}. Se docs/operations.md.`;
  }
  if (field === null)
    return `${where}  ${kept === undefined ? 'saknas' : 'finns, men inte enligt händelserna'}`;
  return `${where}  ${field}: står ${shortened(kept)}, enligt händelserna ${shortened(rebuilt)}`;
}

function shortened(value: string | undefined): string {
  if (value === undefined) return 'inget';
  return value.length > longestValue ? `${value.slice(0, longestValue)} …` : value;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
