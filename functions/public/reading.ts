import { Problem } from '#api';
import type { Organisation, Thresholds } from '#forbund';
import { type Availability, availabilityOf, type Documents, type Head, type Instant } from '#ledger';
import { type CatalogueQuery, type SearchResult, searchCatalogue } from '#search';
import { readHead, readState } from '#storage';
import type { Names } from '#web';
import type { PublicParts } from './parts.ts';

type Reading = Pick<PublicParts, 'table' | 'directory' | 'catalogue'>;

/** Searches the whole catalogue; the names of what it finds come along. */
export async function search(
  reading: Reading,
  query: CatalogueQuery,
  now: Instant,
): Promise<{ result: SearchResult; names: Names }> {
  const { directory, catalogue } = reading;
  const all = (await directory.list()).map(({ id }) => id);
  const [entries, names, thresholds] = await Promise.all([
    catalogue.entries(all),
    readNames(reading),
    Promise.all(all.map(async (id) => [id, await directory.thresholds(id)] as const)),
  ]);
  const byForbund = new Map<string, Thresholds>(thresholds);
  const thresholdsOf = (forbund: string) => {
    const known = byForbund.get(forbund);
    if (!known) throw new Error('a catalogue entry belongs to a förbund that is not listed');
    return known;
  };
  const providerName = (forbund: string, organisation: string) =>
    names.organisations.get(`${forbund} ${organisation}`)?.name ?? organisation;
  return { result: searchCatalogue(entries, query, { thresholdsOf, providerName }, now), names };
}

/** Names of every förbund and organisation; an organisation's key is `<förbund> <organisation>`. */
export async function readNames({ directory }: Reading): Promise<Names> {
  const forbund = await directory.list();
  const organisations = new Map<string, Organisation>();
  for (const { id } of forbund) {
    for (const organisation of await directory.organisations(id)) {
      organisations.set(`${id} ${organisation.id}`, organisation);
    }
  }
  return { forbund, organisations };
}

/** One insats as it stands, with its availability. Ends the call where there is none. */
export async function readInsats(
  { table, directory }: Reading,
  insats: string,
  now: Instant,
): Promise<{ head: Head; documents: Documents; availability: Availability }> {
  const state = await readState(table, insats, { consistent: false });
  if (!state) throw Problem.of('not-found');
  return { ...state, availability: await availabilityNow({ directory }, state.head, now) };
}

/** The availability of one insats. Ends the call where there is none. */
export async function readAvailability(
  { table, directory }: Pick<Reading, 'table' | 'directory'>,
  insats: string,
  now: Instant,
): Promise<{ head: Head; availability: Availability }> {
  const head = await readHead(table, insats, { consistent: false });
  if (!head) throw Problem.of('not-found');
  return { head, availability: await availabilityNow({ directory }, head, now) };
}

async function availabilityNow(
  { directory }: Pick<Reading, 'directory'>,
  head: Head,
  now: Instant,
): Promise<Availability> {
  return availabilityOf(head, await directory.thresholds(head.forbund), now);
}
