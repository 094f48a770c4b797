import { type ApiHandlers, changeInsats, Problem, partOfList } from '#api';
import type { Mandate } from '#ledger';
import { readOwnInsatser } from './own-insatser.ts';
import type { ProviderParts } from './parts.ts';
import { placesApi } from './places-api.ts';

/** The provider's API: what its insatser are, and every change to them. */
export function providerApi(parts: ProviderParts): ApiHandlers<'provider'> {
  return {
    async listOwnInsatser({ mandates, query, now }) {
      const chosen = mandates.filter(
        ({ forbund }) => query.forbund === undefined || forbund === query.forbund,
      );
      if (chosen.length === 0) throw Problem.of('not-found');
      const own = await readOwnInsatser(parts, chosen, now);
      const names = await namesOf(parts, chosen);
      return partOfList(
        own.map(({ head, documents: { description }, availability }) => ({
          id: head.insats,
          version: head.version,
          name: description.name,
          forbund: head.forbund,
          organisation: {
            id: head.organisation,
            name: names.get(`${head.forbund} ${head.organisation}`) ?? head.organisation,
          },
          step: description.step,
          tracks: description.tracks,
          kinds: description.kinds,
          municipalities: description.municipalities,
          provenance: description.provenance.kind,
          availability,
        })),
        query,
      );
    },
    report: (call) => changeInsats(parts, call, { type: 'report', report: call.body }),
    confirm: (call) => changeInsats(parts, call, { type: 'confirm' }),
    correct: (call) => changeInsats(parts, call, { type: 'correct', correction: call.body }),
    setPlaces: (call) => changeInsats(parts, call, { type: 'setPlaces', ...call.body }),
    describe: (call) => changeInsats(parts, call, { type: 'describe', description: call.body }),
    setCriteria: (call) => changeInsats(parts, call, { type: 'setCriteria', criteria: call.body.criteria }),
    planClosures: (call) => changeInsats(parts, call, { type: 'planClosures', closures: call.body.closures }),
    ...placesApi(parts),
  };
}

async function namesOf(
  { directory }: ProviderParts,
  mandates: readonly Mandate[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const forbund of new Set(mandates.map((mandate) => mandate.forbund))) {
    for (const { id, name } of await directory.organisations(forbund)) names.set(`${forbund} ${id}`, name);
  }
  return names;
}
