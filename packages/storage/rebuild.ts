import { BrokenLog, type Instant, type Replay, StoreBusy } from '#ledger';
import { type Condition, type Item, type Json, type Table, TableError, type Write } from '#table';
import { readsOf } from './busy.ts';
import {
  type DerivedKind,
  derivedKinds,
  itemsBeside,
  itemsFrom,
  nameOf,
  replayLog,
  schemaOf,
} from './derived-items.ts';
import { type Deviation, type Difference, differenceOf, textOf } from './difference.ts';
import { everyItem } from './every-item.ts';
import { cataloguePartition, headKey, registerKey } from './keys.ts';

/** How one insats came out of the comparison. */
export type Comparison = {
  differences: Difference[];
  /** Items that are the same to the byte, by kind. */
  equal: Record<DerivedKind, number>;
  /** Items that say the same, written by an earlier version of the product. No difference; a rebuild renews them. */
  olderForm: number;
  /** Entries past their end whose time to be kept was over, and that the store has cleaned away. No difference. */
  cleanedAway: number;
};

/** Which insats, and when. The förbund tells where to look when the log is missing. */
export type Rebuilding = { insats: string; forbund?: string; now?: Instant };

const mostTries = 5;
const writesAtATime = 50;

/**
 * What is kept of an insats beside its log, compared byte for byte (body, version, due, expires) with what its log
 * says: every difference, none when all is well. Without `now` no entry may have been cleaned away. Throws StoreBusy
 * where the insats changes faster than it can be read.
 */
export async function compareWithRebuilt(table: Table, insats: string, now?: Instant): Promise<Difference[]> {
  const { differences } = await compare(table, { insats, ...(now !== undefined && { now }) });
  return differences;
}

/** The same with the figures of what was equal. */
export async function compare(table: Table, rebuilding: Rebuilding): Promise<Comparison> {
  return comparisonOf(rebuilding, await lookBeside(table, rebuilding));
}

/**
 * Writes anew what differs from the log or stands in an older form, under the condition that neither it nor the head
 * has changed since it was read, so that it may run while the insats is in use. Answers what it found first. An insats
 * whose log is broken, or ends before the head does, is left as it is: then the log is not the one to believe.
 */
export async function rebuild(table: Table, rebuilding: Rebuilding): Promise<Comparison> {
  let first: Comparison | undefined;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const found = await lookBeside(table, rebuilding);
    first ??= comparisonOf(rebuilding, found);
    if (found.broken || (await write(table, rebuilding.insats, found)) === 'written') return first;
  }
  throw new StoreBusy(`${rebuilding.insats} keeps changing`);
}

/**
 * Every insats that a förbund's list or its catalogue knows of: either may lack one, and then the other tells of it.
 */
export async function insatserOf(table: Table, forbund: string): Promise<string[]> {
  const known = new Set<string>();
  for (const partition of [registerKey(forbund, '').partition, cataloguePartition(forbund)]) {
    for await (const { sort } of everyItem(table, partition, { consistent: true })) known.add(sort);
  }
  return [...known].toSorted();
}

type Found = {
  equal: Record<DerivedKind, number>;
  cleanedAway: number;
  deviations: (Deviation & { olderForm: boolean })[];
  /** The head's version that all of this was read at; undefined: there is none. */
  keptVersion: number | undefined;
  /** Why nothing can be made anew. */
  broken?: string;
};

/** Compares all that is kept with all that should be, at one version of the head. */
async function lookBeside(table: Table, rebuilding: Rebuilding): Promise<Found> {
  const { insats } = rebuilding;
  const headVersion = async () => (await readsOf(table).get(headKey(insats), { consistent: true }))?.version;
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const before = await headVersion();
    const found = await lookOnce(table, rebuilding, before);
    // A command in between would make what was read before it differ from what was read after it.
    if ((await headVersion()) === before) return found;
  }
  throw new StoreBusy(`${insats} keeps changing`);
}

