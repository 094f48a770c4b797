import type { Availability } from '#ledger';
import type { DayNumber } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { isOnward, stepsAbove } from '../watch/onward.ts';
import { number, people, percent, places } from '../wording.ts';
import type { ReadingMonths } from './insats-flow.ts';
import {
  type Destination,
  destinations,
  type LadderFlow,
  type LadderLink,
  type LadderStep,
  type Origin,
  origins,
  type Rung,
  rungs,
} from './ladder-flow.ts';
import { movementsIn, rungOf, stepOfRung } from './movements.ts';
import type { Ended } from './shares.ts';

const daysOfYear = 365;
const rungsInOrder = (Object.keys(rungs) as Rung[]).filter((rung) => rung !== 'self-support');

/** What is free in an insats now, as everywhere else in the catalogue; `occupied` is null where figures are reported. */
export type PresentFigures = Pick<Availability, 'places' | 'free' | 'queue' | 'status'> & {
  occupied: number | null;
};

export type LadderReading = {
  today: DayNumber;
  months: ReadingMonths;
  /** By insats. One that is not here is taken for closed. */
  present: ReadonlyMap<string, PresentFigures>;
};

/**
 * Movements between the steps over 12 or 24 months, and what there is on each step now. Somebody who goes on to an
 * insats is counted by the ending there; those who started beyond what is known to have come from other steps are from
 * outside, at the least.
 */
export function readLadder(records: readonly FlowRecord[], reading: LadderReading): LadderFlow {
  const { today, months } = reading;
  const window = { from: today - (daysOfYear * months) / 12, to: today };
  const started = new Map<Rung, number>();
  const counts = new Map<string, LadderLink>();
  const add = (from: Origin, to: Destination, count: number, onward: boolean) => {
    const before = counts.get(`${from} ${to}`)?.count ?? 0;
    if (before + count > 0) counts.set(`${from} ${to}`, { from, to, count: before + count, onward });
  };
  for (const record of records) {
    const rung = rungOf(record);
    const moved = movementsIn(record, window);
    started.set(rung, (started.get(rung) ?? 0) + moved.started);
    for (const ending of moved.ended) {
      add(rung, destinationOf(ending), ending.count, isOnward(ending, stepOfRung(rung)));
    }
  }
  const between = [...counts.values()];
  for (const [rung, count] of started) {
    const arrived = between.filter(({ to }) => to === rung).reduce((sum, link) => sum + link.count, 0);
    add('outside', rung, Math.max(0, count - arrived), false);
  }
  const links = [...counts.values()].toSorted(byPlaces);
  const steps = rungsInOrder.map((rung) => stepNow(rung, records, reading));
  return {
    months,
    from: dayOf(window.from + 1),
    to: dayOf(today),
    headline: headlineOf(steps, between, months),
    steps,
    links,
  };
}

function byPlaces(one: LadderLink, other: LadderLink): number {
  const [from, to] = [Object.keys(origins), Object.keys(destinations)];
  return from.indexOf(one.from) - from.indexOf(other.from) || to.indexOf(one.to) - to.indexOf(other.to);
}

function destinationOf({ outcome, toStep }: Ended): Destination {
  switch (outcome) {
    case 'work':
    case 'subsidised-work':
      return 'work';
    case 'next-insats':
    case 'returned':
      return toStep ?? 'another-insats';
    case 'studies':
    case 'other-support':
    case 'care':
    case 'moved':
    case 'dropout':
      return outcome;
    default:
      return outcome satisfies never;
  }
}

function stepNow(rung: Rung, records: readonly FlowRecord[], { present }: LadderReading): LadderStep {
  const found = { insatser: 0, unknown: 0, places: 0, occupied: 0, free: 0, queue: 0, ready: 0, wanted: 0 };
  for (const record of records) {
    const now = present.get(record.insats);
    if (!now || record.status === 'closed') continue;
    for (const wanted of readyIn(record)) {
      if (rungOf(record) === rung) found.ready += 1;
      if (wanted === rung) found.wanted += 1;
    }
    if (rungOf(record) !== rung) continue;
    found.insatser += 1;
    if (now.places === null || now.free === null) {
      found.unknown += 1;
      continue;
    }
    found.places += now.places;
    found.free += now.free;
    found.occupied += now.occupied ?? Math.max(0, now.places - now.free);
    found.queue += now.queue ?? 0;
  }
  const step = { step: rung, name: rungs[rung], ...found };
  return { ...step, sentence: stepSentence(step) };
}

/** The step that each of those who are ready waits for; the nearest above where nobody has said. */
function readyIn(record: FlowRecord): (Rung | undefined)[] {
  return record.entries.flatMap(({ placement }) => {
    if (!placement?.ready || placement.ending || placement.seenUntil !== null) return [];
    return [placement.ready.toStep ?? stepsAbove(stepOfRung(rungOf(record)))[0]];
  });
}

function stepSentence({
  insatser,
  unknown,
  places: all,
  free,
  queue,
  wanted,
}: Omit<LadderStep, 'sentence'>): string {
  if (insatser === 0) return 'Här finns ingen insats.';
  if (unknown === insatser) return 'Lediga platser är okända här.';
  const now = `${free === 0 ? 'Inga lediga' : `${places(free)} lediga`} av ${places(all)}, och ${number(queue)} i kö.`;
  const waiting =
    wanted === 0 ? '' : ` ${people(wanted)} på andra steg är klara och väntar på att komma hit.`;
  const rest =
    unknown === 0 ? '' : ` För ${number(unknown)} av ${number(insatser)} insatser är lediga platser okända.`;
  return `${now}${waiting}${rest}`;
}

/** Where most people are ready for a step that has not room for them; else how many moved on. */
function headlineOf(steps: readonly LadderStep[], links: readonly LadderLink[], months: number): string {
  const lacking = ({ wanted, free }: LadderStep) => wanted - free;
  const [worst] = steps.toSorted((one, other) => lacking(other) - lacking(one));
  if (worst && lacking(worst) > 0) {
    const room =
      worst.insatser === 0
        ? 'ingen insats'
        : worst.free === 0
          ? 'ingen ledig plats'
          : `bara ${places(worst.free)} lediga`;
    return `Det är trängst på väg till steget ${worst.name.toLowerCase()}: ${people(worst.wanted)} är klara att gå dit, men där finns ${room}.`;
  }
  const sum = (some: readonly LadderLink[]) => some.reduce((all, { count }) => all + count, 0);
  const ended = sum(links);
  const onward = sum(links.filter((link) => link.onward));
  if (ended === 0) return `Ingen har slutat i någon insats under ${months} månader.`;
  return `Av ${number(ended)} som slutade under ${months} månader gick ${number(onward)} vidare (${percent(onward / ended)}). Inget steg är för trångt för dem som är klara att gå vidare.`;
}
