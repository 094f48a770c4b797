import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { type Command, type CommandRequest, type CommandResult, handleCommand } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable, type Table, TableError } from '#table';
import { aRequest, createCykel } from '../../test/builders/ledger.ts';
import { wholeLog } from '../../test/builders/replay.ts';
import { openStores } from '../../test/builders/stores.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';

const stores = openStores();
afterAll(() => stores.remove());

const claim = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 40, cohort: null } as const;
const join: Command = { type: 'join', ...claim, earliestStart: null };
const start: Command = { type: 'start', ...claim, startsOn: '2026-03-02', passing: null, overbooking: null };
const placements = [{ hoursPerWeek: 40, referrer: null, startsOn: null }];
const carryIn: Command = { type: 'carryIn', placements, overbooking: null };
const offer: Command = {
  type: 'offer',
  entry: null,
  cohort: null,
  workingDays: null,
  passing: null,
  overbooking: null,
};
const openLedger = (people: typeof placements): Command => ({
  type: 'openLedger',
  rules: { sharing: false, offerDays: 5, offersNext: false },
  placements: people,
  overbooking: null,
});

/** The name of a request, as the API makes it. */
const nameOf = (key: string) => createHash('sha256').update(key).digest('hex');
const answerOf = (result: CommandResult) => (result.kind === 'answered' ? result.answer : undefined);

/** An insats with two places; with a ledger unless told otherwise. */
async function cykelOn(table: Table, ledger = true) {
  const log = createInsatsLog(table);
  const pace = openVirtualTime(1).pace();
  const ask = (key: string, command: Command, changes: Partial<CommandRequest> = {}) =>
    handleCommand(log, pace, aRequest(nameOf(key), command, changes));
  const forget = (key: string) =>
    table.transact([{ do: 'delete', key: { partition: `request#${nameOf(key)}`, sort: 'request' } }]);
  await ask('create', createCykel);
  await ask('places', { type: 'setPlaces', places: 2, hoursPerPlace: 40 });
  if (ledger) await ask('ledger', openLedger([]));
  return { table, log, ask, forget };
}

describe.each(stores.each)('on %s', (_, open) => {
  test.each([
    ['join', join],
    ['start', start],
    ['carryIn', carryIn],
  ] as const)('%s that is sent again is answered the same, and happens once', async (_name, command) => {
    const { table, ask } = await cykelOn(open());
    const first = await ask('key', command);
    const entry = command.type === 'carryIn' ? {} : { entry: nameOf('key').slice(0, 16) };
    expect(first).toMatchObject({ replayed: false, answer: { outcome: 'done', changed: true, ...entry } });
    await ask('another', join);
    expect(await ask('key', command)).toEqual({ ...first, replayed: true });
    expect(await wholeLog(table)).toHaveLength(5);
  });

  test('an offer that is sent again is answered the same, also when it has been accepted meanwhile', async () => {
    const { table, ask } = await cykelOn(open());
    await ask('join', join);
    const first = await ask('offer', offer);
    const made = answerOf(first);
    const id = made?.outcome === 'done' ? (made.offer ?? '') : '';
    const accept: Command = { type: 'accept', offer: id, startsOn: '2026-03-02' };
    expect(answerOf(await ask('accept', accept))).toMatchObject({ outcome: 'done', changed: true });
    expect(await ask('offer', offer)).toEqual({ ...first, replayed: true });
    expect(await ask('accept', accept)).toMatchObject({ replayed: true, answer: { outcome: 'done' } });
    expect(await wholeLog(table)).toHaveLength(6);
  });

  test('whoever was told that the places are taken is told so again, although one has become free', async () => {
    const { ask } = await cykelOn(open());
    await ask('one', start);
    await ask('two', start);
    const refused = await ask('three', start);
    expect(answerOf(refused)).toMatchObject({ outcome: 'refused', refused: { refusal: 'tooFewPlaces' } });
    await ask('more', { type: 'setPlaces', places: 3, hoursPerPlace: 40 });
    expect(await ask('three', start)).toEqual({ ...refused, replayed: true });
    expect(answerOf(await ask('four', start))).toMatchObject({ outcome: 'done' });
  });

  test('a key that was used for another place command is told apart, and nothing is done', async () => {
    const { table, ask } = await cykelOn(open());
    await ask('key', join);
    expect(await ask('key', start)).toEqual({ kind: 'key-reused' });
    expect(await wholeLog(table)).toHaveLength(4);
  });

  test('where the insats is out of reach nothing is remembered: the same key serves when it is in reach', async () => {
    const { log, ask } = await cykelOn(open());
    expect(await ask('key', join, { mandates: [] })).toEqual({ kind: 'not-found' });
    expect(await log.request(nameOf('key'))).toBeUndefined();
    expect(answerOf(await ask('key', join))).toMatchObject({ outcome: 'done' });
  });

  describe('sent again after what remembers requests has gone,', () => {
    const exists = { outcome: 'refused', refused: { refusal: 'entryExists' } };

    test.each([
      ['join', join],
      ['start', start],
      ['carryIn', carryIn],
    ] as const)('%s meets what it has made', async (_name, command) => {
      const { table, ask, forget } = await cykelOn(open());
      await ask('key', command);
      await forget('key');
      expect(answerOf(await ask('key', command))).toMatchObject(exists);
      expect(await wholeLog(table)).toHaveLength(4);
    });

    test('an offer meets itself, also when it was refused and the person waits again', async () => {
      const { ask, forget, table } = await cykelOn(open());
      await ask('join', join);
      const made = answerOf(await ask('offer', offer));
      const id = made?.outcome === 'done' ? (made.offer ?? '') : '';
      await forget('offer');
      expect(answerOf(await ask('offer', offer))).toMatchObject(exists);
      const said = { refusedBy: 'person', reason: 'health', afterwards: 'queue' } as const;
      await ask('refuse', { type: 'refuse', offer: id, ...said });
      await forget('offer');
      expect(answerOf(await ask('offer', offer))).toMatchObject(exists);
      expect(await wholeLog(table)).toHaveLength(6);
    });

    test('an opening changes nothing while the ledger is kept, and meets its people when it was closed', async () => {
      const { ask, forget, table } = await cykelOn(open(), false);
      await ask('open', openLedger(placements));
      await forget('open');
      const again = await ask('open', openLedger(placements));
      expect(answerOf(again)).toMatchObject({ outcome: 'done', changed: false });
      await forget('open');
      await ask('close', { type: 'closeLedger' });
      expect(answerOf(await ask('open', openLedger(placements)))).toMatchObject(exists);
      expect(await wholeLog(table)).toHaveLength(5);
    });
  });
});

