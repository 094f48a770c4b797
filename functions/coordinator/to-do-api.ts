import { type ApiHandlers, Problem, partOfList } from '#api';
import { isAt, type Mandate, thingsToTell } from '#ledger';
import { readState, readToTell, type ToTell } from '#storage';
import type { CoordinatorParts } from './parts.ts';
import { presentOffer } from './present-entries.ts';

/** The oldest are done first, so nobody needs the end of a list that is longer than this. */
const mostOfEach = 500;

/** What somebody has to tell the people whom only they know. Shown as something to do, never done behind their back. */
export function toDoApi({
  table,
}: Pick<CoordinatorParts, 'table'>): Pick<ApiHandlers<'coordinator'>, 'listToTell'> {
  /** All that the organisations have to tell, oldest first. */
  async function everythingToTell(mandates: readonly Mandate[]): Promise<ToTell[]> {
    const organisations = new Map(
      mandates.map(({ forbund, organisation }) => [`${forbund} ${organisation}`, { forbund, organisation }]),
    );
    const lanes = await Promise.all(
      [...organisations.values()].map((one) => readToTell(table, one, mostOfEach)),
    );
    return lanes.flat().toSorted((one, other) => (one.since < other.since ? -1 : 1));
  }

  return {
    async listToTell({ mandates, query }) {
      const chosen = mandates.filter(
        ({ forbund }) => query.forbund === undefined || forbund === query.forbund,
      );
      if (chosen.length === 0) throw Problem.of('not-found');
      const waiting = await everythingToTell(chosen);
      const insatser = new Set(waiting.map(({ entry }) => entry.insats));
      const states = new Map(
        await Promise.all(
          [...insatser].map(async (id) => [id, await readState(table, id, { consistent: false })] as const),
        ),
      );
      const items = waiting.flatMap(({ entry, since }) => {
        const state = states.get(entry.insats);
        // What belongs to a book that is closed since can be ticked off by nobody.
        if (!state || state.head.status === 'closed' || state.head.book?.since !== entry.book) return [];
        const { toTell: about, followedBy: organisation } = entry;
        if (about === null || organisation === null) return [];
        return [
          {
            insats: entry.insats,
            insatsName: state.documents.description.name,
            forbund: state.head.forbund,
            organisation,
            entry: entry.entry,
            about,
            say: thingsToTell[about],
            since,
            offer: isAt(entry, 'offered') ? presentOffer(entry) : null,
            startsOn: isAt(entry, 'placed') ? entry.stage.startsOn : null,
          },
        ];
      });
      return partOfList(items, query);
    },
  };
}
