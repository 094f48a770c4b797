import { dayNumber, dayOf } from '#flow';
import type { Description } from '#insats';
import type { Day, LedgerEvent, RecordedEvent } from '#ledger';
import { eventKey } from '#storage';
import type { Item, Table } from '#table';
import { asJson, registerItem } from '../../packages/storage/commit-writes.ts';
import { aDescription } from './insats.ts';
import { aProvider } from './ledger.ts';
import { seededNumbers } from './virtual-time.ts';

/** How an insats that keeps a ledger has lived: every place is taken, and some wait. */
export type FlowLife = {
  insats: string;
  forbund?: string;
  organisation?: string;
  description?: Partial<Description>;
  places: number;
  /** The days that it has lived, both included. */
  from: Day;
  to: Day;
  /** Days that a placement lasts, in the mean. */
  stayDays: number;
  /** Days from and before which nobody leaves. */
  stops?: readonly { from: Day; until: Day }[];
  /** How many stand in the queue. */
  queue: number;
  seed: number;
};

const onwardShare = 0.4;
const mostWrites = 90;
const full = { minutes: 2_400, referrer: 'municipality', cohort: null } as const;
const noDecision = { passing: null, overbooking: null };

/** The log of such a life: who leaves is decided by chance, and the next in the queue has the place on the same day. */
export function livedLog(life: FlowLife): RecordedEvent[] {
  const { insats, forbund = 'linkoping', organisation = 'cykelkooperativet', places, seed } = life;
  const random = seededNumbers(seed);
  const log: RecordedEvent[] = [];
  let people = 0;
  const write = (event: LedgerEvent, day: Day) => {
    const recordedAt = `${day}T08:00:00.000Z`;
    log.push({
      insats,
      version: log.length + 1,
      recordedAt,
      by: { ...aProvider, forbund, organisation },
      event,
    });
  };
  const named = () => {
    people += 1;
    return `${insats}-${people}`;
  };
  const description = aDescription({ name: insats, step: 'occupation', ...life.description });
  write(
    { type: 'insatsCreated', forbund, organisation, externalReference: null, description, criteria: null },
    life.from,
  );
  write({ type: 'placesSet', capacityMinutes: places * 2_400, minutesPerPlace: 2_400 }, life.from);
  write({ type: 'ledgerOpened', rules: { sharing: false, offerDays: 5, offersNext: true } }, life.from);
  const placed: { entry: string; startsOn: Day }[] = [];
  const queue: string[] = [];
  const last = dayNumber(life.to);
  for (let number = dayNumber(life.from); number <= last; number += 1) {
    const today = dayOf(number);
    // A provider who says nothing would be told that endings are not registered.
    if (number % 7 === 0) write({ type: 'countsConfirmed' }, today);
    const still = life.stops?.some(({ from, until }) => from <= today && today < until);
    for (const one of [...placed]) {
      if (still || random() >= 1 / life.stayDays) continue;
      placed.splice(placed.indexOf(one), 1);
      const outcome = random() < onwardShare ? ('work' as const) : ('dropout' as const);
      const ending = { carriedIn: false, toStep: null, into: null, outcome, on: today };
      write({ type: 'placementEnded', claim: full, ...one, ...ending }, today);
    }
    while (placed.length < places) {
      const waiting = queue.shift();
      const entry = waiting ?? named();
      placed.push({ entry, startsOn: today });
      if (waiting === undefined) {
        write(
          {
            type: 'placementStarted',
            entry,
            claim: full,
            municipality: '0580',
            startsOn: today,
            ...noDecision,
          },
          today,
        );
      } else {
        const offered = { offer: `${entry}-offer`, until: `${today}T22:59:59.999Z` };
        write({ type: 'offerAccepted', entry, claim: full, startsOn: today, ...offered }, today);
      }
    }
    while (queue.length < life.queue) {
      const entry = named();
      queue.push(entry);
      write({ type: 'queueJoined', entry, claim: full, municipality: '0580', earliestStart: null }, today);
    }
  }
  return log;
}

/** Puts logs in a table as commands would have, with their insatser in the förbund's list; nothing else stands there. */
export async function putLog(table: Table, log: readonly RecordedEvent[]): Promise<void> {
  const items: Item[] = log.flatMap((recorded) => {
    const { insats, version, event } = recorded;
    const item = { ...eventKey(insats, version), version, body: asJson(recorded) };
    return event.type === 'insatsCreated' ? [item, registerItem(event.forbund, insats, version)] : [item];
  });
  for (let from = 0; from < items.length; from += mostWrites) {
    await table.transact(items.slice(from, from + mostWrites).map((item) => ({ do: 'put', item })));
  }
}