describe('when the answer of the store is lost', () => {
  /** The store, with a note of everything it is asked; the first commits end as told. */
  async function withOutcomes(...outcomes: ('lost before' | 'lost after')[]) {
    const real = openSimulatedTable({ seed: 1 });
    await cykelOn(real);
    const asked: string[] = [];
    const table: Table = {
      ...real,
      get(key, options) {
        asked.push(`get ${key.partition.split('#')[0]}${options?.consistent ? ', consistently' : ''}`);
        return real.get(key, options);
      },
      async transact(writes) {
        asked.push('commit');
        const outcome = outcomes.shift();
        if (outcome !== 'lost before') await real.transact(writes);
        if (outcome !== undefined) throw new TableError({ kind: 'outcome-unknown' });
      },
    };
    const pace = openVirtualTime(1).pace();
    const request = aRequest(nameOf('key'), start);
    const result = await handleCommand(createInsatsLog(table), pace, request);
    return { result, asked, events: await wholeLog(real) };
  }
  const attempt = ['get insats, consistently', 'get insats, consistently', 'commit'];
  const recall = 'get request, consistently';

  test('the record of the request is read before anything else, and its answer is the answer', async () => {
    const { result, asked, events } = await withOutcomes('lost after');
    expect(asked).toEqual([...attempt, recall]);
    expect(result).toMatchObject({ kind: 'answered', replayed: true, answer: { outcome: 'done' } });
    expect(events).toHaveLength(4);
  });

  test('and the record is not there, the command is tried again from its beginning', async () => {
    const { result, asked, events } = await withOutcomes('lost before', 'lost after');
    expect(asked).toEqual([...attempt, recall, ...attempt, recall]);
    expect(result).toMatchObject({ kind: 'answered', replayed: true });
    expect(events).toHaveLength(4);
  });
});

test.each([{ throttle: 1 }, { conflict: 1 }, { lostBefore: 1 }])(
  'a store that stays at %j makes it busy: nothing is remembered, and the same key serves afterwards',
  async (faults) => {
    const table = openSimulatedTable({ seed: 1 });
    const { ask, log } = await cykelOn(table);
    table.setFaults(faults);
    expect(await ask('key', start)).toEqual({ kind: 'busy' });
    table.setFaults({});
    expect(await log.request(nameOf('key'))).toBeUndefined();
    expect(await ask('key', start)).toMatchObject({ kind: 'answered', replayed: false });
    expect(await wholeLog(table)).toHaveLength(4);
  },
);
