import { dayNumber, type FlowEntry, type FlowPlacement, type FlowRecord } from '#flow';
import { aDescription } from './insats.ts';

/** The day on which the tests of the flow look, as a number. */
export const lookingDay = dayNumber('2026-11-02');

type Placed = Partial<FlowPlacement> & { startsOn: number | null };

let made = 0;

function nextName(): string {
  made += 1;
  return `entry-${made}`;
}

/** Somebody in a place. */
export function placed(placement: Placed, known: Partial<FlowEntry> = {}): FlowEntry {
  return {
    entry: nextName(),
    joinedOn: null,
    leftQueueOn: null,
    leftBecause: null,
    hold: null,
    ...known,
    placement: {
      seenFrom: placement.startsOn ?? 0,
      seenUntil: null,
      carriedIn: false,
      minutes: 2_400,
      ready: null,
      ending: null,
      ...placement,
    },
  };
}

/** Somebody who waits since a day, or did until they left. */
export function waiting(joinedOn: number, known: Partial<FlowEntry> = {}): FlowEntry {
  return {
    entry: nextName(),
    joinedOn,
    leftQueueOn: null,
    leftBecause: null,
    hold: null,
    placement: null,
    ...known,
  };
}

/** An insats of ten places that has kept a ledger for three years, and whose provider was heard yesterday. */
export function aRecord(known: Partial<FlowRecord> = {}, places = 10): FlowRecord {
  const ledgerSince = lookingDay - 3 * 365;
  return {
    insats: 'cykel',
    forbund: 'linkoping',
    organisation: 'cykelkooperativet',
    version: 1,
    status: 'open',
    description: aDescription({ step: 'occupation', kinds: ['work-training'], municipalities: ['0580'] }),
    criteria: null,
    ledgerSince,
    sharing: false,
    capacity: [{ from: ledgerSince, minutes: places * 2_400, minutesPerPlace: 2_400 }],
    closures: [],
    entries: [],
    refusals: [],
    periods: [],
    counts: [],
    heard: [lookingDay - 1],
    ...known,
  };
}

/** So many who have been in a place since a number of days ago. */
export function longThere(count: number, daysAgo = 400): FlowEntry[] {
  return Array.from({ length: count }, () => placed({ startsOn: lookingDay - daysAgo }));
}
