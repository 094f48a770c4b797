import { afterAll, describe, expect, test } from 'vitest';
import { type Command, type Commit, handleCommand, type InsatsLog } from '#ledger';
import { createInsatsLog, readEventsBackwards, readHead, readState } from '#storage';
import { aDescription } from '../../test/builders/insats.ts';
import {
  aHead,
  aRequest,
  createCykel,
  mondayMorning,
  recorded,
  reportNow,
} from '../../test/builders/ledger.ts';
import { statesOf, wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** An insats whose log holds its creation and one report: it stands at version 2. */
async function cykelAtTwo(open: typeof stores.sqlite) {
  const table = open();
  const log = createInsatsLog(table);
  const ask = (key: string, command: Command, through: InsatsLog = log) =>
    handleCommand(through, openVirtualTime(1).pace(), aRequest(key, command));
  await ask('create', createCykel);
  await ask('report', reportNow(1));
  return { table, log, ask };
}

/** A commit of one more report, decided on one version and numbered as another. */
function commitOf(decidedOn: number | undefined, version: number): Commit {
  return {
    changes: [
      {
        insats: 'cykel',
        decidedOn,
        head: aHead({ version }),
        events: [recorded({ type: 'countsReported', free: 9, queue: null }, version)],
        entries: [],
      },
    ],
    request: {
      key: 'key',
      requestHash: 'says so',
      answer: { outcome: 'done', insats: 'cykel', version, changed: true },
      storedAt: mondayMorning,
    },
  };
}

describe.each(stores.each)('the log of an insats on %s', (_, open) => {
  test('takes what was decided on the head as it stands', async () => {
    const { log } = await cykelAtTwo(open);
    expect(await log.commit(commitOf(2, 3))).toBe('committed');
  });

  test.each([
    ['on a head that has moved on, even where the number is free', 1, 3],
    ['on a head that is not there yet', 3, 4],
    ['under a number that is taken, even on the head as it stands', 2, 2],
  ])('takes nothing that was decided %s', async (_why, decidedOn, version) => {
    const { table, log } = await cykelAtTwo(open);
    const before = await wholeLog(table);
    expect(await log.commit(commitOf(decidedOn, version))).toBe('moved-on');
    expect(await wholeLog(table)).toEqual(before);
    expect(await log.head('cykel')).toEqual(statesOf(before).at(-1)?.head);
    expect(await log.request('key')).toBeUndefined();
  });

  test('takes no second creation', async () => {
    const { log } = await cykelAtTwo(open);
    expect(await log.commit(commitOf(undefined, 3))).toBe('moved-on');
  });

  test.each<[string, Command, object]>([
    ['a refusal', { type: 'confirm' }, { outcome: 'done', version: 3, changed: true }],
    [
      'that nothing changes',
      { type: 'setPlaces', places: 4, hoursPerPlace: 40 },
      { outcome: 'done', version: 4, changed: true },
    ],
  ])('remembers %s only if it is still so: what came between is seen', async (_what, command, answer) => {
    const table = open();
    const log = createInsatsLog(table);
    const pace = openVirtualTime(1).pace();
    await handleCommand(log, pace, aRequest('create', createCykel));
    if (command.type === 'setPlaces') await handleCommand(log, pace, aRequest('places', command));
    let overtaken = false;
    const slow: InsatsLog = {
      ...log,
      async commit(commit) {
        if (!overtaken) {
          overtaken = true;
          const other = command.type === 'setPlaces' ? { ...command, places: 5 } : reportNow(1);
          await handleCommand(log, pace, aRequest('in between', other));
        }
        return log.commit(commit);
      },
    };
    const result = await handleCommand(slow, pace, aRequest('key', command));
    expect(result).toMatchObject({ kind: 'answered', replayed: false, answer });
  });

  test('is read backwards, page by page, each event once', async () => {
    const { table, ask } = await cykelAtTwo(open);
    for (let free = 0; free < 5; free += 1) await ask(`more ${free}`, reportNow(free));
    const versions: number[] = [];
    let before: number | undefined;
    do {
      const page = await readEventsBackwards(table, 'cykel', before, 3);
      versions.push(...page.map(({ version }) => version));
      before = page.at(-1)?.version;
    } while (before !== undefined);
    expect(versions).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('stands beside the live state, which is read in one go', async () => {
    const { table, ask } = await cykelAtTwo(open);
    await ask('name', { type: 'describe', description: aDescription({ name: 'Cykelköket' }) });
    const { head, documents } = statesOf(await wholeLog(table)).at(-1) ?? {};
    expect(await readState(table, 'cykel', { consistent: true })).toEqual({ head, documents });
    expect(await readHead(table, 'cykel', { consistent: true })).toEqual(head);
    expect(await readState(table, 'okänd', { consistent: true })).toBeUndefined();
    expect(await readHead(table, 'okänd', { consistent: true })).toBeUndefined();
  });
});
