import type { ExpectedAgainstActual, FlowWeek, OccupancyWeek, WayOutCurve } from '#flow';
import { dayWording } from '../../components/age-wording.ts';
import type { LineChartView } from '../../components/charts/line-chart.tsx';
import { ageTicks, monthTicks, placeOfDay } from '../../components/charts/time-ticks.ts';
import { numberWording } from '../../components/free-places-wording.ts';
import { daysWording, percentWording } from './flow-words.ts';

const rounded = (value: number) => numberWording(Math.round(value));

/** The last week of each month, and the very last: as many rows as people read. */
function monthEnds<Week extends { day: string }>(weeks: readonly Week[]): Week[] {
  return weeks.filter(({ day }, place) => {
    const next = weeks[place + 1];
    return next === undefined || next.day.slice(0, 7) !== day.slice(0, 7);
  });
}

type Measure = {
  id: string;
  title: string;
  what: string;
  actual(week: FlowWeek): number;
  expected(week: FlowWeek): number;
};

const measures: readonly Measure[] = [
  {
    id: 'onward',
    title: 'Har gått vidare',
    what: 'gått vidare',
    actual: ({ onward }) => onward,
    expected: ({ expectedOnward }) => expectedOnward,
  },
  {
    id: 'endings',
    title: 'Har slutat',
    what: 'slutat',
    actual: ({ endings }) => endings,
    expected: ({ expectedEndings }) => expectedEndings,
  },
];

/** What has happened beside what there was to expect, counted together from the first week: onward, and all endings. */
export function expectedCharts({ weeks, from, to }: ExpectedAgainstActual): LineChartView[] {
  const last = weeks.at(-1);
  if (!last || weeks.length < 2) return [];
  return measures.map(({ id, title, what, actual, expected }) => {
    const pointsOf = (value: (week: FlowWeek) => number) => [
      { x: placeOfDay(from), y: 0 },
      ...weeks.map((week) => ({ x: placeOfDay(week.day), y: value(week) })),
    ];
    return {
      id,
      title: `${title}: ${gapWording(actual(last), expected(last))}`,
      description: `Till och med ${dayWording(to)} har ${rounded(actual(last))} ${what}. Väntat var ${rounded(expected(last))}. Båda räknas ihop från ${dayWording(from)}.`,
      lines: [
        { label: `Har hänt: ${rounded(actual(last))}`, look: 'actual', points: pointsOf(actual) },
        { label: `Väntat: ${rounded(expected(last))}`, look: 'expected', points: pointsOf(expected) },
      ],
      limits: [],
      limitsLabel: null,
      shape: 'straight',
      unit: 'count',
      ticks: monthTicks(from, to),
      table: {
        columns: ['Till och med', 'Har hänt', 'Väntat'],
        rows: monthEnds(weeks).map((week) => [
          dayWording(week.day),
          rounded(actual(week)),
          rounded(expected(week)),
        ]),
      },
    };
  });
}

/** The gap between two lines in words: «7 färre än väntat». */
function gapWording(actual: number, expected: number): string {
  const gap = Math.round(actual) - Math.round(expected);
  if (gap === 0) return 'ungefär som väntat';
  return `${numberWording(Math.abs(gap))} ${gap < 0 ? 'färre' : 'fler'} än väntat`;
}

/** The share who have left one way, by time since they started, with its limits. Nothing where nobody can be followed. */
export function curveChart({ way, label, points }: WayOutCurve): LineChartView[] {
  const last = points.at(-1);
  if (!last || points.length < 2) return [];
  const at = (day: number) => points.findLast((point) => point.day <= day);
  const marks = [182, 365, 548, 730, 1095].filter((day) => day <= last.day);
  return [
    {
      id: `way-${way}`,
      title: label,
      description: `${percentWording(last.share)} har lämnat insatsen så här inom ${daysWording(last.day)} från start.`,
      lines: [
        { label: 'Andel', look: 'actual', points: points.map(({ day, share }) => ({ x: day, y: share })) },
      ],
      limits: points.flatMap(({ day, low, high }) =>
        low === null || high === null ? [] : [{ x: day, low, high }],
      ),
      limitsLabel: 'Osäkerhet',
      shape: 'steps',
      unit: 'share',
      ticks: ageTicks(last.day),
      table: {
        columns: ['Efter start', 'Andel', 'Lägst', 'Högst', 'Kvar att följa'],
        rows: [...marks, last.day].flatMap((day) => {
          const point = at(day);
          if (!point) return [];
          const limit = (value: number | null) => (value === null ? '–' : percentWording(value));
          return [
            [
              daysWording(day),
              percentWording(point.share),
              limit(point.low),
              limit(point.high),
              numberWording(point.atRisk),
            ],
          ];
        }),
      },
    },
  ];
}

/** Places, those in them and those who wait, week by week. Null until there are weeks to draw. */
export function occupancyChart(weeks: readonly OccupancyWeek[]): LineChartView | null {
  const [first, last] = [weeks.at(0), weeks.at(-1)];
  if (!first || !last || weeks.length < 2) return null;
  const pointsOf = (value: (week: OccupancyWeek) => number) =>
    weeks.map((week) => ({ x: placeOfDay(week.day), y: value(week) }));
  return {
    id: 'occupancy',
    title: 'Platser, upptagna och kö',
    description: `${dayWording(last.day)} var ${numberWording(last.occupied)} av ${numberWording(last.places)} platser upptagna, och ${numberWording(last.queue)} stod i kö. ${dayWording(first.day)} var ${numberWording(first.occupied)} av ${numberWording(first.places)} upptagna, och ${numberWording(first.queue)} stod i kö.`,
    lines: [
      { label: 'Upptagna', look: 'actual', points: pointsOf(({ occupied }) => occupied) },
      { label: 'Platser', look: 'expected', points: pointsOf(({ places }) => places) },
      { label: 'I kö', look: 'extra', points: pointsOf(({ queue }) => queue) },
    ],
    limits: [],
    limitsLabel: null,
    shape: 'steps',
    unit: 'count',
    ticks: monthTicks(first.day, last.day),
    table: {
      columns: ['Dag', 'Platser', 'Upptagna', 'I kö', 'Platser med någon klar'],
      rows: monthEnds(weeks).map(({ day, places, occupied, queue, ready }) => [
        dayWording(day),
        numberWording(places),
        numberWording(occupied),
        numberWording(queue),
        numberWording(ready),
      ]),
    },
  };
}
