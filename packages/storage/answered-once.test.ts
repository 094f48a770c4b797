import { afterAll, describe, expect, test } from 'vitest';
import { type Command, type CommandResult, handleCommand, type Pace } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable } from '#table';
import {
  anAdmin,
  aProvider,
  aRequest,
  createCykel,
  reportNow,
  reportPeriod,
} from '../../test/builders/ledger.ts';
import { wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

type Weather = Parameters<ReturnType<typeof openSimulatedTable>['setFaults']>[0];

const answerOf = (result: CommandResult) => (result.kind === 'answered' ? result.answer : undefined);

/** An insats that has been added, in a store of its own. */
async function cykelIn(open: () => ReturnType<typeof stores.sqlite>) {
  const table = open();
  const log = createInsatsLog(table);
  const pace = openVirtualTime(1).pace();
  const ask = (...request: Parameters<typeof aRequest>) => handleCommand(log, pace, aRequest(...request));
  await ask('create', createCykel);
  return { table, log, ask };
}

describe.each(stores.each)('on %s', (_, open) => {
  test('a request that is sent again gets the same answer and changes nothing', async () => {
    const { table, ask } = await cykelIn(open);
    const first = await ask('key', reportNow(3));
    await ask('another', reportNow(1));
    const again = await ask('key', reportNow(3));
    expect(first).toEqual({
      kind: 'answered',
      replayed: false,
      answer: { outcome: 'done', insats: 'cykel', version: 2, changed: true },
    });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await wholeLog(table)).toHaveLength(3);
  });

  test('a refusal is an answer too: it stands although the insats has changed since', async () => {
    const { table, ask } = await cykelIn(open);
    const refused = await ask('key', { type: 'confirm' });
    await ask('counts', reportNow(3));
    expect(answerOf(refused)).toEqual({
      outcome: 'refused',
      insats: 'cykel',
      refused: { refusal: 'nothingToConfirm' },
    });
    expect(answerOf(await ask('key', { type: 'confirm' }))).toEqual(answerOf(refused));
    expect(answerOf(await ask('new key', { type: 'confirm' }))).toMatchObject({ outcome: 'done' });
    expect(await wholeLog(table)).toHaveLength(3);
  });

  test('a command that changes nothing is remembered, and does not move the insats', async () => {
    const { table, ask } = await cykelIn(open);
    const same = { type: 'describe', description: createCykel.description } as const;
    const first = await ask('key', same);
    expect(answerOf(first)).toEqual({ outcome: 'done', insats: 'cykel', version: 1, changed: false });
    await ask('counts', reportNow(3));
    expect(answerOf(await ask('key', same))).toEqual(answerOf(first));
    expect(await wholeLog(table)).toHaveLength(2);
  });

  test('a key that was used for another request is told apart, and nothing is done', async () => {
    const { table, ask } = await cykelIn(open);
    await ask('key', reportNow(3));
    expect(await ask('key', reportNow(4))).toEqual({
      kind: 'key-reused',
    });
    expect(await wholeLog(table)).toHaveLength(2);
  });

  test('an insats that is not there, or out of reach, is not found and nothing is remembered', async () => {
    const { log, table, ask } = await cykelIn(open);
    const outOfReach = [
      { insats: 'okänd' },
      { mandates: [] },
      { mandates: [{ ...aProvider, organisation: 'mariakyrkan' }] },
      { mandates: [{ ...aProvider, forbund: 'norrkoping' }] },
      { mandates: [{ ...anAdmin, forbund: 'norrkoping' }] },
    ];
    for (const [index, changes] of outOfReach.entries()) {
      expect(await ask(`key ${index}`, reportNow(3), changes)).toEqual({ kind: 'not-found' });
      expect(await log.request(`key ${index}`)).toBeUndefined();
    }
    expect(await wholeLog(table)).toHaveLength(1);
  });

  test('a provider acts on its own insats, in the capacity that reaches it', async () => {
    const { table, ask } = await cykelIn(open);
    const elsewhere = { ...aProvider, organisation: 'mariakyrkan' };
    await ask('key', reportNow(3), { mandates: [elsewhere, aProvider, anAdmin] });
    expect((await wholeLog(table)).at(-1)?.by).toEqual(aProvider);
  });

  test('a provider adds no insats, not even to its own organisation', async () => {
    const { ask } = await cykelIn(open);
    expect(await ask('key', createCykel, { insats: 'ny', mandates: [aProvider] })).toEqual({
      kind: 'not-found',
    });
  });

  test('a handed over insats is out of reach of the organisation it has left', async () => {
    const { ask } = await cykelIn(open);
    await ask('hand over', { type: 'handOver', organisation: 'mariakyrkan' });
    expect(await ask('key', reportNow(3), { mandates: [aProvider] })).toEqual({ kind: 'not-found' });
  });
});

