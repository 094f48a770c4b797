import { entriesOf, type LedgerEvent, type RecordedEvent, swedishDay } from '#ledger';
import type { DayNumber } from '../observed.ts';
import { dayNumber } from './day-number.ts';
import type { FlowEntry, FlowHold, FlowPlacement, FlowRecord } from './flow-record.ts';

/** The record after an event of its log. The first event begins it; every other needs the record before. */
export function evolveRecord(before: FlowRecord | undefined, recorded: RecordedEvent): FlowRecord {
  const { event, version } = recorded;
  const today = dayNumber(swedishDay(recorded.recordedAt));
  if (event.type === 'insatsCreated') {
    return {
      insats: recorded.insats,
      forbund: event.forbund,
      organisation: event.organisation,
      version,
      status: 'open',
      description: event.description,
      criteria: event.criteria,
      ledgerSince: null,
      sharing: false,
      capacity: [],
      closures: [],
      entries: [],
      refusals: [],
      periods: [],
      counts: [],
      heard: [],
    };
  }
  if (!before) throw new Error(`the log of ${recorded.insats} does not begin with its creation`);
  const touched = new Set(entriesOf(recorded));
  const entries = touched.size === 0 ? before.entries : withEntries(before.entries, touched, event, today);
  return {
    ...before,
    entries,
    ...changeOf(before, event, today),
    heard: heardBy(before, recorded, today),
    version,
  };
}

function heardBy({ heard }: FlowRecord, { by }: RecordedEvent, today: DayNumber): DayNumber[] {
  return by.role !== 'provider' || heard.at(-1) === today ? heard : [...heard, today];
}

function changeOf(before: FlowRecord, event: LedgerEvent, today: DayNumber): Partial<FlowRecord> {
  switch (event.type) {
    case 'insatsDescribed':
      return { description: event.description };
    case 'criteriaSet':
      return { criteria: event.criteria };
    case 'handedOver':
      return { organisation: event.organisation };
    case 'insatsClosed':
      return { status: 'closed' };
    case 'placesSet': {
      const { capacityMinutes: minutes, minutesPerPlace } = event;
      const earlier = before.capacity.filter(({ from }) => from < today);
      return { capacity: [...earlier, { from: today, minutes, minutesPerPlace }] };
    }
    case 'closuresPlanned':
      return {
        closures: event.closures.map(({ from, to }) => ({ from: dayNumber(from), to: dayNumber(to) })),
      };
    case 'countsReported':
    case 'countsCorrected':
      return { counts: [...before.counts.filter(({ on }) => on < today), countOf(event, today)] };
    case 'periodReported':
      return { periods: inOrder([...before.periods, event.period]) };
    case 'periodCorrected': {
      const others = before.periods.filter(({ from }) => from !== event.replacesFrom);
      return { periods: inOrder([...others, event.period]) };
    }
    case 'ledgerOpened':
      return { ledgerSince: today, sharing: event.rules.sharing };
    case 'placeRulesSet':
      return { sharing: event.rules.sharing };
    case 'ledgerClosed':
      return { ledgerSince: null, entries: before.entries.map((entry) => leftOpen(entry, today)) };
    case 'offerRefused': {
      const { refusedBy: by, reason } = event;
      return { refusals: [...before.refusals, { on: today, by, reason }] };
    }
    default:
      return {};
  }
}

const countOf = ({ free, queue }: { free: number; queue: number | null }, on: DayNumber) => ({
  on,
  free,
  queue,
});

