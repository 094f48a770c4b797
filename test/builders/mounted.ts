import { expect } from 'vitest';
import { type Actor, type Membership, sessionCookie } from '#access';
import { type Callers, contracts, mountFunction, type Problem } from '#api';
import type { Role } from '#topology';
import { examples } from '../../packages/api/examples.ts';
import { problemBody } from '../../packages/api/problem.ts';

export const origin = 'https://katalog.example.se';
export const history = '/api/v1/insatser/7m2k9x4c1v8b3n6q/history';
const reports = '/api/v1/insatser/7m2k9x4c1v8b3n6q/reports';
export const json = { 'Content-Type': 'application/json' };

function memberOf(role: Role): Membership {
  return {
    id: role,
    subject: `staff-${role}`,
    forbund: 'exempelforbund',
    organisation: 'parkenheten',
    role,
    grantedAt: '2026-11-20T09:30:00.000Z',
    grantedBy: 'staff-first',
  };
}

/** Tokens and cookies are role names here; `nobody` is signed in and has no membership. */
const callers: Callers = {
  async identify(headers, sessionSecret) {
    const token = headers.get('authorization')?.replace('Bearer ', '');
    const role = [token, sessionSecret].find((one) => one !== undefined && one !== 'expired');
    if (role === undefined) return undefined;
    const memberships = role === 'nobody' ? [] : [memberOf(role as Role)];
    return {
      actor: { subject: `staff-${role}`, memberships },
      via: token === undefined ? 'session' : 'bearer',
    };
  },
};

export const bearer = (role: Role | 'nobody' | 'expired') => ({ Authorization: `Bearer ${role}` });
export const cookie = (role: Role) => ({ Cookie: `${sessionCookie.name}=${role}` });

const notCalled = async (): Promise<never> => {
  throw new Error('no test here calls this');
};
/** Reads of the coordinator that these tests leave alone. */
const unreached = {
  readQueue: notCalled,
  listPlacements: notCalled,
  readUse: notCalled,
  listToTell: notCalled,
  queryAvailability: notCalled,
  queryEligibility: notCalled,
  readNeeds: notCalled,
  setNeeds: notCalled,
  readNeedsGap: notCalled,
  listFlags: notCalled,
  readFlag: notCalled,
  acknowledgeFlag: notCalled,
  noteOnFlag: notCalled,
  closeFlag: notCalled,
  listInsatserInFlow: notCalled,
  readInsatsFlow: notCalled,
  readFlowLadder: notCalled,
  readQuarter: notCalled,
  readFlowThresholds: notCalled,
  setFlowThresholds: notCalled,
  listBaselines: notCalled,
  replaceBaseline: notCalled,
};

/** Two functions mounted on handlers that answer with examples, and what came of the calls. */
export function mounted() {
  const noted: [fault: unknown, operation: string][] = [];
  const kept = contracts.readHistory.answer.parse(examples.readHistory.answer);
  const handlers = { readHistory: async () => kept };
  const reached: string[] = [];
  const changed = async () => {
    reached.push('changed');
    return examples.report.answer;
  };
  const settings = {
    callers,
    now: () => '2026-11-20T09:30:00.000Z',
    publicOrigin: origin,
    showProblem: ({ body }: Problem, _: unknown, actor: Actor | undefined) =>
      new Response(`<h1>${body.title}</h1>`, {
        status: body.status,
        headers: { 'X-Shown-To': actor?.subject ?? 'nobody', 'Cache-Control': 'no-cache' },
      }),
    log: {
      fault: (_: string, fault: unknown, { operation }: { operation: string }) =>
        void noted.push([fault, operation]),
    },
  };
  const page = () => new Response('<h1>En sida</h1>');
  const coordinator = mountFunction(
    'coordinator',
    {
      api: {
        ...unreached,
        readHistory: () => handlers.readHistory(),
        joinQueue: changed,
        leaveQueue: changed,
        resumeEntry: changed,
        markTold: changed,
        makeOffer: changed,
        refuseOffer: changed,
      },
      pages: {
        placesPage: page,
        queueForm: page,
        offerForm: page,
        placeForm: page,
        needPage: page,
        needForm: page,
        supplyAndNeedPage: page,
        mappingForm: page,
        flowPage: page,
        insatserFlowPage: page,
        flagPage: page,
        acknowledgementForm: page,
        noteForm: page,
        closingForm: page,
        insatsFlowPage: page,
        ladderFlowPage: page,
        quarterPage: page,
      },
    },
    settings,
  );
  const provider = mountFunction(
    'provider',
    {
      api: {
        listOwnInsatser: async () => ({ items: [], total: 0, limit: 20, offset: 0 }),
        report: changed,
        confirm: changed,
        correct: changed,
        setPlaces: changed,
        describe: changed,
        setCriteria: changed,
        planClosures: changed,
        openLedger: changed,
        closeLedger: changed,
        carryIn: changed,
        setPlaceRules: changed,
        reservePlaces: changed,
        planCohort: changed,
        changeCohort: changed,
        cancelCohort: changed,
        acceptOffer: changed,
        startPlacement: changed,
        changeHours: changed,
        markReady: changed,
        endPlacement: changed,
        correctEntry: changed,
      },
      pages: { providerPage: page, reportForm: page, confirmForm: page, placesForm: page },
    },
    settings,
  );
  return { coordinator, provider, handlers, kept, noted, reached };
}

/** Sends a report; what is not said otherwise is right. */
export function send(
  { provider }: ReturnType<typeof mounted>,
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = { ...bearer('provider'), ...json, 'Idempotency-Key': 'k1' },
) {
  return provider.request(reports, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

/** The name of the problem that a call ended with, after a look at how it is told. */
export async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const { type, status, title, detail } = problemBody.parse(await response.json());
  expect(status).toBe(response.status);
  expect(title).toMatch(/^\p{Lu}/u);
  expect(detail).toMatch(/^\p{Lu}.*\.$/u);
  return type.replace('urn:insatskatalog:problem:', '');
}
