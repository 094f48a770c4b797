import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Command, type CommandResult, handleCommand, placesOf, type RecordedEvent } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { anyCommand } from '../../test/builders/any-command.ts';
import { anAdmin, aRequest, createCykel, importOf } from '../../test/builders/ledger.ts';
import { type Replayed, statesOf, wholeLog } from '../../test/builders/replay.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const twoDays = 2 * 86_400_000;

/** What is asked, and by how much the clock is wrong while it is decided. */
const asked = fc.record({ command: anyCommand, clockWrongBy: fc.integer({ min: -twoDays, max: twoDays }) });
const anyHistory = fc.array(asked, { minLength: 1, maxLength: 30 });

type Lived = { table: Table; log: RecordedEvent[]; states: Replayed[]; results: CommandResult[] };

/** Carries the commands out one after another on an insats that exists. */
async function live(history: { command: Command; clockWrongBy: number }[]): Promise<Lived> {
  const table = openSimulatedTable({ seed: 1 });
  const insatsLog = createInsatsLog(table);
  const time = openVirtualTime(1);
  const results: CommandResult[] = [];
  const all = [{ command: createCykel, clockWrongBy: 0 }, ...history];
  for (const [index, { command, clockWrongBy }] of all.entries()) {
    await time.pause(60_000);
    const pace = time.pace(() => clockWrongBy);
    results.push(await handleCommand(insatsLog, pace, aRequest(`request ${index}`, command)));
  }
  const log = await wholeLog(table);
  return { table, log, states: statesOf(log), results };
}

const holdsFor = (check: (lived: Lived, commands: Command[]) => Promise<void> | void) =>
  fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      await check(await live(history), [createCykel, ...history.map(({ command }) => command)]);
    }),
    { numRuns: 150 },
  );

describe('whatever is asked of an insats, in whatever order', () => {
  test('its log is numbered from 1 without gaps', () =>
    holdsFor(({ log }) => {
      expect(log.map(({ version }) => version)).toEqual(log.map((_, index) => index + 1));
    }));

  test('what is recorded later is never dated earlier, however wrong the clock goes', () =>
    holdsFor(({ log }) => {
      const dates = log.map(({ recordedAt }) => recordedAt);
      expect(dates).toEqual(dates.toSorted());
    }));

  test('head, documents and stated periods are what the log says', () =>
    holdsFor(async ({ table, states }) => {
      const insatsLog = createInsatsLog(table);
      const last = states.at(-1);
      expect(await insatsLog.head('cykel')).toEqual(last?.head);
      expect(await insatsLog.documents('cykel')).toEqual(last?.documents);
      const periods = await insatsLog.periodsUntil('cykel', '9999-12-31', 100);
      expect(periods.toReversed()).toEqual(last?.periods);
    }));

  test('there are never more free than there are places', () =>
    holdsFor(({ log, states, results }) => {
      // Only where a command has ended: it may record places and counts, one after the other.
      const settled = new Set(results.flatMap((result) => versionOf(result) ?? []));
      for (const { head } of states) {
        if (!head || !settled.has(head.version)) continue;
        const places = placesOf(head);
        if (places !== null && head.counts) expect(head.counts.free).toBeLessThanOrEqual(places);
      }
      expect(settled.has(log.length)).toBe(true);
    }));

  test('stated periods never share a day', () =>
    holdsFor(({ states }) => {
      for (const { periods } of states) {
        for (const [index, { period }] of periods.entries()) {
          expect(period.from <= period.to).toBe(true);
          const before = periods[index - 1];
          if (before) expect(before.period.to < period.from).toBe(true);
        }
      }
    }));

  test('planned closures are in order and never share a day', () =>
    holdsFor(({ states }) => {
      for (const { head } of states) {
        for (const [index, closure] of head?.closures.entries() ?? []) {
          const before = head?.closures[index - 1];
          if (before) expect(before.to < closure.from).toBe(true);
        }
      }
    }));

  test('a closed insats stays as it was closed', () =>
    holdsFor(({ log }) => {
      const closing = log.findIndex(({ event }) => event.type === 'insatsClosed');
      if (closing >= 0) expect(closing).toBe(log.length - 1);
    }));

  test('the answer says which version the insats has, and whether anything changed', () =>
    holdsFor(({ results }) => {
      let version = 0;
      for (const result of results) {
        const reached = versionOf(result);
        if (reached === undefined) continue;
        expect(reached > version).toBe(result.kind === 'answered' && changed(result));
        version = reached;
      }
    }));

  test('an imported row that is imported again changes nothing', () =>
    holdsFor(async ({ table, log }) => {
      const pace = openVirtualTime(2).pace();
      const insatsLog = createInsatsLog(table);
      const row = importOf({ report: { free: 0, queue: null } }, 'the last file');
      const first = await handleCommand(insatsLog, pace, aRequest('first file', row));
      if (versionOf(first) === undefined) return;
      await handleCommand(
        insatsLog,
        pace,
        aRequest('provider', { type: 'handOver', organisation: 'kyrkan' }),
      );
      const length = (await wholeLog(table)).length;
      const again = await handleCommand(insatsLog, pace, aRequest('same file again', row));
      expect(again).toMatchObject({ answer: { outcome: 'done', changed: false, version: length } });
      expect(await wholeLog(table)).toHaveLength(length);
      expect(length).toBeGreaterThan(log.length);
    }));

  test('every event says who acted, and in what capacity', () =>
    holdsFor(({ log }) => {
      for (const { by } of log) expect(by).toEqual(anAdmin);
    }));
});

function versionOf(result: CommandResult): number | undefined {
  return result.kind === 'answered' && result.answer.outcome === 'done' ? result.answer.version : undefined;
}

function changed(result: CommandResult): boolean {
  return result.kind === 'answered' && result.answer.outcome === 'done' && result.answer.changed;
}
