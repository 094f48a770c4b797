import fc from 'fast-check';
import { hashOf } from '#api';
import { type Command, type Entry, handleCommand, isAt, type Pace } from '#ledger';
import { createInsatsLog } from '#storage';
import type { Table } from '#table';
import { aDescription } from './insats.ts';
import { anAdmin, createCykel, mondayMorning, reportNow, reportPeriod } from './ledger.ts';

/** What happens next in an insats, by the name of a step; `which` chooses among the entries that it may be about. */
type Step = { step: keyof typeof steps; which: number; hours: number };

type Chosen = { at(...stages: Entry['stage']['is'][]): Entry | undefined; which: number; today: string };

const rules = { sharing: true, offerDays: 2, offersNext: true };
const noDecision = { passing: null, overbooking: null };
const decided = { passing: 'urgent' as const, overbooking: 'Beslut i styrgruppen' };
const quarters = [10, 20, 37.5, 40];
const hoursOf = (which: number) => quarters[which % quarters.length] ?? 40;

const about = (entry: Entry | undefined, make: (id: string) => Command) => entry && make(entry.entry);

/** Each step as a command, or undefined where the insats has nobody whom it could be about. */
const steps = {
  join: ({ which }: Chosen): Command => ({
    type: 'join',
    referrer: which % 2 === 0 ? 'municipality' : 'employment-service',
    municipality: '0580',
    hoursPerWeek: hoursOf(which),
    earliestStart: null,
    cohort: null,
  }),
  offer: (): Command => ({ type: 'offer', entry: null, cohort: null, workingDays: 1, ...noDecision }),
  offerOutOfOrder: ({ at }: Chosen): Command | undefined => {
    return about(at('waiting', 'parked'), (entry) => ({
      type: 'offer',
      entry,
      cohort: null,
      workingDays: null,
      ...decided,
    }));
  },
  accept: ({ at, today }: Chosen): Command | undefined => {
    const stage = at('offered')?.stage;
    return stage?.is === 'offered' ? { type: 'accept', offer: stage.offer, startsOn: today } : undefined;
  },
  refuse: ({ at, which }: Chosen): Command | undefined => {
    const stage = at('offered')?.stage;
    if (stage?.is !== 'offered') return undefined;
    const afterwards = (['queue', 'parked', 'leave'] as const)[which % 3] ?? 'queue';
    const refusedBy = which % 2 === 0 ? 'provider' : 'person';
    return { type: 'refuse', offer: stage.offer, refusedBy, reason: 'wrong-match', afterwards };
  },
  leave: ({ at }: Chosen): Command | undefined => {
    return about(at('waiting', 'parked', 'offered'), (entry) => ({ type: 'leave', entry, reason: 'moved' }));
  },
  resume: ({ at }: Chosen): Command | undefined => {
    return about(at('parked'), (entry) => ({ type: 'resume', entry }));
  },
  tell: ({ at }: Chosen): Command | undefined => {
    return about(at('waiting', 'parked', 'offered', 'placed', 'left'), (entry) => ({ type: 'tell', entry }));
  },
  start: ({ which, today }: Chosen): Command => ({
    type: 'start',
    referrer: 'municipality',
    municipality: '0580',
    hoursPerWeek: hoursOf(which),
    startsOn: today,
    cohort: null,
    ...decided,
  }),
  changeHours: ({ at, which, today }: Chosen): Command | undefined => {
    return about(at('placed'), (entry) => ({
      type: 'changeHours',
      entry,
      hoursPerWeek: hoursOf(which + 1),
      on: today,
      overbooking: decided.overbooking,
    }));
  },
  markReady: ({ at, today }: Chosen): Command | undefined => {
    return about(at('placed'), (entry) => ({ type: 'markReady', entry, ready: { on: today, toStep: null } }));
  },
  end: ({ at, today }: Chosen): Command | undefined => {
    return about(at('placed'), (entry) => ({
      type: 'end',
      entry,
      outcome: 'work',
      toStep: null,
      on: today,
      into: null,
    }));
  },
  correct: ({ at, which }: Chosen): Command | undefined => {
    const entry = at('offered', 'placed', 'ended', 'left');
    if (!entry) return undefined;
    const kind = (['mistaken', 'back-in-queue', 'not-ended'] as const)[which % 3] ?? 'mistaken';
    return {
      type: 'correctEntry',
      entry: entry.entry,
      corrects: entry.stageSince,
      reason: 'Fel person',
      correction: { kind },
      overbooking: decided.overbooking,
    };
  },
  setPlaces: ({ which }: Chosen): Command => ({
    type: 'setPlaces',
    places: which % 5,
    hoursPerPlace: 40,
    overbooking: decided.overbooking,
  }),
  reserve: ({ which }: Chosen): Command => ({
    type: 'reserve',
    reservations: which % 2 === 0 ? [] : [{ referrer: 'municipality', places: 1 }],
  }),
  planCohort: ({ which }: Chosen): Command => ({
    type: 'planCohort',
    cohort: null,
    startsOn: '2026-09-01',
    endsOn: null,
    places: which % 4,
    overbooking: null,
  }),
  describe: ({ which }: Chosen): Command => ({
    type: 'describe',
    description: aDescription({ name: `Cykelverkstaden ${which}` }),
  }),
  confirm: (): Command => ({ type: 'confirm' }),
  closeLedger: (): Command => ({ type: 'closeLedger' }),
  openLedger: ({ which }: Chosen): Command => ({
    type: 'openLedger',
    rules,
    placements: [{ hoursPerWeek: hoursOf(which), referrer: null, startsOn: null }],
    overbooking: decided.overbooking,
  }),
  report: ({ which }: Chosen): Command => reportNow(which % 3, which % 2),
  period: ({ which }: Chosen): Command =>
    reportPeriod(`2026-0${1 + (which % 2)}-01`, `2026-0${1 + (which % 2)}-20`, which),
  correctPeriod: ({ which }: Chosen): Command => ({
    type: 'correct',
    correction: {
      kind: 'period',
      from: `2026-01-0${1 + (which % 9)}`,
      to: '2026-01-20',
      started: which,
      ended: [],
      corrects: 1 + which,
      reason: 'Räknade fel',
    },
  }),
  expire: (): Command => ({ type: 'expire' }),
};

