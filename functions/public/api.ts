import type { Actor } from '#access';
import { type ApiHandlers, Problem, partOfList } from '#api';
import { notPublishedSentence, quarter } from '#flow';
import {
  completeness,
  criterionSentence,
  ladder,
  ladderExplained,
  municipalityName,
  type Step,
  type Track,
  tracks,
} from '#insats';
import { type Availability, type Head, queueRuleSentence, useOf } from '#ledger';
import type { Hit } from '#search';
import { readPublishedQuarter, readQueueRule } from '#storage';
import type { Names } from '#web';
import type { PublicParts } from './parts.ts';
import { readAvailability, readInsats, readNames, type Search } from './reading.ts';

const apiReleased = '2026-11-22';

/** The open API's operations. */
export function publicApi(parts: PublicParts, search: Search): ApiHandlers<'public'> {
  return {
    async openApiDocument() {
      return { openapi: '3.1.1', ...parts.openApi() };
    },

    async apiInfo() {
      return {
        apiName: 'Insatskatalogen',
        apiVersion: '1.0.0',
        apiReleased,
        apiDocumentation: `${parts.publicOrigin}/api/docs`,
        apiStatus: 'beta',
      };
    },

    async listInsatser({ query, now }) {
      const { result, names } = await search(query, now);
      return {
        items: result.hits.map((hit) => listed(hit, names)),
        total: result.total,
        limit: query.limit,
        offset: query.offset,
        facets: result.facets,
      };
    },

    async readInsats({ params, actor, now }) {
      const { head, documents, availability } = await readInsats(parts, params.insatsId ?? '', now);
      const names = await readNames(parts);
      return {
        id: head.insats,
        forbund: head.forbund,
        organisation: organisationOf(head, names),
        externalReference: head.externalReference,
        version: head.version,
        description: documents.description,
        criteria:
          documents.criteria?.map((criterion) => ({ sentence: criterionSentence(criterion), criterion })) ??
          null,
        closures: head.closures,
        completeness: completeness(documents.description, documents.criteria),
        availability: forReader(availability, head, actor),
      };
    },

    async readAvailability({ params, actor, now }) {
      const { head, availability } = await readAvailability(parts, params.insatsId ?? '', now);
      return forReader(availability, head, actor);
    },

    async listForbund({ query }) {
      return partOfList(await parts.directory.list(), query);
    },

    async readForbundQueueRule({ params }) {
      const forbund = await parts.directory.find(params.forbundId ?? '');
      if (!forbund) throw Problem.of('not-found');
      const rule = await readQueueRule(parts.table, forbund.id, { consistent: false });
      return { ...rule, sentence: queueRuleSentence(rule, municipalityName) };
    },

    async readPublishedQuarter({ params }) {
      const forbund = await parts.directory.find(params.forbundId ?? '');
      const asked = quarter.safeParse(params.quarter);
      if (!forbund || !asked.success) throw Problem.of('not-found');
      const published = await readPublishedQuarter(parts.table, forbund.id, asked.data);
      return {
        forbund: forbund.id,
        forbundNote: forbund.note,
        quarter: asked.data,
        summary: published ?? null,
        sentence: published?.headline ?? notPublishedSentence(asked.data),
      };
    },

    async readLadder() {
      return {
        steps: (Object.keys(ladder) as Step[]).map((step) => ({
          step,
          name: ladder[step],
          explanation: ladderExplained[step],
        })),
        tracks: (Object.keys(tracks) as Track[]).map((track) => ({ track, name: tracks[track] })),
      };
    },
  };
}

/** Occupied and offered places are for the förbund's own people. */
function forReader(availability: Availability, head: Head, actor: Actor | undefined) {
  const belongs = actor?.memberships.some(({ forbund }) => forbund === head.forbund);
  return belongs ? { ...availability, ...useOf(head) } : availability;
}

function organisationOf(head: Head, names: Names): { id: string; name: string } {
  const known = names.organisations.get(`${head.forbund} ${head.organisation}`);
  return { id: head.organisation, name: known?.name ?? head.organisation };
}

function listed({ entry, availability }: Hit, names: Names) {
  const { head, documents } = entry;
  const { name, step, tracks: its, kinds, municipalities, provenance } = documents.description;
  return {
    id: head.insats,
    name,
    forbund: head.forbund,
    organisation: organisationOf(head, names),
    step,
    tracks: its,
    kinds,
    municipalities,
    provenance: provenance.kind,
    availability,
  };
}
