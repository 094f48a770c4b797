import type { ApiOperation } from '#topology';
import { flowExamples } from './flow-examples.ts';
import { mappingExamples } from './mapping-examples.ts';
import { needExamples } from './need-examples.ts';
import { placeExamples } from './place-examples.ts';

const availability = {
  places: 12,
  free: 2,
  reserved: [],
  deficit: 0,
  queue: 5,
  wait: null,
  status: 'free',
  source: 'reported',
  asOf: '2026-11-20T09:30:00.000Z',
  staleAfter: '2026-11-27T09:30:00.000Z',
};

const description = {
  name: 'Trädgårdslaget',
  summary: 'Arbetsträning i park och trädgård, i en liten grupp med egen handledare.',
  forWhom: 'För dig som vill komma i gång och tycker om att vara ute.',
  aims: ['closer-to-work'],
  principal: 'municipality',
  municipalities: ['0580'],
  step: 'work-rehabilitation',
  tracks: [],
  kinds: ['work-training'],
  targetGroups: ['work-life-rehabilitation'],
  languages: ['swedish', 'easy-swedish'],
  languageSupport: ['language-guide'],
  hoursPerWeek: { from: 8, to: 30, rampsUp: true },
  lengthWeeks: null,
  schedule: [{ day: 'monday', from: '09:00', to: '15:00' }],
  groupSize: { from: 4, to: 8 },
  adaptations: ['picture-instructions'],
  contents: ['real-tasks', 'physical-activity'],
  followUp: ['implementation-plan'],
  method: 'none',
  voluntary: false,
  countsTowardActivityRequirement: 'yes',
  financing: 'own-operation',
  start: { kind: 'continuous' },
  contact: {
    name: 'Trädgårdslagets kansli',
    phone: '013-000 00 00',
    email: 'tradgard@example.org',
    url: 'https://example.org/tradgard',
    address: null,
  },
  provenance: { kind: 'demo', source: null, sourceYear: null, note: 'Påhittat exempel.' },
};

const criterion = {
  condition: { rule: 'age', from: 18, to: 64 },
  assessedLater: false,
  note: null,
};

const listed = {
  id: '7m2k9x4c1v8b3n6q',
  name: description.name,
  forbund: 'exempelforbund',
  organisation: { id: 'parkenheten', name: 'Parkenheten' },
  step: description.step,
  tracks: [],
  kinds: description.kinds,
  municipalities: description.municipalities,
  provenance: 'demo',
  availability,
};

const facets = {
  municipality: { '0580': 1 },
  step: { 'work-rehabilitation': 1 },
  track: {},
  kind: { 'work-training': 1 },
  targetGroup: { 'work-life-rehabilitation': 1 },
  language: { swedish: 1, 'easy-swedish': 1 },
  principal: { municipality: 1 },
  provider: { parkenheten: 1 },
  countsTowardActivityRequirement: { yes: 1 },
  forbund: { exempelforbund: 1 },
};

const changed = { insats: listed.id, version: 4, changed: true };
const period = {
  from: '2026-10-01',
  to: '2026-10-31',
  started: 4,
  ended: [
    { outcome: 'work', toStep: null, count: 1 },
    { outcome: 'next-insats', toStep: 'supported-work', count: 2 },
  ],
};
const organisation = { id: 'parkenheten', name: 'Parkenheten', kind: 'municipal-unit' };
const membership = {
  id: 'pia-parkenheten',
  subject: 'staff-abcdefghij234567abcd',
  forbund: 'exempelforbund',
  organisation: 'parkenheten',
  role: 'provider',
  grantedAt: '2026-11-20T09:30:00.000Z',
  grantedBy: 'staff-zyxwvutsrq765432zyxw',
};
const importJob = {
  id: '3f8d1k5m7p9r2t4v',
  forbund: 'exempelforbund',
  status: 'done',
  format: 'csv',
  rows: 60,
  handled: 60,
  imported: 60,
  changed: 0,
  unchanged: 0,
  faults: [],
  startedAt: '2026-11-20T09:30:00.000Z',
  finishedAt: '2026-11-20T09:30:04.000Z',
};

