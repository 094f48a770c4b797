import { describe, expect, test } from 'vitest';
import { type Command, type Head, handleCommand, type InsatsLog } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable } from '#table';
import { aDescription } from '../../test/builders/insats.ts';
import {
  anAdmin,
  aRequest,
  createCykel,
  importOf,
  reportNow,
  reportPeriod,
} from '../../test/builders/ledger.ts';
import {
  accept,
  correctEntry,
  end,
  join,
  offer,
  openLedger,
  refuseOffer,
  setPlaces,
  setRules,
  start,
} from '../../test/builders/places.ts';
import { openVirtualTime } from '../../test/builders/virtual-time.ts';
import { readSituation } from './situation.ts';

const nextTuesday = '2026-03-10T08:00:00.000Z';
const keyOf = (name: string) => name.padEnd(16, '.').padEnd(24, '+');

/** A log that notes what is read from it. */
function noting(log: InsatsLog) {
  const reads: string[] = [];
  function noted<Asked extends unknown[], Answer>(
    name: (...asked: Asked) => string,
    read: (...asked: Asked) => Answer,
  ): (...asked: Asked) => Answer {
    return (...asked) => {
      reads.push(name(...asked));
      return read(...asked);
    };
  }
  const logged: InsatsLog = {
    ...log,
    head: noted((insats) => `head ${insats}`, log.head),
    documents: noted((insats) => `documents ${insats}`, log.documents),
    entry: noted((_, id) => `entry ${id}`, log.entry),
    entries: noted((insats) => `entries ${insats}`, log.entries),
    queueRule: noted((forbund) => `rule ${forbund}`, log.queueRule),
    periodsUntil: noted((_, until, limit) => `${limit} periods until ${until}`, log.periodsUntil),
    periodStatedIn: noted((_, version) => `period ${version}`, log.periodStatedIn),
  };
  return { reads, noted: logged };
}

/** An insats in a store, with three places and, unless it reports, a ledger. */
async function anInsats({ keeps = true, offersNext = false } = {}) {
  const log = createInsatsLog(openSimulatedTable({ seed: 1 }));
  const pace = openVirtualTime(1).pace();
  async function done(name: string, command: Command, insats = 'cykel') {
    const result = await handleCommand(log, pace, aRequest(keyOf(name), command, { insats }));
    if (result.kind !== 'answered' || result.answer.outcome !== 'done')
      throw new Error(JSON.stringify(result));
    const { entry = '', offer: offered = '' } = result.answer;
    return { entry, offer: offered };
  }
  async function begin(insats = 'cykel') {
    await done(`create ${insats}`, createCykel, insats);
    await done(`places ${insats}`, setPlaces(3), insats);
    if (keeps)
      await done(
        `open ${insats}`,
        openLedger({ rules: { sharing: false, offerDays: 5, offersNext } }),
        insats,
      );
  }
  await begin();

  /** What a command reads beside the head, and what comes of it. */
  async function read(
    command: Command,
    { now = '2026-03-02T08:00:00.000Z', changed = {} as Partial<Head> } = {},
  ) {
    const { reads, noted } = noting(log);
    const head = await log.head('cykel');
    const changedHead = head && { ...head, ...changed };
    const situation = await readSituation(
      noted,
      { command, key: keyOf('new'), by: anAdmin },
      changedHead,
      now,
    );
    return { reads, situation };
  }
  const readsOf = async (...asked: Parameters<typeof read>) => (await read(...asked)).reads;
  return { log, done, begin, read, readsOf };
}