function inOrder<Span extends { from: string }>(spans: readonly Span[]): Span[] {
  return spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** An entry of a ledger that was closed: nothing ended, but nobody looks any more. */
function leftOpen(entry: FlowEntry, today: DayNumber): FlowEntry {
  const { placement } = entry;
  const hold = heldUntil(entry.hold, today);
  if (!placement) return entry.leftQueueOn === null ? { ...entry, leftQueueOn: today, hold } : entry;
  if (placement.ending || placement.seenUntil !== null) return entry;
  return { ...entry, hold, placement: { ...placement, seenUntil: today } };
}

function withEntries(
  entries: readonly FlowEntry[],
  touched: ReadonlySet<string>,
  event: LedgerEvent,
  today: DayNumber,
): FlowEntry[] {
  const known = entries.filter(({ entry }) => touched.has(entry));
  const begun = [...touched].filter((id) => !known.some(({ entry }) => entry === id));
  const begin = (entry: string): FlowEntry => ({
    entry,
    joinedOn: null,
    leftQueueOn: null,
    leftBecause: null,
    hold: null,
    placement: null,
  });
  if (known.length === 0) return [...entries, ...begun.map((id) => entryAfter(begin(id), event, today))];
  return entries.flatMap((one) => {
    if (!touched.has(one.entry)) return [one];
    const mistaken = event.type === 'entryCorrected' && event.becomes.is === 'mistaken';
    return mistaken ? [] : [entryAfter(one, event, today)];
  });
}

function entryAfter(before: FlowEntry, event: LedgerEvent, today: DayNumber): FlowEntry {
  const { placement } = before;
  switch (event.type) {
    case 'queueJoined':
      return { ...before, joinedOn: today };
    case 'queueLeft':
      return {
        ...before,
        leftQueueOn: today,
        leftBecause: event.reason,
        hold: heldUntil(before.hold, today),
      };
    case 'offerMade':
      return { ...before, hold: { from: today, until: null, minutes: event.claim.minutes } };
    case 'offerExpired':
      return { ...before, hold: heldUntil(before.hold, today) };
    case 'offerRefused': {
      const refused = { ...before, hold: heldUntil(before.hold, today) };
      return event.afterwards === 'leave'
        ? { ...refused, leftQueueOn: today, leftBecause: event.reason }
        : refused;
    }
    case 'placementsCarriedIn': {
      const own = event.placements.find(({ entry }) => entry === before.entry);
      if (!own) throw new Error('the event is not about this entry');
      const startsOn = own.startsOn === null ? null : dayNumber(own.startsOn);
      return {
        ...before,
        placement: { ...newPlacement(own.claim.minutes, startsOn, today), carriedIn: true },
      };
    }
    case 'offerAccepted':
    case 'placementStarted': {
      const { minutes } = event.claim;
      const startsOn = dayNumber(event.startsOn);
      const from = before.hold?.until === null ? before.hold.from : today;
      return {
        ...before,
        leftQueueOn: before.joinedOn === null ? null : today,
        // In use on the days after the start.
        hold: { from, until: startsOn + 1, minutes },
        placement: newPlacement(minutes, startsOn, null),
      };
    }
    case 'placementHoursChanged':
      return placement ? { ...before, placement: { ...placement, minutes: event.toMinutes } } : before;
    case 'placementReady':
      return placement ? { ...before, placement: { ...placement, ready: readyOf(event.ready) } } : before;
    case 'placementEnded': {
      const { outcome, toStep } = event;
      const ending = { on: dayNumber(event.on), outcome, toStep, registeredOn: today };
      return placement ? { ...before, placement: { ...placement, ending } } : before;
    }
    case 'entryCorrected':
      return corrected(before, event, today);
    default:
      return before;
  }
}

/** A hold that stands no longer than to a day. */
function heldUntil(hold: FlowHold | null, until: DayNumber): FlowHold | null {
  return hold && (hold.until === null || hold.until > until) ? { ...hold, until } : hold;
}

function newPlacement(
  minutes: number,
  startsOn: DayNumber | null,
  openedOn: DayNumber | null,
): FlowPlacement {
  const seenFrom = Math.max(startsOn ?? Number.NEGATIVE_INFINITY, openedOn ?? Number.NEGATIVE_INFINITY);
  return { startsOn, seenFrom, seenUntil: null, carriedIn: false, minutes, ready: null, ending: null };
}

const readyOf = (ready: { on: string; toStep: NonNullable<FlowPlacement['ready']>['toStep'] } | null) =>
  ready && { on: dayNumber(ready.on), toStep: ready.toStep };

/** The entry as a correction says that it is. */
function corrected(
  before: FlowEntry,
  event: Extract<LedgerEvent, { type: 'entryCorrected' }>,
  today: DayNumber,
): FlowEntry {
  const after = asCorrected(before, event, today);
  return { ...after, hold: heldUntil(before.hold, after.placement ? after.placement.seenFrom + 1 : today) };
}

function asCorrected(
  before: FlowEntry,
  event: Extract<LedgerEvent, { type: 'entryCorrected' }>,
  today: DayNumber,
): FlowEntry {
  const { becomes, claim } = event;
  switch (becomes.is) {
    case 'waiting':
    case 'parked':
    case 'offered':
      // An entry that never stood in the queue, or was taken for a mistake, waits from today.
      return {
        ...before,
        joinedOn: before.joinedOn ?? today,
        leftQueueOn: null,
        leftBecause: null,
        placement: null,
      };
    case 'left':
      return {
        ...before,
        leftQueueOn: before.leftQueueOn ?? today,
        leftBecause: becomes.reason,
        placement: null,
      };
    case 'placed':
    case 'ended': {
      const startsOn = becomes.startsOn === null ? null : dayNumber(becomes.startsOn);
      const openedOn = becomes.carriedIn ? (before.placement?.seenFrom ?? today) : null;
      const placement = {
        ...newPlacement(claim.minutes, startsOn, openedOn),
        carriedIn: becomes.carriedIn,
        ready: readyOf(becomes.ready),
      };
      if (becomes.is === 'placed') return { ...before, placement };
      const { outcome, toStep, on } = becomes;
      const registeredOn = before.placement?.ending?.registeredOn ?? today;
      return {
        ...before,
        placement: { ...placement, ending: { on: dayNumber(on), outcome, toStep, registeredOn } },
      };
    }
    case 'mistaken':
      return before;
    default:
      return becomes satisfies never;
  }
}
