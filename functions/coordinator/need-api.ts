import type { ApiHandlers } from '#api';
import type { NeedAnswer } from '#matching';
import type { CatalogueEntry } from '#search';
import { answerFrom, type HeldCatalogue, whyOrWhyNot } from './answer-need.ts';
import { readOne, readSurroundings, type Surroundings } from './need-reading.ts';
import type { CoordinatorParts } from './parts.ts';

/** What there is for a need, and why or why not. The need is used and forgotten: neither kept nor logged. */
export function needApi(
  parts: CoordinatorParts,
  held: HeldCatalogue,
): Pick<ApiHandlers<'coordinator'>, 'queryAvailability' | 'queryEligibility'> {
  return {
    async queryAvailability(call) {
      const around = await readSurroundings(parts, call);
      const answer = answerFrom(around, call.body, held, call.query);
      const mentioned = mentionedIn(answer);
      return {
        ...answer,
        limit: call.query.limit,
        offset: call.query.offset,
        insatser: around.entries
          .filter(({ head }) => mentioned.has(head.insats))
          .map((entry) => spokenOf(entry, around.providerOf)),
      };
    },

    async queryEligibility(call) {
      const one = await readOne(parts, call.params.insatsId ?? '', call.now);
      const around = await readSurroundings(parts, call);
      const { insats: _, ...why } = whyOrWhyNot(around, call.body, held, one.head.insats, one);
      return { insats: spokenOf(one, around.providerOf), ...why };
    },
  };
}

/** Every insats that an answer names. */
function mentionedIn({ matches, combinations, path, nearMisses }: NeedAnswer): ReadonlySet<string> {
  return new Set([
    ...matches.map(({ insats }) => insats),
    ...combinations.flatMap(({ insatser }) => insatser),
    ...path.flatMap(({ insatser }) => insatser.map(({ insats }) => insats)),
    ...nearMisses.flatMap(({ opens }) => opens),
  ]);
}

function spokenOf({ head, documents }: CatalogueEntry, providerOf: Surroundings['providerOf']) {
  const { name, step, tracks, kinds, municipalities, provenance } = documents.description;
  return {
    id: head.insats,
    name,
    forbund: head.forbund,
    organisation: { id: head.organisation, name: providerOf(head) },
    step,
    tracks,
    kinds,
    municipalities,
    provenance: provenance.kind,
  };
}
