import { availabilityOf, type Instant, type Mandate } from '#ledger';
import { readState, waitOf } from '#storage';
import type { OwnInsats } from '#web';
import type { ProviderParts } from './parts.ts';

/**
 * The open insatser of the organisations that the mandates speak for, what is most stale first. The catalogue tells
 * which they are; their figures are read from the heads, so that whoever has just reported sees it.
 */
export async function readOwnInsatser(
  { table, directory, catalogue, waits }: Pick<ProviderParts, 'table' | 'directory' | 'catalogue' | 'waits'>,
  mandates: readonly Mandate[],
  now: Instant,
): Promise<OwnInsats[]> {
  const organisations = new Set(mandates.map(({ forbund, organisation }) => `${forbund} ${organisation}`));
  const entries = await catalogue.entries([...new Set(mandates.map(({ forbund }) => forbund))]);
  const mine = entries.filter(({ head }) => organisations.has(`${head.forbund} ${head.organisation}`));
  const read = await Promise.all(
    mine.map(async ({ head: { insats, forbund } }) => {
      const state = await readState(table, insats, { consistent: true });
      // Handed over or closed a moment ago: the catalogue will know shortly, the head knows already.
      if (!state || state.head.status === 'closed') return undefined;
      if (!organisations.has(`${forbund} ${state.head.organisation}`)) return undefined;
      const thresholds = await directory.thresholds(forbund);
      const predicted = await waitOf(waits, state.head);
      return { ...state, availability: availabilityOf(state.head, thresholds, now, predicted) };
    }),
  );
  return read
    .filter((own) => own !== undefined)
    .toSorted((one, other) => (one.availability.asOf ?? '').localeCompare(other.availability.asOf ?? ''));
}