async function lookOnce(
  table: Table,
  { insats, forbund, now }: Rebuilding,
  keptVersion: number | undefined,
): Promise<Found> {
  const equal = Object.fromEntries(derivedKinds.map((kind) => [kind, 0])) as Found['equal'];
  const found: Found = { equal, cleanedAway: 0, deviations: [], keptVersion };
  const replay = await replayOrWhyNot(table, insats);
  if (typeof replay === 'string') return { ...found, broken: replay };
  const { head } = replay;
  if (head && keptVersion !== undefined && keptVersion > head.version) {
    return {
      ...found,
      broken: `the head has taken in event ${keptVersion}, the log ends with ${head.version}`,
    };
  }
  const wanted = itemsFrom(replay);
  const where = { insats, forbund: head?.forbund ?? forbund };
  for await (const { kind, item } of itemsBeside(table, where)) {
    if (!head) return { ...found, broken: 'there are no events' };
    const rebuilt = wanted.get(nameOf(item))?.item;
    wanted.delete(nameOf(item));
    if (rebuilt && textOf(item) === textOf(rebuilt)) {
      equal[kind] += 1;
      continue;
    }
    const olderForm = rebuilt !== undefined && saysTheSame(kind, item, rebuilt, head.version);
    found.deviations.push({ kind, key: item, kept: item, rebuilt, olderForm });
  }
  for (const { kind, item } of wanted.values()) {
    if (isPast(item, now)) found.cleanedAway += 1;
    else found.deviations.push({ kind, key: item, kept: undefined, rebuilt: item, olderForm: false });
  }
  return found;
}

async function replayOrWhyNot(table: Table, insats: string): Promise<Replay | string> {
  try {
    return await replayLog(table, insats);
  } catch (fault) {
    if (fault instanceof BrokenLog) return fault.message;
    throw fault;
  }
}

function isPast({ expires }: Item, now: Instant | undefined): boolean {
  return expires !== undefined && now !== undefined && expires * 1_000 <= Date.parse(now);
}

/**
 * Whether an item means what the rebuilt one says, though it is written otherwise: earlier versions of the product
 * left fields out that are read as their defaults, and gave documents the version of the whole command.
 */
function saysTheSame(kind: DerivedKind, kept: Item, rebuilt: Item, headVersion: number): boolean {
  const read = schemaOf[kind].safeParse(kept.body);
  if (!read.success) return false;
  const body: Json = JSON.parse(JSON.stringify(read.data));
  const ofCommand = kind === 'documents' && kept.version >= rebuilt.version && kept.version <= headVersion;
  const version = ofCommand ? rebuilt.version : kept.version;
  return textOf({ ...kept, body, version }) === textOf(rebuilt);
}

function comparisonOf({ insats }: Rebuilding, found: Found): Comparison {
  const { equal, cleanedAway, deviations, broken } = found;
  const olderForm = deviations.filter((one) => one.olderForm).length;
  const differences = deviations.filter((one) => !one.olderForm).map((one) => differenceOf(insats, one));
  if (broken !== undefined) {
    differences.push({ insats, kind: 'log', sort: 'event#', field: null, kept: broken, rebuilt: undefined });
  }
  return { differences, equal, olderForm, cleanedAway };
}

/** Writes the deviations. `moved-on`: something changed since they were read, and they must be read again. */
async function write(
  table: Table,
  insats: string,
  { deviations, keptVersion }: Found,
): Promise<'written' | 'moved-on'> {
  const all = deviations.map(writeOf);
  const ofHead = deviations.findIndex(({ kind }) => kind === 'head');
  const [head] = ofHead === -1 ? [] : all.splice(ofHead, 1);
  let version = keptVersion;
  let first: Write[] = head ? [head] : [];
  for (let from = 0; from < all.length || first.length > 0; from += writesAtATime) {
    const check: Write = { do: 'check', key: headKey(insats), when: conditionOf(version) };
    const writes = [...(first.length > 0 ? first : [check]), ...all.slice(from, from + writesAtATime)];
    if ((await transact(table, writes)) === 'moved-on') return 'moved-on';
    if (first.length > 0) version = deviations[ofHead]?.rebuilt?.version;
    first = [];
  }
  return 'written';
}

async function transact(table: Table, writes: Write[]): Promise<'written' | 'moved-on'> {
  try {
    await table.transact(writes);
    return 'written';
  } catch (error) {
    // Whatever became of it, reading again tells.
    if (error instanceof TableError && error.fault.kind !== 'refused') return 'moved-on';
    throw error;
  }
}

function writeOf({ key: { partition, sort }, kept, rebuilt }: Deviation): Write {
  const when = conditionOf(kept?.version);
  return rebuilt ? { do: 'put', item: rebuilt, when } : { do: 'delete', key: { partition, sort }, when };
}

function conditionOf(version: number | undefined): Condition {
  return version === undefined ? 'absent' : { version };
}
