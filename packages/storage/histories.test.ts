import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Command,
  type CommandAnswer,
  type CommandRequest,
  decide,
  handleCommand,
  type InsatsLog,
  type RecordedEvent,
} from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { anyCommand } from '../../test/builders/any-command.ts';
import { anAdmin, aRequest, createCykel, mondayMorning } from '../../test/builders/ledger.ts';
import { statesOf, wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime, type VirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** Every run has its own histories; FC_SEED brings a run's back. */
const firstSeed = Number(process.env.FC_SEED) % 1_000_000;
const seedsFrom = (first: number, many: number) => Array.from({ length: many }, (_, index) => first + index);

const actors = 3;
const commandsEach = 5;
const longestJourneyMilliseconds = 30;
const clockWrongByAtMost = 3_600_000;

type Answered = { request: CommandRequest; answer: CommandAnswer };

/** Someone who sends a request until it is answered, with the same key, also across the death of the process. */
async function persist(
  log: InsatsLog,
  time: VirtualTime,
  restart: () => void,
  request: CommandRequest,
): Promise<Answered> {
  const pace = time.pace(() => (time.random() - 0.5) * 2 * clockWrongByAtMost);
  for (;;) {
    try {
      const result = await handleCommand(log, pace, request);
      if (result.kind === 'answered') return { request, answer: result.answer };
      expect(result.kind, 'nothing but patience may be asked of the actor').toBe('busy');
    } catch (fault) {
      if (!(fault instanceof Error) || fault.name !== 'SimulatedCrash') throw fault;
      await time.pause(time.random() * 200);
      restart();
    }
    await time.pause(time.random() * 1_000);
  }
}

/** The key stands in the events as the one who acted, so that each event can be led back to its request. */
function tracedRequest(key: string, command: Command): CommandRequest {
  return aRequest(key, command, { mandates: [{ ...anAdmin, subject: key }] });
}

async function liveThrough(seed: number, table: Table, restart: () => void): Promise<Answered[]> {
  const time = openVirtualTime(seed);
  const log = createInsatsLog(time.far(table, longestJourneyMilliseconds));
  const commands = fc.sample(anyCommand, { seed, numRuns: actors * commandsEach });
  const lives = Array.from({ length: actors }, (_, actor) => async () => {
    const answered: Answered[] = [];
    const own = [createCykel, ...commands.slice(actor * commandsEach, (actor + 1) * commandsEach)];
    for (const [index, command] of own.entries()) {
      answered.push(await persist(log, time, restart, tracedRequest(`${actor}.${index}`, command)));
    }
    return answered;
  });
  return (await time.together(lives)).flat();
}

/** What must hold of any history once everybody has been answered and the weather is fair. */
async function checkHistory(table: Table, answered: Answered[]): Promise<void> {
  const insatsLog = createInsatsLog(table);
  const log = await wholeLog(table);
  const states = statesOf(log);

  expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
  const dates = log.map(({ recordedAt }) => recordedAt);
  expect(dates).toEqual(dates.toSorted());

  const last = states.at(-1);
  expect(await insatsLog.head('cykel')).toEqual(last?.head);
  expect(await insatsLog.documents('cykel')).toEqual(last?.documents);
  expect((await insatsLog.periodsUntil('cykel', '9999-12-31', 100)).toReversed()).toEqual(last?.periods);

  for (const { request, answer } of answered) checkStandsOnce(request, answer, log);
  const asked = new Set(answered.map(({ request }) => request.key));
  for (const { by } of log) expect(asked).toContain(by.subject);

  const pace = openVirtualTime(1).pace();
  for (const { request, answer } of answered) {
    expect(await handleCommand(insatsLog, pace, request)).toEqual({
      kind: 'answered',
      replayed: true,
      answer,
    });
    const other = { ...request, requestHash: 'says something else' };
    expect(await handleCommand(insatsLog, pace, other)).toEqual({ kind: 'key-reused' });
  }
  expect(await wholeLog(table)).toEqual(log);
}

/** The events of an acknowledged request are exactly those that it means on the state it met, and stand once. */
function checkStandsOnce(request: CommandRequest, answer: CommandAnswer, log: RecordedEvent[]): void {
  const own = log.filter(({ by }) => by.subject === request.key);
  if (answer.outcome === 'refused' || !answer.changed) {
    expect(own).toEqual([]);
    return;
  }
  const before = statesOf(log.slice(0, answer.version - own.length)).at(-1);
  expect(own).toEqual(log.slice(answer.version - own.length, answer.version));
  const situation = { head: before?.head, documents: before?.documents, periods: before?.periods ?? [] };
  expect(decide(request.command, situation, mondayMorning)).toEqual({
    events: own.map(({ event }) => event),
  });
}

describe('whoever is answered has been heard exactly once', () => {
  test.each([
    ['when nothing goes wrong', {}],
    ['when the store asks for a slower pace', { throttle: 0.2 }],
    ['when transactions meet', { conflict: 0.3 }],
    ['when writes are lost on the way there', { lostBefore: 0.2 }],
    ['when answers are lost on the way back', { lostAfter: 0.3 }],
    ['when eventual reads are old', { staleRead: 0.9 }],
    ['when the process dies', { crash: 0.05 }],
    [
      'when everything goes wrong',
      { throttle: 0.1, conflict: 0.1, lostBefore: 0.1, lostAfter: 0.1, staleRead: 0.5, crash: 0.03 },
    ],
  ])('%s: 40 histories of three actors at once', async (_, faults) => {
    for (const seed of seedsFrom(firstSeed, 40)) {
      const table = openSimulatedTable({ seed, faults });
      try {
        const answered = await liveThrough(seed, table, () => table.restart());
        table.setFaults({});
        await checkHistory(table, answered);
      } catch (fault) {
        throw new Error(`history ${seed}`, { cause: fault });
      }
    }
  });

  test('on SQLite: 30 histories of three actors at once', async () => {
    for (const seed of seedsFrom(firstSeed, 30)) {
      const table = stores.sqlite();
      const answered = await liveThrough(seed, table, () => expect.unreachable());
      await checkHistory(table, answered);
    }
  });
});

describe.each(stores.each)('twenty who want to change the same insats at once on %s', (_, open) => {
  test('all get their answer within five seconds, each on the version after the one before', async () => {
    for (const seed of seedsFrom(firstSeed, 10)) {
      const table = open();
      const time = openVirtualTime(seed);
      const log = createInsatsLog(time.far(table, 10));
      await handleCommand(createInsatsLog(table), time.pace(), aRequest('create', createCykel));
      const contenders = Array.from({ length: 20 }, (_, index) => () => {
        const report = { kind: 'now', free: index, queue: null } as const;
        return handleCommand(log, time.pace(), aRequest(`key ${index}`, { type: 'report', report }));
      });
      const results = await time.together(contenders);
      const versions = results.map((result) =>
        result.kind === 'answered' && result.answer.outcome === 'done' ? result.answer.version : result.kind,
      );
      expect(versions.toSorted((one, other) => Number(one) - Number(other))).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 2),
      );
      expect(await wholeLog(table)).toHaveLength(21);
    }
  });
});