describe.each(stores.each)('the periods on %s', (_, open) => {
  const correct = (corrects: number, from: string, to: string): Command => ({
    type: 'correct',
    correction: { kind: 'period', corrects, from, to, started: 9, ended: [], reason: 'Glömde en grupp' },
  });

  async function withThreePeriods() {
    const insats = await cykelIn(open);
    await insats.ask('january', reportPeriod('2026-01-01', '2026-01-31'));
    await insats.ask('november', reportPeriod('2025-11-01', '2025-11-30'));
    await insats.ask('february', reportPeriod('2026-02-01', '2026-02-28'));
    return insats;
  }

  test.each([
    ['the first', '2025-10-01', '2025-11-01', '2025-11-01'],
    ['the middle', '2025-12-20', '2026-01-01', '2026-01-01'],
    ['the last', '2026-02-28', '2026-03-01', '2026-02-01'],
    ['all of them, of which the last is named,', '2025-10-01', '2026-03-01', '2026-02-01'],
  ])('are compared: %s in the way is seen', async (_which, from, to, named) => {
    const { ask } = await withThreePeriods();
    expect(answerOf(await ask('key', reportPeriod(from, to)))).toMatchObject({
      refused: { refusal: 'periodOverlaps', from: named },
    });
  });

  test('leave their gaps open', async () => {
    const { ask } = await withThreePeriods();
    expect(answerOf(await ask('key', reportPeriod('2025-12-01', '2025-12-31')))).toMatchObject({
      changed: true,
    });
  });

  test('can be corrected, moved and corrected again, by their latest number', async () => {
    const { ask, log } = await withThreePeriods();
    const moved = await ask('move', correct(2, '2026-01-15', '2026-01-31'));
    expect(answerOf(moved)).toMatchObject({ outcome: 'done', version: 5 });
    expect(answerOf(await ask('old number', correct(2, '2026-01-01', '2026-01-31')))).toMatchObject({
      refused: { refusal: 'noSuchPeriodReport' },
    });
    expect(answerOf(await ask('no report', correct(1, '2026-01-01', '2026-01-31')))).toMatchObject({
      refused: { refusal: 'noSuchPeriodReport' },
    });
    await ask('into the gap', reportPeriod('2026-01-01', '2026-01-14'));
    expect(answerOf(await ask('again', correct(5, '2026-01-14', '2026-01-31')))).toMatchObject({
      refused: { refusal: 'periodOverlaps', from: '2026-01-01', to: '2026-01-14' },
    });
    await ask('away', correct(5, '2025-12-01', '2025-12-31'));
    const periods = await log.periodsUntil('cykel', '9999-12-31', 10);
    expect(periods.map(({ period }) => period.from)).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2025-12-01',
      '2025-11-01',
    ]);
  });

  test('may be moved over their own days but not over the neighbour before', async () => {
    const { ask } = await withThreePeriods();
    expect(answerOf(await ask('key', correct(2, '2025-11-30', '2026-01-31')))).toMatchObject({
      refused: { refusal: 'periodOverlaps', from: '2025-11-01' },
    });
    expect(answerOf(await ask('key 2', correct(2, '2025-12-01', '2026-01-31')))).toMatchObject({
      changed: true,
    });
  });
});

describe('a store in bad weather', () => {
  async function inWeather(faults: Weather, pace: Pace, key = 'key') {
    const table = openSimulatedTable({ seed: 7 });
    const log = createInsatsLog(table);
    await handleCommand(log, openVirtualTime(1).pace(), aRequest('create', createCykel));
    table.setFaults(faults);
    const result = await handleCommand(log, pace, aRequest(key, reportNow(3)));
    table.setFaults({});
    return { table, result };
  }

  test.each<[string, Weather]>([
    ['asks for a slower pace', { throttle: 1 }],
    ['always has another transaction in the way', { conflict: 1 }],
    ['loses every write', { lostBefore: 1 }],
  ])('that %s is tried for five seconds, with pauses that grow', async (_, faults) => {
    const time = openVirtualTime(3);
    const pauses: number[] = [];
    const pace: Pace = {
      ...time.pace(),
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        return time.pause(milliseconds);
      },
    };
    const began = time.now();
    const { table, result } = await inWeather(faults, pace);
    const spent = time.now() - began;
    expect(result).toEqual({ kind: 'busy' });
    expect(spent).toBeGreaterThan(4_000);
    expect(spent).toBeLessThanOrEqual(5_000);
    expect(Math.max(...pauses.slice(0, 2))).toBeLessThanOrEqual(40);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(200);
    expect(Math.max(...pauses)).toBeGreaterThan(160);
    // Chance spreads them from nothing up to their longest, so that contenders part.
    expect(pauses.some((pause, attempt) => pause < Math.min(200, 20 * 2 ** attempt) / 2)).toBe(true);
    expect(await wholeLog(table)).toHaveLength(1);
  });

  test('is given up on also when the clock is set back at every look', async () => {
    const time = openVirtualTime(3);
    const began = time.now();
    let back = 0;
    const setBack = time.pace(() => {
      back += 1_000;
      return -back;
    });
    const pace: Pace = {
      ...setBack,
      pause: (milliseconds) =>
        time.now() - began > 60_000 ? expect.unreachable('no end of patience') : time.pause(milliseconds),
    };
    const { result } = await inWeather({ throttle: 1 }, pace);
    expect(result).toEqual({ kind: 'busy' });
    expect(time.now() - began).toBeLessThanOrEqual(5_000);
  });

  test('that loses the answer but not the write has it found again', async () => {
    const { table, result } = await inWeather({ lostAfter: 1 }, openVirtualTime(3).pace());
    expect(result).toMatchObject({ kind: 'answered', replayed: true, answer: { version: 2 } });
    expect(await wholeLog(table)).toHaveLength(2);
  });

  test('answers from the past only where that does no harm', async () => {
    const { table, result } = await inWeather({ staleRead: 1 }, openVirtualTime(3).pace());
    expect(result).toMatchObject({ kind: 'answered', replayed: false, answer: { version: 2 } });
    expect(await wholeLog(table)).toHaveLength(2);
  });

  test('in which a key meets another request after a lost answer is told apart', async () => {
    const { result } = await inWeather({ lostAfter: 1 }, openVirtualTime(3).pace(), 'create');
    expect(result).toEqual({ kind: 'key-reused' });
  });
});
