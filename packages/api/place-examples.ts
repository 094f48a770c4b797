import type { ApiOperation } from '#topology';

const insats = '7m2k9x4c1v8b3n6q';
const entry = '9f3c1d7a5b2e8f40';
const offer = `${entry}-6d1e0b92`;
const cohort = '41c8d0e2b7f9a635';

const changed = { insats, version: 12, changed: true };
const ofEntry = { ...changed, entry };
const ofOffer = { ...ofEntry, offer };
const ofCohort = { ...changed, cohort };

const rules = { sharing: true, offerDays: 5, offersNext: true };
const planned = { startsOn: '2027-01-11', endsOn: '2027-05-28', places: 8, overbooking: null };
const claim = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 20 };

const standingOffer = {
  offer,
  lastDay: '2026-11-27',
  until: '2026-11-27T23:00:00.000Z',
  cohort: null,
};

const listed = { total: 1, limit: 20, offset: 0 };

const firstFromSocialServices = { first: [{ municipalities: ['0580'], referrers: ['municipality'] }] };
const ruleWithSentence = {
  ...firstFromSocialServices,
  sentence:
    'Först går den som är: 1. anvisad av Kommunen och bor i Linköping. Därefter alla andra. Den som ställde sig i kön tidigast går först i varje grupp.',
};

/** The operations of the ledger of places. */
export type PlaceOperation = keyof typeof placeExamples;

/** Examples for the API document of what is asked of the ledger of places. All of it is made up. */
export const placeExamples = {
  openLedger: {
    request: {
      rules,
      placements: [{ hoursPerWeek: 20, referrer: 'municipality', startsOn: '2026-03-02' }],
      overbooking: null,
    },
    answer: changed,
  },
  closeLedger: { request: {}, answer: changed },
  carryIn: {
    request: { placements: [{ hoursPerWeek: 10, referrer: null, startsOn: null }], overbooking: null },
    answer: changed,
  },
  setPlaceRules: { request: { rules: { ...rules, offerDays: 3 }, overbooking: null }, answer: changed },
  reservePlaces: { request: { reservations: [{ referrer: 'region', places: 1 }] }, answer: changed },
  planCohort: { request: planned, answer: ofCohort },
  changeCohort: { request: { ...planned, places: 10 }, answer: ofCohort },
  cancelCohort: { answer: changed },
  acceptOffer: { request: { startsOn: '2026-11-23' }, answer: ofOffer },
  startPlacement: {
    request: { ...claim, startsOn: '2026-03-02', cohort: null, passing: null, overbooking: null },
    answer: ofEntry,
  },
  changeHours: { request: { hoursPerWeek: 30, on: '2026-04-06', overbooking: null }, answer: ofEntry },
  markReady: { request: { ready: { on: '2026-05-04', toStep: 'supported-work' } }, answer: ofEntry },
  endPlacement: {
    request: { outcome: 'work', toStep: null, on: '2026-06-01', into: null },
    answer: ofEntry,
  },
  correctEntry: {
    request: {
      corrects: 4,
      reason: 'Skrevs in två gånger.',
      correction: { kind: 'mistaken' },
      overbooking: null,
    },
    answer: ofEntry,
  },

  readQueue: {
    answer: {
      items: [
        {
          entry: 'c2a95f0e7d1b4836',
          position: null,
          stands: 'offered',
          ...claim,
          earliestStart: null,
          cohort: null,
          offer: { ...standingOffer, offer: 'c2a95f0e7d1b4836-6d1e0b92' },
          toTell: 'offer',
          version: 11,
        },
        {
          entry,
          position: 1,
          stands: 'waiting',
          ...claim,
          earliestStart: '2026-12-01',
          cohort: null,
          offer: null,
          toTell: null,
          version: 9,
        },
      ],
      ...listed,
      total: 2,
      rule: 'Den som ställde sig i kön först får erbjudande först.',
      version: 12,
    },
  },
  joinQueue: { request: { ...claim, earliestStart: null, cohort: null }, answer: ofEntry },
  leaveQueue: { query: { reason: 'other-insats' }, answer: ofEntry },
  resumeEntry: { request: {}, answer: ofEntry },
  markTold: { request: {}, answer: ofEntry },
  makeOffer: {
    request: { entry: null, cohort: null, workingDays: 5, passing: null, overbooking: null },
    answer: ofOffer,
  },
  refuseOffer: {
    request: { refusedBy: 'person', reason: 'other-insats', afterwards: 'leave' },
    answer: ofOffer,
  },
  listPlacements: {
    answer: {
      items: [
        {
          entry,
          stands: 'placed',
          ...claim,
          cohort: null,
          startsOn: '2026-03-02',
          carriedIn: false,
          ready: { on: '2026-11-02', toStep: 'supported-work' },
          offer,
          cameFrom: null,
          ending: null,
          version: 10,
        },
      ],
      ...listed,
      version: 12,
    },
  },
  readUse: {
    answer: {
      asOf: '2026-11-20T09:30:00.000Z',
      rules,
      queue: 2,
      outsideCohorts: { places: 12, occupied: 8.5, offered: 0.5, free: 2, deficit: 0 },
      cohorts: [],
      reservations: [{ referrer: 'region', places: 2, used: 1, free: 1 }],
      uses: [
        {
          referrer: 'municipality',
          cohort: null,
          placements: 11,
          occupied: 7.5,
          offers: 1,
          offered: 0.5,
        },
        { referrer: 'region', cohort: null, placements: 1, occupied: 1, offers: 0, offered: 0 },
      ],
      version: 12,
    },
  },
  listToTell: {
    answer: {
      items: [
        {
          insats,
          insatsName: 'Trädgårdslaget',
          forbund: 'exempelforbund',
          organisation: 'socialkontoret',
          entry,
          about: 'offer',
          say: 'Berätta att det finns en plats, och när svaret senast behövs',
          since: '2026-11-20T09:30:00.000Z',
          offer: standingOffer,
          startsOn: null,
        },
      ],
      ...listed,
    },
  },

  readQueueRule: { answer: ruleWithSentence },
  setQueueRule: { request: firstFromSocialServices, answer: ruleWithSentence },
  readForbundQueueRule: { answer: ruleWithSentence },
} as const satisfies Partial<
  Record<ApiOperation, { query?: Record<string, string>; request?: unknown; answer: unknown }>
>;
