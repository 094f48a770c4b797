import type { QuarterLine, QuarterSummary } from '#flow';
import { dayWording } from '../../components/age-wording.ts';
import type { BarView } from '../../components/charts/bar-list.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import type { Link } from '../../components/link.ts';
import { paths } from '../../paths.ts';
import type { QuarterView } from './flow-view.ts';
import { daysWording, periodWording, spanWording } from './flow-words.ts';

/** A quarter on one page. `latest` is the latest quarter that has begun; there is no way past it. */
export function presentQuarter(
  { quarter, from, to, settled, settledOn, headline, periodsLeftOut, all, steps }: QuarterSummary,
  forbund: QuarterView['forbund'],
  latest: string,
): QuarterView {
  return {
    forbund,
    title: titleOf(quarter),
    period: periodWording(from, to),
    headline,
    unsettled: [
      ...(settled
        ? []
        : [
            `Siffrorna kan ändras fram till ${dayWording(settledOn)}, för avslut skrivs ofta in i efterhand.`,
          ]),
      ...(periodsLeftOut > 0 ? [leftOutSentence(periodsLeftOut)] : []),
    ],
    figures: figuresOf(all),
    outcomes: outcomeBars(all),
    onwardBy: onwardBars(all),
    steps: steps.map(({ name, sentence }) => ({ name, sentence })),
    table: tableOf(all, steps),
    neighbours: neighboursOf(quarter, latest, forbund.id),
  };
}

function leftOutSentence(periods: number): string {
  const which = periods === 1 ? '1 period ligger' : `${numberWording(periods)} perioder ligger`;
  return `${which} bara delvis i kvartalet, och är inte med. Utförare som uppger antal bör göra det kvartal för kvartal.`;
}

/** «Tredje kvartalet 2026». */
function titleOf(quarter: string): string {
  const ordinals = ['Första', 'Andra', 'Tredje', 'Fjärde'];
  return `${ordinals[Number(quarter.slice(6)) - 1]} kvartalet ${quarter.slice(0, 4)}`;
}

const inDays = (days: number | null) => (days === null ? 'går inte att säga' : daysWording(days));

function figuresOf({
  insatser,
  started,
  ended,
  onward,
  medianStay,
  unusedPlaces,
  queue,
  waitDays,
  flagsOpened,
  flagsClosed,
}: QuarterLine): QuarterView['figures'] {
  return [
    { label: 'Insatser', value: numberWording(insatser), more: null },
    { label: 'Började', value: numberWording(started), more: null },
    { label: 'Slutade', value: numberWording(ended), more: null },
    {
      label: 'Gick vidare',
      value: numberWording(onward),
      more: ended > 0 ? `${Math.round((100 * onward) / ended)} procent av dem som slutade` : null,
    },
    { label: 'Hälften slutade inom', value: inDays(medianStay.days), more: limitsOf(medianStay) },
    {
      label: 'Platser som stod tomma',
      value: numberWording(Math.round(unusedPlaces)),
      more: 'en vanlig dag',
    },
    { label: 'I kö sista dagen', value: numberWording(queue), more: null },
    { label: 'Väntan', value: inDays(waitDays), more: null },
    {
      label: 'Flaggor',
      value: `${numberWording(flagsOpened)} nya`,
      more: `${numberWording(flagsClosed)} stängda`,
    },
  ];
}

function limitsOf({ low, high }: QuarterLine['medianStay']): string | null {
  if (low === null) return null;
  return high === null ? `minst ${daysWording(low)}` : `mellan ${spanWording(low, high)}`;
}

function outcomeBars({ outcomes, ended }: QuarterLine): BarView[] {
  const most = Math.max(1, ...outcomes.map(({ count }) => count));
  return outcomes
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map(({ label, count }) => ({
      label,
      figure: `${numberWording(count)} av ${numberWording(ended)}`,
      share: count / most,
      filled: false,
    }));
}

function onwardBars({ onwardBy, onward }: QuarterLine): BarView[] {
  const ways = [
    ['Till arbete', onwardBy.work],
    ['Till studier', onwardBy.studies],
    ['Till en insats på ett högre steg', onwardBy.nextStep],
  ] as const;
  const most = Math.max(...ways.map(([, count]) => count));
  if (most === 0) return [];
  return ways.map(([label, count]) => ({
    label,
    figure: `${numberWording(count)} av ${numberWording(onward)}`,
    share: count / most,
    filled: true,
  }));
}

function tableOf(all: QuarterLine, steps: readonly QuarterLine[]): QuarterView['table'] {
  return {
    columns: ['Steg', 'Började', 'Slutade', 'Gick vidare', 'Tomma platser', 'I kö', 'Väntan'],
    rows: [...steps, all].map(({ name, started, ended, onward, unusedPlaces, queue, waitDays }) => [
      name,
      numberWording(started),
      numberWording(ended),
      numberWording(onward),
      numberWording(Math.round(unusedPlaces)),
      numberWording(queue),
      waitDays === null ? '–' : daysWording(waitDays),
    ]),
  };
}

function neighboursOf(quarter: string, latest: string, forbund: string): Link[] {
  const linkTo = (other: string) => ({ href: paths.quarter(forbund, other), label: titleOf(other) });
  const before = linkTo(stepFrom(quarter, -1));
  return quarter < latest ? [before, linkTo(stepFrom(quarter, 1))] : [before];
}

function stepFrom(quarter: string, step: -1 | 1): string {
  const place = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + step;
  return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`;
}
