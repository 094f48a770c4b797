import * as z from 'zod';
import { forbund, organisation, thresholds } from '#forbund';
import { importJob } from '#imports';
import { codes, criteria, description, ladder, plainLine, tracks } from '#insats';
import { actedBy, closure, correction, ledgerEvent, nowReport, periodReport, places, reason } from '#ledger';
import { catalogueQuery } from '#search';
import type { ApiOperation } from '#topology';
import {
  changed,
  facets,
  insatsAnswer,
  listedInsats,
  memberAvailability,
  membershipAnswer,
} from './answers.ts';
import { type Contract, forbundChoice, nothing, part, partOf } from './contract.ts';
import { examples } from './examples.ts';
import { flowContracts } from './flow-contracts.ts';
import { mappingContracts } from './mapping-contracts.ts';
import { needContracts } from './need-contracts.ts';
import { placeContracts } from './place-contracts.ts';

const importLimitBytes = 4 * 1_048_576;
export const bodyLimitBytes = 64 * 1_024;

/** The contract of every API operation in the topology. */
export const contracts = {
  openApiDocument: {
    query: nothing,
    status: 200,
    answer: z.looseObject({ openapi: z.string() }),
    example: examples.openApiDocument,
  },
  apiInfo: {
    query: nothing,
    status: 200,
    answer: z.strictObject({
      apiName: z.string(),
      apiVersion: z.string(),
      apiReleased: z.iso.date(),
      apiDocumentation: z.string(),
      apiStatus: z.enum(['active', 'beta', 'deprecated']),
    }),
    example: examples.apiInfo,
  },
  listInsatser: {
    query: catalogueQuery,
    status: 200,
    answer: z.strictObject({
      items: z.array(listedInsats),
      total: z.int(),
      limit: z.int(),
      offset: z.int(),
      facets,
    }),
    example: examples.listInsatser,
  },
  readInsats: { query: nothing, status: 200, answer: insatsAnswer, example: examples.readInsats },
  readAvailability: {
    query: nothing,
    status: 200,
    answer: memberAvailability,
    example: examples.readAvailability,
  },
  listForbund: {
    query: z.strictObject(part),
    status: 200,
    answer: z.strictObject({
      items: z.array(forbund),
      total: z.int(),
      limit: z.int(),
      offset: z.int(),
    }),
    example: examples.listForbund,
  },
  readLadder: {
    query: nothing,
    status: 200,
    answer: z.strictObject({
      steps: z.array(
        z.strictObject({ step: z.enum(codes(ladder)), name: z.string(), explanation: z.string() }),
      ),
      tracks: z.array(z.strictObject({ track: z.enum(codes(tracks)), name: z.string() })),
    }),
    example: examples.readLadder,
  },
  listOwnInsatser: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({ items: z.array(listedInsats.extend({ version: z.int() })), ...partOf }),
    example: examples.listOwnInsatser,
  },
  report: {
    query: nothing,
    body: z.discriminatedUnion('kind', [nowReport, periodReport]),
    status: 200,
    answer: changed,
    example: examples.report,
  },
  confirm: { query: nothing, body: nothing, status: 200, answer: changed, example: examples.confirm },
  correct: { query: nothing, body: correction, status: 200, answer: changed, example: examples.correct },
  setPlaces: { query: nothing, body: places, status: 200, answer: changed, example: examples.setPlaces },
  describe: { query: nothing, body: description, status: 200, answer: changed, example: examples.describe },
  setCriteria: {
    query: nothing,
    body: z.strictObject({ criteria }),
    status: 200,
    answer: changed,
    example: examples.setCriteria,
  },
  planClosures: {
    query: nothing,
    body: z.strictObject({ closures: z.array(closure).max(50) }),
    status: 200,
    answer: changed,
    example: examples.planClosures,
  },
  readHistory: {
    query: z.strictObject({
      limit: z.int().min(1).max(100).default(20),
      cursor: z.string().max(400).optional(),
    }),
    status: 200,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          version: z.int(),
          recordedAt: z.iso.datetime(),
          by: actedBy,
          event: ledgerEvent,
          sentence: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    example: examples.readHistory,
  },
  listOrganisations: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({ items: z.array(organisation), ...partOf }),
    example: examples.listOrganisations,
  },
  putOrganisation: {
    query: forbundChoice,
    body: organisation.omit({ id: true }).extend({ name: plainLine(160).min(2) }),
    status: 200,
    answer: organisation,
    example: examples.putOrganisation,
  },
  readThresholds: { query: forbundChoice, status: 200, answer: thresholds, example: examples.readThresholds },
  setThresholds: {
    query: forbundChoice,
    body: thresholds,
    status: 200,
    answer: thresholds,
    example: examples.setThresholds,
  },
  listMemberships: {
    query: forbundChoice.extend(part),
    status: 200,
    answer: z.strictObject({ items: z.array(membershipAnswer), ...partOf }),
    example: examples.listMemberships,
  },
  grantMembership: {
    query: forbundChoice,
    body: z.strictObject({
      subject: z
        .string()
        .regex(
          /^staff-[a-z2-7]{20}$/,
          'Skriv personens id som det står på sidan Mitt konto: staff- och 20 tecken.',
        ),
      organisation: organisation.shape.id,
      role: membershipAnswer.shape.role,
    }),
    status: 201,
    answer: membershipAnswer,
    example: examples.grantMembership,
  },
  revokeMembership: {
    query: forbundChoice,
    status: 200,
    answer: z.strictObject({ id: z.string(), revoked: z.literal(true) }),
    example: examples.revokeMembership,
  },
  createInsats: {
    query: forbundChoice,
    body: z.strictObject({
      organisation: organisation.shape.id,
      externalReference: plainLine(120).min(1).nullable().default(null),
      description,
      criteria: criteria.default(null),
    }),
    status: 201,
    answer: changed,
    example: examples.createInsats,
  },
  handOver: {
    query: nothing,
    body: z.strictObject({ organisation: organisation.shape.id }),
    status: 200,
    answer: changed,
    example: examples.handOver,
  },
  closeInsats: {
    query: nothing,
    body: z.strictObject({ reason }),
    status: 200,
    answer: changed,
    example: examples.closeInsats,
  },
  startImport: {
    query: forbundChoice,
    file: { mediaTypes: ['text/csv', 'application/json'], maxBytes: importLimitBytes },
    status: 202,
    answer: importJob,
    example: examples.startImport,
  },
  readImport: { query: forbundChoice, status: 200, answer: importJob, example: examples.readImport },
  ...flowContracts,
  ...mappingContracts,
  ...needContracts,
  ...placeContracts,
} as const satisfies Record<ApiOperation, Contract>;

export type ContractOf<Operation extends ApiOperation> = (typeof contracts)[Operation];
