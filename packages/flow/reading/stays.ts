import { aalenJohansen, incidenceAt } from '../estimators/aalen-johansen.ts';
import { fewestAtRiskShown } from '../estimators/ending-times.ts';
import { kaplanMeier, residualMedian, stayQuantile } from '../estimators/kaplan-meier.ts';
import { type CausedPlacement, type Subject, seenInWindow, stillThere } from '../estimators/subjects.ts';
import type { Window } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { duration, durations, list, percent } from '../wording.ts';
import type { Stay, WayOutCurve } from './insats-flow.ts';
import { type WayOut, wayOut, waysOut } from './ways-out.ts';

const ways = Object.keys(waysOut) as WayOut[];
const mostPoints = 60;
const daysOfYear = 365;
/** After how long a stay it is told how long is left. */
const stayedDays = [0, 90, 180, 365];
const curveOptions = { fewestAtRisk: fewestAtRiskShown };

/** The days of a window that each placement was seen, with the way out that it took. */
export function subjectsIn(record: FlowRecord, window: Window): Subject[] {
  const { entries, description } = record;
  const placements = entries.flatMap(({ placement }): CausedPlacement[] => {
    if (!placement || placement.startsOn === null || placement.seenUntil !== null) return [];
    const { startsOn: start, seenFrom, ending } = placement;
    const cause = ending ? ways.indexOf(wayOut(ending, description.step)) + 1 : stillThere;
    return [{ start, seenFrom, end: ending?.on ?? null, cause }];
  });
  return seenInWindow(placements, window);
}

/**
 * The share that has left each way by each day since the start, thinned to some sixty days. Begins and ends where five
 * are at risk; in between there may be fewer for a while, and each point says how many.
 */
export function wayOutCurves(subjects: readonly Subject[]): WayOutCurve[] {
  const incidence = aalenJohansen(subjects, curveOptions);
  const shown = [...incidence.times].filter((_, at) => (incidence.atRisk[at] ?? 0) >= fewestAtRiskShown);
  const last = shown.at(-1) ?? 0;
  const first = incidence.atRiskAt(1) >= fewestAtRiskShown ? 0 : (shown[0] ?? 0);
  const days = shown.length === 0 ? [] : spread(first, last);
  return ways.map((way, cause) => ({
    way,
    label: waysOut[way],
    points: days.map((day) => {
      const { cif, low, high } = incidenceAt(incidence, cause + 1, day);
      // On the day of its start a placement is at risk from the day after.
      const atRisk = incidence.atRiskAt(Math.max(1, day));
      return { day, share: Math.min(1, cif), low, high, atRisk };
    }),
  }));
}

/** Days from one to another, both among them, evenly and at most sixty. */
function spread(first: number, last: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / (mostPoints - 2)));
  const days: number[] = [];
  for (let day = first; day < last; day += step) days.push(day);
  return [...days, last];
}

/** Where people have gone within a year, or as far as the curves reach. */
export function curvesSentence(curves: readonly WayOutCurve[]): string {
  const reach = curves[0]?.points.at(-1)?.day;
  if (reach === undefined) {
    return 'Färre än fem har varit här samtidigt, eller så har ingen slutat. Det är för lite för att rita kurvor.';
  }
  const told = curves.flatMap(({ way, points }) => {
    const at = points.findLast(({ day }) => day <= daysOfYear);
    return at && at.share > 0 ? [`${percent(at.share)} ${spoken[way]}`] : [];
  });
  const within = reach >= daysOfYear ? 'ett år' : duration(reach);
  return `Inom ${within} har ${list(told)}.`;
}

const spoken: Record<WayOut, string> = {
  'work-or-studies': 'gått till arbete eller studier',
  'next-step': 'gått till en insats på ett högre steg',
  elsewhere: 'gått till något annat',
  'broke-off': 'avbrutit eller gått tillbaka',
};

/** How long people stay: the median with its limits, and what is left for those who have stayed a while. */
export function staysOf(subjects: readonly Subject[]): Stay {
  const curve = kaplanMeier(subjects, curveOptions);
  const { quantile, lower, upper } = stayQuantile(curve, 0.5);
  const median = { days: quantile, low: lower, high: upper };
  const residual = stayedDays.map((after) => {
    const isSeen = curve.times.length > 0 && curve.atRiskAt(after + 1) >= fewestAtRiskShown;
    return { after, medianMore: isSeen ? residualMedian(curve, after) : null };
  });
  return { median, residual, sentence: staySentence({ median, residual }) };
}

function staySentence({ median, residual }: Omit<Stay, 'sentence'>): string {
  const { days, low, high } = median;
  if (days === null)
    return 'Färre än hälften har slutat, så det går inte att säga hur länge de flesta stannar.';
  const limits =
    low === null
      ? ''
      : high === null
        ? ` (osäkert: minst ${duration(low)})`
        : ` (osäkert: ${durations(low, high)})`;
  const halfYear = residual.find(({ after }) => after === 180)?.medianMore;
  const longer = halfYear
    ? ` Av dem som har varit här ett halvår är hälften kvar i minst ${duration(halfYear)} till.`
    : '';
  return `Hälften har slutat inom ${duration(days)}${limits}.${longer}`;
}
