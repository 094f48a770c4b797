import { expect } from 'vitest';
import { byTimeOfJoining, type Entry, inOrder, isAt, type QueueRule } from '#ledger';
import { createInsatsLog } from '#storage';
import type { Table } from '#table';
import { statesOf, wholeLog } from '../builders/replay.ts';
import { type Contender, municipalityOf } from './contender.ts';

const longestMilliseconds = 10_000;

const motalaFirst: QueueRule = { first: [{ municipalities: ['0583'], referrers: [] }] };

/** What everybody met, in one line to be compared from one run to the next. */
export function told(store: string, places: number, all: readonly Contender[]): string {
  const tried = all.flatMap((one) => one.tried);
  const most = (numbers: number[]) => Math.round(Math.max(...numbers));
  const attempts = tried.map((one) => one.attempts);
  const sum = attempts.reduce((total, one) => total + one, 0);
  return [
    `${store}, ${all.length} for ${places}:`,
    `the last was done after ${most(all.map((one) => one.milliseconds))} ms,`,
    `the longest wait for an answer ${most(tried.map((one) => one.milliseconds))} ms,`,
    `${tried.length} commands in ${sum} attempts, at most ${most(attempts)} for one`,
  ].join(' ');
}

/** What must hold when the storm is over: as many winners as places, an answer for everybody, and the queue in order. */
export async function checkStorm(table: Table, insats: string, places: number, all: readonly Contender[]) {
  const log = createInsatsLog(table);
  const events = await wholeLog(table, insats);
  const head = await log.head(insats);
  const entries = await log.entries(insats);

  expect(all.flatMap((one) => one.tried).filter(({ came }) => came === 'busy')).toEqual([]);
  expect(Math.max(...all.map(({ milliseconds }) => milliseconds))).toBeLessThan(longestMilliseconds);

  expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
  expect(head).toEqual(statesOf(events).at(-1)?.head);

  const placed = entries.filter((one) => isAt(one, 'placed'));
  expect(placed).toHaveLength(places);
  expect(head?.book?.uses).toMatchObject([{ placements: places, offers: 0 }]);
  expect(entries.filter((one) => isAt(one, 'offered'))).toEqual([]);

  const ended = new Map(entries.map((one) => [one.entry, one.stage.is]));
  for (const { entry, tried } of all) {
    if (entry === null) expect(tried.map(({ came }) => came)).toEqual(['tooFewPlaces']);
    else expect(['placed', 'waiting']).toContain(ended.get(entry));
  }
  expect(entries).toHaveLength(all.filter(({ entry }) => entry !== null).length);

  const waiting = entries.filter((one) => isAt(one, 'waiting'));
  expect(head?.book?.queue).toBe(waiting.length);
  for (const one of waiting) {
    const joined = events.find(({ version }) => version === one.ticket)?.event;
    expect(joined).toMatchObject({ type: 'queueJoined', entry: one.entry });
  }
  checkOrder(inOrder(entries, byTimeOfJoining), inOrder(entries, motalaFirst));
}

/** By time of joining; and where a rule puts Motala first, Motala and then the others, each by time of joining. */
function checkOrder(byTime: readonly Entry[], byRule: readonly Entry[]): void {
  const tickets = byTime.map(({ ticket }) => ticket ?? Number.NaN);
  expect(tickets).toEqual(tickets.toSorted((one, other) => one - other));
  const from = (municipality: string) => byTime.filter((one) => one.municipality === municipality);
  expect(byRule).toEqual([...from(municipalityOf(0)), ...from(municipalityOf(1))]);
}
