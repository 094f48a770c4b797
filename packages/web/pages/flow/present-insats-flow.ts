import type { Comparison, Flag, InsatsFlow, LedgerFlow, ReportedFlow } from '#flow';
import { ladder } from '#insats';
import { dayWording } from '../../components/age-wording.ts';
import type { BarView } from '../../components/charts/bar-list.tsx';
import type { ChartTable } from '../../components/charts/chart-figure.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import { paths } from '../../paths.ts';
import type { EstimatesView, FactsView, InsatsFlowView } from './flow-view.ts';
import { daysWording, monthsChoice, percentWording, periodWording } from './flow-words.ts';
import { curveChart, expectedCharts, occupancyChart } from './insats-charts.ts';
import { presentCard } from './present-flags.ts';

type InsatsFlowSituation = {
  forbund: InsatsFlowView['forbund'];
  /** The förbund's flags; only those about this insats alone are shown. */
  flags: readonly Flag[];
  /** Whether the reader follows the flow of the förbund. A provider reads its own, and no more. */
  follows: boolean;
  /** Pseudonym of the reader. */
  reader: string | undefined;
};

/** The flow through one insats as a page shows it: facts first, then what is estimated from them. */
export function presentInsatsFlow(flow: InsatsFlow, situation: InsatsFlowSituation): InsatsFlowView {
  const { forbund, follows } = situation;
  const { insats, name, headline, step, months, from, to, onwardSentence } = flow;
  return {
    insats: { id: insats, name },
    forbund,
    back: follows
      ? { href: paths.flags(forbund.id), label: 'Alla flaggor' }
      : { href: paths.provider, label: 'Mina insatser' },
    area: follows ? paths.flow : paths.provider,
    flags: flagsAbout(insats, situation),
    flagsNote: follows
      ? null
      : 'Samordnarna ser samma flaggor och följer upp dem. Hör av dig till dem om något inte stämmer.',
    headline,
    step: step && ladder[step],
    period: periodWording(from, to),
    months: monthsChoice(months, (months) => paths.insatsFlow(insats, months)),
    // That nothing was stated is not that nobody ended.
    onward: flow.source === 'reported' && flow.periods.length === 0 ? null : onwardSentence,
    facts: flow.source === 'ledger' ? ledgerFacts(flow) : reportedFacts(flow),
    estimates: flow.source === 'ledger' ? estimatesOf(flow) : null,
    whyNotMore: flow.source === 'reported' ? flow.ledgerSentence : null,
  };
}

/** The page is about the insats already, so no card leads to it. */
function flagsAbout(insats: string, { forbund, flags, follows, reader }: InsatsFlowSituation) {
  const about = flags.filter(({ status, finding: { subject } }) => {
    return status !== 'closed' && subject.of === 'insats' && subject.insats === insats;
  });
  return about
    .map((flag) => presentCard(flag, { forbund, nameOf: (id) => id, reader }))
    .map((card) => ({ ...card, href: follows ? card.href : null, flow: null }));
}

function outcomeBars({ outcomes, onward: { endings } }: InsatsFlow): BarView[] {
  const most = Math.max(1, ...outcomes.map(({ count }) => count));
  return outcomes
    .toSorted((one, other) => Number(other.onward) - Number(one.onward) || other.count - one.count)
    .map(({ label, toStep, count, onward }) => ({
      label: `${label}${toStep ? `: ${ladder[toStep].toLowerCase()}` : ''}${onward ? ' (vidare)' : ''}`,
      figure: `${numberWording(count)} av ${numberWording(endings)}`,
      share: count / most,
      filled: onward,
    }));
}

const noOutcomes = 'Ingen har slutat under de här månaderna.';

function ledgerFacts(flow: LedgerFlow): FactsView {
  const last = flow.occupancy.at(-1);
  return {
    outcomes: outcomeBars(flow),
    noOutcomes,
    wait: flow.waitSentence,
    occupancy: occupancyChart(flow.occupancy),
    now: last
      ? [
          { label: 'Platser', value: numberWording(last.places) },
          { label: 'Upptagna', value: numberWording(last.occupied) },
          { label: 'I kö', value: numberWording(last.queue) },
          { label: 'Platser med någon klar', value: numberWording(last.ready) },
        ]
      : [],
    periods: null,
  };
}

function reportedFacts(flow: ReportedFlow): FactsView {
  const last = flow.counts.at(-1);
  return {
    outcomes: outcomeBars(flow),
    noOutcomes: 'Utföraren har inte uppgett några avslut för de här månaderna.',
    wait: null,
    occupancy: null,
    now: last
      ? [
          { label: 'Lediga platser', value: numberWording(last.free) },
          { label: 'I kö', value: last.queue === null ? 'inte uppgivet' : numberWording(last.queue) },
          { label: 'Uppgivet', value: dayWording(last.day) },
        ]
      : [],
    periods: flow.periods.length === 0 ? null : periodsTable(flow),
  };
}

function periodsTable({ periods }: ReportedFlow): ChartTable {
  return {
    columns: ['Period', 'Började', 'Slutade', 'Gick vidare'],
    rows: periods.map(({ from, to, started, onward }) => [
      periodWording(from, to),
      numberWording(started),
      numberWording(onward.endings),
      numberWording(onward.onward),
    ]),
  };
}

function estimatesOf(flow: LedgerFlow): EstimatesView {
  const { expected, stay, curves, curvesSentence, comparison } = flow;
  const taken = curves.filter(({ points }) => (points.at(-1)?.share ?? 0) > 0);
  return {
    expected: expected && { sentence: expected.sentence, charts: expectedCharts(expected) },
    noExpected:
      'Det finns inget att jämföra med än. När bevakningen har sett insatser av samma slag tillräckligt länge visas här hur många som borde ha gått vidare.',
    stay: {
      sentence: stay.sentence,
      residual: stay.residual.flatMap(({ after, medianMore }) =>
        after === 0 || medianMore === null
          ? []
          : [
              `Av dem som har varit kvar i ${daysWording(after)} har hälften slutat inom ${daysWording(medianMore)} till.`,
            ],
      ),
    },
    curves: taken.flatMap((curve) => curveChart(curve)),
    notTaken: curves.filter((curve) => !taken.includes(curve)).map(({ label }) => label),
    curvesSentence,
    comparison: comparison && presentComparison(comparison),
  };
}

function presentComparison(comparison: Comparison): NonNullable<EstimatesView['comparison']> {
  const { label, insatser, sentence, endings, onward } = comparison;
  const row = (name: string, { observed, expected, stands, level }: Comparison['onward']) => [
    name,
    numberWording(observed),
    numberWording(Math.round(expected)),
    stands === 'lower' ? 'Lägre än de andra' : 'Som de andra',
    level === null
      ? '–'
      : `${percentWording(level.mean)} (${percentWording(level.low)} till ${percentWording(level.high)})`,
  ];
  return {
    label: `${insatser} insatser jämförs: ${label}. Små insatser dras mot de andra, för där betyder enstaka personer mycket.`,
    sentence,
    table: {
      columns: ['', 'Hände', 'Väntat i de andras takt', 'Jämfört', 'Egen takt mot de andras'],
      rows: [row('Gick vidare', onward), row('Slutade', endings)],
    },
  };
}