const often: readonly string[] = ['join', 'offer', 'accept', 'period'];
const seldom: readonly string[] = ['closeLedger', 'reserve', 'planCohort', 'describe', 'confirm'];
const weightOf = (name: string) => (often.includes(name) ? 12 : seldom.includes(name) ? 1 : 4);
const names = Object.keys(steps) as (keyof typeof steps)[];

/** What might happen in an insats that keeps a ledger, in any order; hours pass, and offers run out meanwhile. */
export const anyLifeOfPlaces: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    step: fc.oneof(...names.map((name) => ({ weight: weightOf(name), arbitrary: fc.constant(name) }))),
    which: fc.integer({ min: 0, max: 19 }),
    hours: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.constant(60) }),
  }),
  { minLength: 15, maxLength: 50, size: 'max' },
);

/** The pace of somebody who is never held up, at a moment. */
export const paceAt = (now: string): Pace => ({ now: () => now, random: () => 0, pause: async () => {} });

/** Lets an insats that keeps a ledger of three places live through the steps. Answers the moment it is then. */
export async function livePlaces(table: Table, life: readonly Step[], insats = 'cykel'): Promise<string> {
  const log = createInsatsLog(table);
  let now = Date.parse(mondayMorning);
  let asked = 0;
  async function ask(command: Command): Promise<void> {
    asked += 1;
    const key = await hashOf([insats, asked]);
    const request = { insats, command, mandates: [anAdmin], key, requestHash: key };
    await handleCommand(log, paceAt(new Date(now).toISOString()), request);
  }
  await ask(createCykel);
  await ask({ type: 'setPlaces', places: 3, hoursPerPlace: 40 });
  await ask({ type: 'openLedger', rules, placements: [], overbooking: null });
  for (const { step, which, hours } of life) {
    now += hours * 3_600_000;
    const entries = await log.entries(insats);
    const today = new Date(now).toISOString().slice(0, 10);
    const at: Chosen['at'] = (...stages) => {
      const those = entries.filter((one) => isAt(one, ...stages));
      return those[which % Math.max(1, those.length)];
    };
    const command = steps[step]({ at, which, today });
    if (command) await ask(command);
  }
  return new Date(now).toISOString();
}
