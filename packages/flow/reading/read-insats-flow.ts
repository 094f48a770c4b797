import type { Flag } from '../flags/flag.ts';
import { flagKinds, flagLevels } from '../flags/flag-kinds.ts';
import { findingSentence } from '../flags/flag-sentence.ts';
import type { DayNumber, Window } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import type { FlowBaseline } from '../watch/baseline.ts';
import { figuresOf } from '../watch/figures.ts';
import { occupancyOf } from '../watch/occupancy.ts';
import { duration, durations, number } from '../wording.ts';
import { comparisonOf } from './comparison.ts';
import { countedEndings, daysToWriteDown, periodsWithin, windowBack } from './counted-endings.ts';
import { expectedAgainstActual } from './expected-weeks.ts';
import type { InsatsFlow, LedgerFlow, OccupancyWeek, ReadingMonths, ReportedFlow } from './insats-flow.ts';
import { onwardSentence, onwardShare, outcomeCounts } from './shares.ts';
import { curvesSentence, staysOf, subjectsIn, wayOutCurves } from './stays.ts';

const daysOfWeek = 7;
/** With fewer endings nothing is said of how the flow goes. */
const fewestTold = 5;

export type InsatsReading = {
  today: DayNumber;
  months: ReadingMonths;
  baseline: FlowBaseline | undefined;
  /** Every insats of the förbund, this one among them: what it is compared with. */
  records: readonly FlowRecord[];
  /** The förbund's flags: what stands about this one is what its reader should notice. */
  flags: readonly Flag[];
};

/**
 * What there is to tell of the flow through an insats over 12 or 24 months. Estimates leave out the latest days, within
 * which endings are still to be written down; places, queue and wait are today's.
 */
export function readInsatsFlow(record: FlowRecord, reading: InsatsReading): InsatsFlow {
  return record.ledgerSince === null ? reportedFlow(record, reading) : ledgerFlow(record, reading);
}

function told({ insats, description: { name, step } }: FlowRecord, months: ReadingMonths, window: Window) {
  const last = Math.max(window.from + 1, window.to);
  return { insats, name, step, months, from: dayOf(window.from + 1), to: dayOf(last) };
}

function ledgerFlow(record: FlowRecord, reading: InsatsReading): LedgerFlow {
  const { today, months, baseline, records, flags } = reading;
  const since = record.ledgerSince ?? today;
  const { window, endings } = countedEndings(record, { today, months });
  const subjects = subjectsIn(record, window);
  const curves = wayOutCurves(subjects);
  const outcomes = outcomeCounts(endings, record.description.step);
  const onward = onwardShare(outcomes);
  const stay = staysOf(subjects);
  const expected = expectedAgainstActual(record, baseline, window.to);
  const wait = waitOf(record, today);
  const when = `under ${number(months)} månader`;
  return {
    source: 'ledger',
    ...told(record, months, window),
    headline:
      flagHeadline(record, flags) ??
      plainHeadline(onward, { when, stays: stay.sentence, isJudged: expected !== null }),
    onward,
    onwardSentence: onwardSentence(onward, when),
    outcomes,
    curves,
    curvesSentence: curvesSentence(curves),
    expected,
    stay,
    wait,
    waitSentence: waitSentence(wait),
    occupancy: occupancyWeeks(record, {
      from: Math.max(windowBack(today, months).from, since - 1),
      to: today,
    }),
    comparison: comparisonOf(record, records, baseline, windowBack(today - daysToWriteDown, months)),
  };
}

function waitOf(record: FlowRecord, today: DayNumber): LedgerFlow['wait'] {
  const wait = figuresOf(record, today)?.waitDaysAgo(0);
  if (!wait) return null;
  const { medianDays, lowDays, highDays } = wait;
  return {
    medianDays: Math.round(medianDays),
    lowDays: Math.round(lowDays),
    highDays: Math.round(highDays),
  };
}

function waitSentence(wait: LedgerFlow['wait']): string {
  if (!wait) return 'Det går inte att förutsäga väntan: här har ingen varit under året.';
  if (wait.highDays === 0) return 'Den som ställs i kö i dag behöver inte vänta på plats.';
  return `Den som ställs i kö i dag väntar ungefär ${duration(wait.medianDays)}, troligen ${durations(wait.lowDays, wait.highDays)}.`;
}

