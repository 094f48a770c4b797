import { Problem } from '#api';
import type { Forbund, Organisation, Thresholds } from '#forbund';
import { type Availability, availabilityOf, type Documents, type Head, type Instant } from '#ledger';
import {
  type CatalogueEntry,
  type CatalogueQuery,
  createCatalogueIndex,
  type KnownOfForbund,
  type SearchResult,
} from '#search';
import { readHead, readState, type Waits, waitOf } from '#storage';
import type { Names } from '#web';
import type { PublicParts } from './parts.ts';

type Reading = Pick<PublicParts, 'table' | 'directory' | 'catalogue' | 'waits'>;

/** Searches the whole catalogue; the names of what it finds come along. */
export type Search = (query: CatalogueQuery, now: Instant) => Promise<{ result: SearchResult; names: Names }>;

/** Keeps an index of the catalogue, and brings it up to what has been read before it is asked. */
export function createSearch({ directory, catalogue, waits }: Reading): Search {
  const index = createCatalogueIndex();
  let held:
    | { entries: readonly CatalogueEntry[]; waiting: Waits; read: readonly unknown[]; names: Names }
    | undefined;
  let known: KnownOfForbund | undefined;

  return async (query, now) => {
    const forbund = await directory.list();
    const ids = forbund.map(({ id }) => id);
    const [entries, waiting, organisations, thresholds] = await Promise.all([
      catalogue.entries(ids),
      waits.waits(ids),
      Promise.all(ids.map((id) => directory.organisations(id))),
      Promise.all(ids.map((id) => directory.thresholds(id))),
    ]);
    const read = [forbund, ...organisations, ...thresholds];
    const sameDirectory =
      held && held.read.length === read.length && held.read.every((one, place) => one === read[place]);
    const sameKnown = sameDirectory && held?.waiting === waiting;
    if (!held || !known || !sameKnown || held.entries !== entries) {
      const names = held && sameDirectory ? held.names : namesOf(forbund, organisations);
      if (!known || !sameKnown)
        known = knownOf(names, new Map(ids.map((id, place) => [id, thresholds[place]])), waiting);
      index.hold(entries, known);
      held = { entries, waiting, read, names };
    }
    return { result: index.search(query, now), names: held.names };
  };
}

function knownOf(
  names: Names,
  thresholds: ReadonlyMap<string, Thresholds | undefined>,
  waiting: Waits,
): KnownOfForbund {
  return {
    thresholdsOf(forbund) {
      const its = thresholds.get(forbund);
      if (!its) throw new Error('a catalogue entry belongs to a förbund that is not listed');
      return its;
    },
    providerName: (forbund, organisation) =>
      names.organisations.get(`${forbund} ${organisation}`)?.name ?? organisation,
    waitOf: (insats) => waiting.get(insats) ?? null,
  };
}

/** Names of every förbund and organisation; an organisation's key is `<förbund> <organisation>`. */
export async function readNames({ directory }: Pick<Reading, 'directory'>): Promise<Names> {
  const forbund = await directory.list();
  return namesOf(forbund, await Promise.all(forbund.map(({ id }) => directory.organisations(id))));
}

function namesOf(forbund: readonly Forbund[], organisations: readonly (readonly Organisation[])[]): Names {
  const named = forbund.flatMap(({ id }, place) =>
    (organisations[place] ?? []).map((one) => [`${id} ${one.id}`, one] as const),
  );
  return { forbund, organisations: new Map(named) };
}

/** One insats as it stands, with its availability. Ends the call where there is none. */
export async function readInsats(
  { table, ...reading }: Pick<Reading, 'table' | 'directory' | 'waits'>,
  insats: string,
  now: Instant,
): Promise<{ head: Head; documents: Documents; availability: Availability }> {
  const state = await readState(table, insats, { consistent: false });
  if (!state) throw Problem.of('not-found');
  return { ...state, availability: await availabilityNow(reading, state.head, now) };
}

/** The availability of one insats. Ends the call where there is none. */
export async function readAvailability(
  { table, ...reading }: Pick<Reading, 'table' | 'directory' | 'waits'>,
  insats: string,
  now: Instant,
): Promise<{ head: Head; availability: Availability }> {
  const head = await readHead(table, insats, { consistent: false });
  if (!head) throw Problem.of('not-found');
  return { head, availability: await availabilityNow(reading, head, now) };
}

async function availabilityNow(
  { directory, waits }: Pick<Reading, 'directory' | 'waits'>,
  head: Head,
  now: Instant,
): Promise<Availability> {
  const [thresholds, predicted] = await Promise.all([
    directory.thresholds(head.forbund),
    waitOf(waits, head),
  ]);
  return availabilityOf(head, thresholds, now, predicted);
}