describe('what a command reads beside the head', () => {
  test('is nothing where the insats is not there, or is closed', async () => {
    const { log, read } = await anInsats();
    const { reads, noted } = noting(log);
    const request = { command: createCykel, key: keyOf('new'), by: anAdmin };
    expect(await readSituation(noted, request, undefined, nextTuesday)).toEqual({ head: undefined });
    expect(reads).toEqual([]);
    const closed = await read(offer(null), { changed: { status: 'closed' } });
    expect(closed).toEqual({ reads: [], situation: { head: expect.objectContaining({ status: 'closed' }) } });
  });

  test('is nothing for the figures of an insats that reports', async () => {
    const { read } = await anInsats({ keeps: false });
    for (const command of [setPlaces(4), reportNow(1), { type: 'confirm' } as const]) {
      expect(await read(command)).toMatchObject({ reads: [], situation: { head: { insats: 'cykel' } } });
    }
    const correction = { kind: 'now', corrects: 2, free: 1, queue: null, reason: 'Fel' } as const;
    expect(await read({ type: 'correct', correction })).toMatchObject({
      reads: [],
      situation: { head: { insats: 'cykel' } },
    });
  });

  test('is the documents where they may change, and for whoever cannot queue and is told whom to ask', async () => {
    const { read, readsOf } = await anInsats({ keeps: false });
    const describes = { type: 'describe', description: aDescription() } as const;
    const criteria: Command = { type: 'setCriteria', criteria: [] };
    for (const command of [describes, criteria, importOf(), join()]) {
      expect(await readsOf(command)).toEqual(['documents cykel']);
    }
    expect(await read(describes)).toHaveProperty('situation.documents.description.name', 'Cykelverkstaden');
    expect(await read(start())).toMatchObject({
      reads: [],
      situation: { places: { by: anAdmin, key: keyOf('new') } },
    });
    expect(await read(join())).toMatchObject({ situation: { places: { by: anAdmin, rule: { first: [] } } } });
  });

  test('is the period that its own could touch, and for a correction the corrected one too', async () => {
    const { done, read, readsOf } = await anInsats({ keeps: false });
    const months = ['2025-10', '2025-11', '2025-12', '2026-01'];
    for (const month of months) await done(month, reportPeriod(`${month}-01`, `${month}-28`));
    const { reads, situation } = await read(reportPeriod('2026-02-01', '2026-02-20'));
    expect(reads).toEqual(['1 periods until 2026-02-20']);
    expect(situation).toMatchObject({ periods: [{ statedIn: 6 }] });

    const correct = (corrects: number): Command => ({
      type: 'correct',
      correction: {
        kind: 'period',
        corrects,
        from: '2026-01-01',
        to: '2026-01-30',
        started: 1,
        ended: [],
        reason: 'Fel',
      },
    });
    expect(await readsOf(correct(3))).toEqual(['2 periods until 2026-01-30', 'period 3']);
    const statedIn = async (corrects: number) => {
      const { situation: known } = await read(correct(corrects));
      return known === 'torn' ? known : known.periods?.map((one) => one.statedIn);
    };
    expect(await statedIn(3)).toEqual([6, 5, 3]);
    expect(await statedIn(5)).toEqual([6, 5]);
    expect(await statedIn(9)).toEqual([6, 5]);
  });
});

describe('what a command on places reads', () => {
  test('is the entry that it names, or would make', async () => {
    const { readsOf } = await anInsats();
    const made = keyOf('new').slice(0, 16);
    expect(await readsOf(join())).toEqual([`entry ${made}`]);
    expect(await readsOf(start())).toEqual([`entry ${made}`]);
    expect(await readsOf({ type: 'carryIn', placements: [], overbooking: null })).toEqual([
      `entry ${made}.0`,
    ]);
    expect(await readsOf(openLedger())).toEqual([`entry ${made}.0`]);
    expect(await readsOf(end('one'))).toEqual(['entry one']);
    expect(await readsOf({ type: 'leave', entry: 'one', reason: 'moved' })).toEqual(['entry one']);
    expect(await readsOf(accept('one-12345678'))).toEqual(['entry one']);
    expect(await readsOf(refuseOffer('one-12345678'))).toEqual(['entry one']);
    expect(await readsOf(setPlaces(4))).toEqual([]);
    expect(await readsOf(setRules({ offersNext: true }))).toEqual([]);
  });

  test('to open a ledger is whether the request has been here before', async () => {
    const { readsOf } = await anInsats({ keeps: false });
    expect(await readsOf(openLedger())).toEqual([`entry ${keyOf('new').slice(0, 16)}.0`]);
  });

  test('is the whole queue and its rule, where the order decides', async () => {
    const { done, read, readsOf } = await anInsats();
    const { entry } = await done('join', join());
    expect(await readsOf(offer(null))).toEqual(['entries cykel', 'rule linkoping']);
    const { situation } = await read(offer(entry));
    expect(situation).toHaveProperty(
      'places.entries',
      new Map([[entry, expect.objectContaining({ entry })]]),
    );
  });

  test('is those whose offers have run out too, once each, by the moment at which it is decided', async () => {
    const { done, readsOf, log } = await anInsats();
    const { entry } = await done('join', join());
    const { offer: offered } = await done('offer', offer(entry));
    expect(await readsOf({ type: 'expire' }, { now: nextTuesday })).toEqual([`entry ${entry}`]);
    expect(await readsOf(accept(offered), { now: nextTuesday })).toEqual([`entry ${entry}`]);
    expect(await readsOf(end('one'), { now: nextTuesday })).toEqual(['entry one', `entry ${entry}`]);
    expect(await readsOf({ type: 'expire' })).toEqual([]);
    const slowClock = { changed: { recordedAt: nextTuesday } };
    expect(await readsOf({ type: 'expire' }, slowClock)).toEqual([`entry ${entry}`]);
    expect(await log.entry('cykel', entry)).toMatchObject({ stage: { is: 'offered' } });
  });

  test('is the whole queue when an offer ran out and the place goes to the next', async () => {
    const { done, readsOf } = await anInsats({ offersNext: true });
    const { entry } = await done('join', join());
    expect(await readsOf(end('one'), { now: nextTuesday })).toEqual(['entry one']);
    await done('offer', offer(entry));
    expect(await readsOf(end('one'))).toEqual(['entry one']);
    expect(await readsOf(end('one'), { now: nextTuesday })).toEqual(['entries cykel', 'rule linkoping']);
  });

  test.each([
    ['a no to an offer', (_: string, offered: string): Command => refuseOffer(offered)],
    ['leaving', (entry: string): Command => ({ type: 'leave', entry, reason: 'moved' })],
  ])('for %s is the whole queue, if a place is given up and goes to the next', async (_, giveUp) => {
    const { done, readsOf } = await anInsats({ offersNext: true });
    const { entry } = await done('join', join());
    expect(await readsOf(giveUp(entry, `${entry}-1`))).toEqual([`entry ${entry}`]);
    expect(await readsOf(giveUp('nobody', 'nobody-1'))).toEqual(['entry nobody']);
    const { offer: offered } = await done('offer', offer(entry));
    expect(await readsOf(giveUp(entry, offered))).toEqual([
      `entry ${entry}`,
      'entries cykel',
      'rule linkoping',
    ]);
    expect(await readsOf(accept(offered))).toEqual([`entry ${entry}`]);
    await done('rules', setRules({ offersNext: false }));
    expect(await readsOf(giveUp(entry, offered))).toEqual([`entry ${entry}`]);
  });

  test('must be of one moment: an entry that is newer than the head makes it read again', async () => {
    const { done, read, log } = await anInsats();
    const head = await log.head('cykel');
    const { entry } = await done('join', join());
    const before = head?.version ?? 0;
    const leave = { type: 'leave', entry, reason: 'moved' } as const;
    expect(await read(leave, { changed: { version: before } })).toMatchObject({ situation: 'torn' });
    expect(await read(leave, { changed: { version: before + 1 } })).toMatchObject({
      situation: { places: {} },
    });
  });
});