/** Every seventh day back from today. */
function occupancyWeeks(record: FlowRecord, { from, to }: Window): OccupancyWeek[] {
  const held = occupancyOf(record, from + 1, to);
  const weeks: OccupancyWeek[] = [];
  const at = (column: Float64Array, day: number) => Math.max(0, Math.round((column[day] ?? 0) * 100) / 100);
  for (let day = (held.days - 1) % daysOfWeek; day < held.days && day >= 0; day += daysOfWeek) {
    const { places, occupied, queue, ready } = held;
    weeks.push({
      day: dayOf(held.from + day),
      places: at(places, day),
      occupied: at(occupied, day),
      queue: at(queue, day),
      ready: at(ready, day),
    });
  }
  return weeks;
}

/** The gravest of the flags that stand about the insats. */
function flagHeadline({ insats }: FlowRecord, flags: readonly Flag[]): string | undefined {
  const levels = Object.keys(flagLevels);
  const standing = flags.flatMap(({ status, finding, latest }) => {
    const now = latest ?? finding;
    const isAbout = now.subject.of === 'insats' && now.subject.insats === insats;
    return status !== 'closed' && isAbout ? [now] : [];
  });
  const [first] = standing.toSorted(
    (one, other) =>
      levels.indexOf(one.level) - levels.indexOf(other.level) || (one.since < other.since ? -1 : 1),
  );
  return first && `${flagKinds[first.kind]}. ${findingSentence(first)}`;
}

function plainHeadline(
  { endings, onward }: LedgerFlow['onward'],
  { when, stays, isJudged }: { when: string; stays: string; isJudged: boolean },
): string {
  if (endings < fewestTold) {
    return `${endings === 0 ? 'Ingen' : `Bara ${number(endings)}`} har slutat ${when}. Det är för få för att säga hur flödet går.`;
  }
  const judged = isJudged ? 'Inget stopp syns i flödet.' : 'Det finns ännu inget att jämföra flödet med.';
  return `${judged} Av ${number(endings)} som slutade ${when} gick ${onward === 0 ? 'ingen' : number(onward)} vidare. ${stays}`;
}

const ledgerSentence =
  'Utföraren uppger antal och för ingen liggare. Därför finns inga kurvor: de behöver veta när var och en började och slutade. Det går att se när utföraren börjar föra liggare här.';

/** What a provider has stated, period by period, of those that lie whole within the months. */
function reportedFlow(record: FlowRecord, reading: InsatsReading): ReportedFlow {
  const { today, months, flags } = reading;
  const { window, endings } = countedEndings(record, { today, months });
  const { step } = record.description;
  const periods = periodsWithin(record, window).map(({ from, to, started, ended }) => {
    const outcomes = outcomeCounts(ended, step);
    return { from, to, started, onward: onwardShare(outcomes), outcomes };
  });
  const outcomes = outcomeCounts(endings, step);
  const onward = onwardShare(outcomes);
  const when = `under ${number(months)} månader`;
  return {
    source: 'reported',
    ...told(record, months, window),
    headline: flagHeadline(record, flags) ?? reportedHeadline(onward, periods.length, when),
    onward,
    onwardSentence: onwardSentence(onward, when),
    outcomes,
    periods,
    counts: record.counts
      .filter(({ on }) => on > window.from)
      .map(({ on, free, queue }) => ({ day: dayOf(on), free, queue })),
    ledgerSentence,
  };
}

function reportedHeadline(onward: ReportedFlow['onward'], periods: number, when: string): string {
  if (periods === 0) {
    return `Utföraren har inte uppgett hur många som börjat och slutat ${when}, så flödet syns inte.`;
  }
  if (onward.endings < fewestTold) {
    return `Enligt utföraren har ${onward.endings === 0 ? 'ingen' : number(onward.endings)} slutat ${when}. Det är för få för att säga hur flödet går.`;
  }
  return `Enligt utföraren slutade ${number(onward.endings)} ${when}, och ${number(onward.onward)} av dem gick vidare. Hur länge de stannar syns inte utan liggare.`;
}