/** Examples for the API document, checked against the schemas they illustrate. All of it is made up. */
export const examples = {
  openApiDocument: { answer: { openapi: '3.1.1' } },
  apiInfo: {
    answer: {
      apiName: 'Insatskatalogen',
      apiVersion: '1.0.0',
      apiReleased: '2026-11-22',
      apiDocumentation: '/api/docs',
      apiStatus: 'beta',
    },
  },
  listInsatser: { answer: { items: [listed], total: 1, limit: 20, offset: 0, facets } },
  readInsats: {
    answer: {
      id: listed.id,
      forbund: listed.forbund,
      organisation: listed.organisation,
      externalReference: null,
      version: 4,
      description,
      criteria: [{ sentence: 'Du ska vara mellan 18 och 64 år.', criterion }],
      closures: [{ from: '2026-12-21', to: '2027-01-06', reason: 'Jullov' }],
      completeness: {
        answered: 21,
        asked: 22,
        missing: [{ field: 'lengthWeeks', label: 'hur länge den varar' }],
      },
      availability,
    },
  },
  readAvailability: { answer: availability },
  listForbund: {
    answer: {
      items: [
        { id: 'exempelforbund', name: 'Exempelförbundet', municipalities: ['0580'], note: 'Påhittat.' },
      ],
      total: 1,
      limit: 20,
      offset: 0,
    },
  },
  readLadder: {
    answer: {
      steps: [{ step: 'occupation', name: 'Sysselsättning', explanation: 'Ha något att gå till.' }],
      tracks: [{ track: 'language', name: 'Svenska språket' }],
    },
  },
  listOwnInsatser: { answer: { items: [{ ...listed, version: 4 }], total: 1, limit: 20, offset: 0 } },
  report: { request: { kind: 'now', free: 2, queue: 5 }, answer: changed },
  confirm: { request: {}, answer: changed },
  correct: {
    request: { kind: 'period', corrects: 3, reason: 'Två avslut hade glömts bort.', ...period },
    answer: changed,
  },
  setPlaces: { request: { places: 12, hoursPerPlace: 40, overbooking: null }, answer: changed },
  describe: { request: description, answer: changed },
  setCriteria: { request: { criteria: [criterion] }, answer: changed },
  planClosures: {
    request: { closures: [{ from: '2026-12-21', to: '2027-01-06', reason: 'Jullov' }] },
    answer: changed,
  },
  readHistory: {
    answer: {
      items: [
        {
          version: 4,
          recordedAt: '2026-11-20T09:30:00.000Z',
          by: {
            subject: membership.subject,
            role: 'provider',
            forbund: 'exempelforbund',
            organisation: 'parkenheten',
          },
          event: { type: 'countsReported', free: 2, queue: 5 },
          sentence: '2026-11-20 kl. 10.30: Utföraren (Parkenheten) uppgav 2 lediga platser och 5 i kön.',
        },
      ],
      nextCursor: null,
    },
  },
  listOrganisations: { answer: { items: [organisation], total: 1, limit: 20, offset: 0 } },
  putOrganisation: {
    request: { name: organisation.name, kind: organisation.kind },
    answer: organisation,
  },
  readThresholds: { answer: { reportedFreshDays: 7, ledgerFreshDays: 30 } },
  setThresholds: {
    request: { reportedFreshDays: 10, ledgerFreshDays: 30 },
    answer: { reportedFreshDays: 10, ledgerFreshDays: 30 },
  },
  listMemberships: { answer: { items: [membership], total: 1, limit: 20, offset: 0 } },
  grantMembership: {
    request: { subject: membership.subject, organisation: 'parkenheten', role: 'provider' },
    answer: membership,
  },
  revokeMembership: { answer: { id: membership.id, revoked: true } },
  createInsats: {
    request: { organisation: 'parkenheten', externalReference: null, description, criteria: [criterion] },
    answer: { ...changed, version: 1 },
  },
  handOver: { request: { organisation: 'parkenheten' }, answer: changed },
  closeInsats: { request: { reason: 'Avtalet har gått ut.' }, answer: changed },
  startImport: {
    request: {
      'text/csv':
        'referens;organisation;namn;kommuner;steg;timmar från;timmar till;platser;lediga;kö\nT-1;Parkenheten;Trädgårdslaget;Linköping;work-rehabilitation;8;30;12;2;5\n',
      'application/json': {
        organisations: [organisation],
        insatser: [
          {
            externalReference: 'T-1',
            organisation: 'parkenheten',
            description: { name: description.name, municipalities: ['0580'], step: description.step },
            criteria: [criterion],
            places: 12,
            report: { free: 2, queue: 5 },
          },
        ],
      },
    },
    answer: { ...importJob, status: 'checked', handled: 0, imported: 0, finishedAt: null },
  },
  readImport: { answer: importJob },
  ...flowExamples,
  ...mappingExamples,
  ...needExamples,
  ...placeExamples,
} as const satisfies Record<ApiOperation, { request?: unknown; answer: unknown }>;
