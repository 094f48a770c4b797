import type { DayNumber } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { type FlowBaseline, ownLevel } from '../watch/baseline.ts';
import { seenPlacements } from '../watch/seen-placements.ts';
import { seriesOf } from '../watch/series.ts';
import { dayWording, number } from '../wording.ts';
import type { ExpectedAgainstActual, FlowWeek } from './insats-flow.ts';

const daysOfWeek = 7;
const daysOfYear = 365;
/** Below so many expected endings a year a stop shows late in an insats alone. */
const fewestAlone = 10;

/**
 * What was expected of an insats since its baseline, week by week and counted together, beside what happened: the peers'
 * rates at its own careful pace, as the alarms reckon. Null without a baseline, or a day after it.
 */
export function expectedAgainstActual(
  record: FlowRecord,
  baseline: FlowBaseline | undefined,
  to: DayNumber,
): ExpectedAgainstActual | null {
  const level = baseline && ownLevel(baseline, record);
  if (!baseline || !level || record.ledgerSince === null) return null;
  const window = { from: Math.max(baseline.to, record.ledgerSince), to };
  const series = seriesOf(seenPlacements(record), level.group.rates, window);
  if (series.days === 0) return null;
  const weeks: FlowWeek[] = [];
  const sums = { endings: 0, expectedEndings: 0, onward: 0, expectedOnward: 0 };
  for (let day = 0; day < series.days; day += 1) {
    const onward = series.onward[day] ?? 0;
    sums.onward += onward;
    sums.endings += onward + (series.other[day] ?? 0);
    sums.expectedOnward += (series.expectedOnward[day] ?? 0) * level.onwardPace;
    sums.expectedEndings += (series.expectedEndings[day] ?? 0) * level.pace;
    const isLast = day === series.days - 1;
    if (isLast || (day + 1) % daysOfWeek === 0) weeks.push({ day: dayOf(series.from + day), ...sums });
  }
  const from = dayOf(series.from);
  return { from, to: dayOf(to), weeks, sentence: sentenceOf(from, sums, series.days) };
}

function sentenceOf(from: string, sums: Omit<FlowWeek, 'day'>, days: number): string {
  const { endings, expectedEndings, onward, expectedOnward } = sums;
  const happened =
    endings === 0
      ? 'ingen slutat'
      : `${number(endings)} slutat, och ${onward === 0 ? 'ingen' : number(onward)} av dem har gått vidare`;
  const told = `Sedan ${dayWording(from)} har ${happened}. Väntat var att ungefär ${number(expectedEndings)} skulle sluta och ${number(expectedOnward)} gå vidare, försiktigt räknat.`;
  if ((expectedEndings * daysOfYear) / days >= fewestAlone) return told;
  return `${told} Här väntas färre än ${fewestAlone} avslut om året. Då syns ett stopp sent, och insatsen räknas också ihop med andra.`;
}