describe('what a command reads of another insats', () => {
  async function two() {
    const first = await anInsats();
    await first.begin('kok');
    const { entry: from } = await first.done('start', start());
    const { entry: into } = await first.done('join', join(), 'kok');
    const { offer: offered } = await first.done('offer', offer(into), 'kok');
    await first.done('accept', accept(offered), 'kok');
    const ending = end(from, { outcome: 'next-insats', into: { insats: 'kok', offer: offered } });
    return { ...first, from, into, ending };
  }

  test('is its head, the entry and the step, for an ending that leads there', async () => {
    const { done, read, readsOf, from, into, ending } = await two();
    expect(await read(ending)).toMatchObject({
      reads: [`entry ${from}`, 'head kok', `entry ${into}`, 'documents kok'],
      situation: { places: { there: { head: { insats: 'kok' }, entry: { entry: into }, step: null } } },
    });
    const onTheLadder = aDescription({ step: 'supported-work' });
    await done('describe', { type: 'describe', description: onTheLadder }, 'kok');
    expect(await read(ending)).toHaveProperty('situation.places.there.step', 'supported-work');
    expect(await readsOf(end(from))).toEqual([`entry ${from}`]);
    const nowhere = { ...ending, into: { insats: 'nowhere', offer: 'one-1' } };
    expect(await read(nowhere)).toMatchObject({ reads: [`entry ${from}`, 'head nowhere'] });
    expect(await read(nowhere)).toHaveProperty('situation.places.there', undefined);
  });

  test('is the placement that an ending led to, when the ending is put right', async () => {
    const { done, readsOf, from, into, ending } = await two();
    const undo = correctEntry(from, 1, { kind: 'not-ended' });
    expect(await readsOf(undo)).toEqual([`entry ${from}`]);
    await done('end', ending);
    expect(await readsOf(undo)).toEqual([`entry ${from}`, 'head kok', `entry ${into}`, 'documents kok']);
    expect(await readsOf(correctEntry('nobody', 1, { kind: 'mistaken' }))).toEqual(['entry nobody']);
    const { entry: other } = await done('other', start());
    await done('end other', end(other));
    expect(await readsOf(correctEntry(other, 1, { kind: 'not-ended' }))).toEqual([`entry ${other}`]);
  });

  test('must be of one moment there too', async () => {
    const { log, ending } = await two();
    const head = await log.head('cykel');
    const behind = (by: number): InsatsLog => ({
      ...log,
      async head(insats) {
        const known = await log.head(insats);
        return known && { ...known, version: known.version - by };
      },
    });
    const request = { command: ending, key: keyOf('new'), by: anAdmin };
    const now = '2026-03-02T08:00:00.000Z';
    expect(await readSituation(behind(1), request, head, now)).toBe('torn');
    expect(await readSituation(behind(0), request, head, now)).toMatchObject({ places: { there: {} } });
  });
});
