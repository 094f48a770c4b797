import { type Outcome, outcomes } from '#insats';
import { swedishDay } from '#ledger';
import { fewestAtRiskShown } from '../estimators/ending-times.ts';
import { kaplanMeier, stayQuantile } from '../estimators/kaplan-meier.ts';
import type { Flag } from '../flags/flag.ts';
import type { DayNumber, Window } from '../observed.ts';
import { dayNumber, dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { figuresOf } from '../watch/figures.ts';
import { meanOver, occupancyOf } from '../watch/occupancy.ts';
import { isOnward } from '../watch/onward.ts';
import { dayWording, duration, list, number, people } from '../wording.ts';
import { type Rung, rungs } from './ladder-flow.ts';
import { type Movements, movementsIn, rungOf, stepOfRung } from './movements.ts';
import { daysOfQuarter, type Quarter } from './quarter.ts';
import type { OnwardBy, QuarterLine, QuarterSummary } from './quarter-summary.ts';
import { subjectsIn } from './stays.ts';

const rungsInOrder = Object.keys(rungs) as Rung[];

type Quartered = { record: FlowRecord; rung: Rung; moved: Movements };

/**
 * What happened in a quarter, step by step and in all, for the förbund's own people. Until `settledOn` endings are still
 * written down and figures may change.
 */
export function summariseQuarter(
  records: readonly FlowRecord[],
  flags: readonly Flag[],
  { quarter, today }: { quarter: Quarter; today: DayNumber },
): QuarterSummary {
  const { first, last, publishedFrom } = daysOfQuarter(quarter);
  const window = { from: first - 1, to: last };
  const all = records.map(
    (record): Quartered => ({
      record,
      rung: rungOf(record),
      moved: movementsIn(record, window),
    }),
  );
  const seen = { from: first - 1, to: Math.min(last, today) };
  const flagged = flagsIn(flags, records, window);
  const steps = rungsInOrder
    .map((rung) => ({ rung, its: all.filter((one) => one.rung === rung) }))
    .filter(({ its }) => its.length > 0)
    .map(({ rung, its }) =>
      lineOf(
        rung,
        its,
        flagged.filter((one) => one.rung === rung),
        seen,
      ),
    );
  const settled = today >= publishedFrom;
  const whole = lineOf(null, all, flagged, seen);
  return {
    quarter,
    from: dayOf(first),
    to: dayOf(last),
    settledOn: dayOf(publishedFrom),
    settled,
    headline: headlineOf(whole, { quarter, settled, lastUnsettled: dayOf(publishedFrom - 1) }),
    periodsLeftOut: all.reduce((sum, { moved }) => sum + moved.periodsLeftOut, 0),
    all: whole,
    steps,
  };
}

function lineOf(
  rung: Rung | null,
  all: readonly Quartered[],
  flagged: readonly Flagged[],
  seen: Window,
): QuarterLine {
  const onwardBy: OnwardBy = { work: 0, studies: 0, nextStep: 0 };
  const counts = new Map<Outcome, number>();
  let started = 0;
  for (const { rung: from, moved } of all) {
    started += moved.started;
    for (const ending of moved.ended) {
      counts.set(ending.outcome, (counts.get(ending.outcome) ?? 0) + ending.count);
      if (isOnward(ending, stepOfRung(from)))
        onwardBy[waysOnward[ending.outcome] ?? 'nextStep'] += ending.count;
    }
  }
  const line = {
    step: rung,
    name: rung === null ? 'Alla insatser' : rungs[rung],
    insatser: all.length,
    started,
    ended: [...counts.values()].reduce((sum, count) => sum + count, 0),
    onward: onwardBy.work + onwardBy.studies + onwardBy.nextStep,
    onwardBy,
    outcomes: (Object.keys(outcomes) as Outcome[]).flatMap((outcome) => {
      const count = counts.get(outcome);
      return count ? [{ outcome, label: outcomes[outcome], count }] : [];
    }),
    medianStay: medianStayIn(
      all.map(({ record }) => record),
      seen,
    ),
    ...placesIn(
      all.map(({ record }) => record),
      seen,
    ),
    flagsOpened: flagged.filter(({ what }) => what === 'opened').length,
    flagsClosed: flagged.filter(({ what }) => what === 'closed').length,
  };
  return { ...line, sentence: lineSentence(line) };
}

const waysOnward: Partial<Record<Outcome, keyof OnwardBy>> = {
  work: 'work',
  'subsidised-work': 'work',
  studies: 'studies',
};

function medianStayIn(records: readonly FlowRecord[], seen: Window): QuarterLine['medianStay'] {
  const subjects = records.flatMap((record) => {
    if (record.ledgerSince === null) return [];
    return subjectsIn(record, { from: Math.max(seen.from, record.ledgerSince), to: seen.to });
  });
  const { quantile, lower, upper } = stayQuantile(
    kaplanMeier(subjects, { fewestAtRisk: fewestAtRiskShown }),
    0.5,
  );
  return { days: quantile, low: lower, high: upper };
}

/** Unused places on a mean day, and queue and wait as they stood on the last. */
function placesIn(
  records: readonly FlowRecord[],
  { from, to }: Window,
): Pick<QuarterLine, 'unusedPlaces' | 'queue' | 'waitDays'> {
  let [unusedPlaces, queue] = [0, 0];
  const waits: number[] = [];
  for (const record of records) {
    if (record.ledgerSince === null || Math.max(from + 1, record.ledgerSince) > to) continue;
    const first = Math.max(from + 1, record.ledgerSince);
    const held = occupancyOf(record, first, to);
    const unused = held.places.map((places, day) => Math.max(0, places - (held.occupied[day] ?? 0)));
    unusedPlaces += meanOver(unused, 0, held.days);
    queue += held.queue[held.days - 1] ?? 0;
    const wait = figuresOf(record, to)?.waitDaysAgo(0);
    if (wait) waits.push(wait.medianDays);
  }
  const waitDays =
    waits.length === 0 ? null : Math.round(waits.reduce((sum, wait) => sum + wait, 0) / waits.length);
  return { unusedPlaces: Math.round(unusedPlaces * 10) / 10, queue, waitDays };
}

type Flagged = { rung: Rung | null; what: 'opened' | 'closed' };

/** When flags were opened (or opened again) and closed in a window, by the step that they are about. */
function flagsIn(flags: readonly Flag[], records: readonly FlowRecord[], { from, to }: Window): Flagged[] {
  const rungBy = new Map(records.map((record) => [record.insats, rungOf(record)]));
  return flags.flatMap(({ finding: { subject }, history }) => {
    const insats = subject.of === 'insats' ? subject.insats : undefined;
    const members = subject.of === 'peers' ? subject.insatser[0]?.insats : insats;
    const rung = (members === undefined ? undefined : rungBy.get(members)) ?? null;
    return history.flatMap(({ what, at }): Flagged[] => {
      const day = dayNumber(swedishDay(at));
      if (day <= from || day > to) return [];
      if (what === 'opened' || what === 'reopened') return [{ rung, what: 'opened' }];
      return what === 'closed' ? [{ rung, what }] : [];
    });
  });
}

function lineSentence({ started, ended, onward, medianStay }: Omit<QuarterLine, 'sentence'>): string {
  const stays = medianStay.days === null ? '' : ` Hälften slutade inom ${duration(medianStay.days)}.`;
  const began = started === 0 ? 'Ingen' : people(started);
  if (ended === 0) return `${began} började och ingen slutade.`;
  return `${began} började och ${number(ended)} slutade. ${onward === 0 ? 'Ingen' : number(onward)} av dem gick vidare.${stays}`;
}

/** A quarter as it is said: "Tredje kvartalet 2026". */
export function quarterName(quarter: Quarter): string {
  const names = ['Första', 'Andra', 'Tredje', 'Fjärde'];
  return `${names[Number(quarter.slice(6)) - 1]} kvartalet ${quarter.slice(0, 4)}`;
}

function headlineOf(
  { started, ended, onward, onwardBy, flagsOpened }: QuarterLine,
  { quarter, settled, lastUnsettled }: { quarter: Quarter; settled: boolean; lastUnsettled: string },
): string {
  const { work, studies, nextStep } = onwardBy;
  const ways = [
    work > 0 && `${number(work)} till arbete`,
    studies > 0 && `${number(studies)} till studier`,
    nextStep > 0 && `${number(nextStep)} till ett högre steg`,
  ].filter((way) => way !== false);
  const moved =
    onward === 0 ? 'Ingen av dem gick vidare' : `${number(onward)} av dem gick vidare: ${list(ways)}`;
  const began = started === 0 ? 'ingen' : people(started);
  const told = `${quarterName(quarter)} började ${began} och ${ended === 0 ? 'ingen slutade' : `${number(ended)} slutade. ${moved}`}.`;
  const stops =
    flagsOpened === 0
      ? ' Ingen ny flagga om stopp i flödet.'
      : ` ${number(flagsOpened)} ${flagsOpened === 1 ? 'flagga' : 'flaggor'} om stopp i flödet öppnades.`;
  return settled
    ? `${told}${stops}`
    : `${told}${stops} Siffrorna kan ändras till och med ${dayWording(lastUnsettled)}: avslut skrivs in i efterhand.`;
}
