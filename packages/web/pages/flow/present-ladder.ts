import {
  type Destination,
  destinations,
  type LadderFlow,
  type LadderLink,
  type LadderStep,
  type Origin,
  origins,
} from '#flow';
import type { BarView } from '../../components/charts/bar-list.tsx';
import type { SankeyChartView } from '../../components/charts/sankey-chart.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import { paths } from '../../paths.ts';
import type { LadderStepView, LadderView } from './flow-view.ts';
import { monthsChoice, peopleWording, periodWording } from './flow-words.ts';

/** The names in full do not fit beside each other on a phone. */
const shortNames: Record<Origin | Destination, string> = {
  outside: 'Utifrån',
  'basic-support': 'Grundstöd',
  structure: 'Planering',
  occupation: 'Sysselsättning',
  'work-rehabilitation': 'Arbetsrehab',
  'supported-work': 'Arbete med stöd',
  'self-support': 'Egen försörjning',
  parallel: 'Vid sidan av',
  work: 'Arbete',
  studies: 'Studier',
  'other-support': 'Annan försörjning',
  care: 'Vård',
  moved: 'Flyttade',
  dropout: 'Avbröt',
  'another-insats': 'Oklart steg',
};

/** From the goal and down, as the ladder stands; what is no step comes last. */
const originsInOrder: readonly Origin[] = [
  'supported-work',
  'work-rehabilitation',
  'occupation',
  'structure',
  'basic-support',
  'self-support',
  'parallel',
  'outside',
];
const destinationsInOrder: readonly Destination[] = [
  'work',
  'studies',
  'self-support',
  'supported-work',
  'work-rehabilitation',
  'occupation',
  'structure',
  'basic-support',
  'parallel',
  'another-insats',
  'other-support',
  'care',
  'moved',
  'dropout',
];

const waysShown = 6;

/** Movements on the ladder and what there is on each step. Steps first: on a phone they are what can be read. */
export function presentLadder(flow: LadderFlow, forbund: LadderView['forbund']): LadderView {
  const { headline, from, to, months, steps, links } = flow;
  return {
    forbund,
    headline,
    period: periodWording(from, to),
    months: monthsChoice(months, (months) => paths.flowLadder(forbund.id, months)),
    steps: steps.map(presentStep),
    movements: movementsOf(links),
    ways: waysOf(links),
  };
}

function presentStep({
  name,
  sentence,
  insatser,
  unknown,
  places,
  occupied,
  free,
  queue,
  ready,
  wanted,
}: LadderStep): LadderStepView {
  const figures = [
    { label: 'Insatser', value: numberWording(insatser) },
    { label: 'Platser', value: numberWording(places) },
    { label: 'Upptagna', value: numberWording(occupied) },
    { label: 'Lediga', value: numberWording(free) },
    { label: 'I kö', value: numberWording(queue) },
    { label: 'Klara att gå vidare härifrån', value: numberWording(ready) },
    { label: 'Klara att komma hit', value: numberWording(wanted) },
  ];
  return {
    name,
    sentence,
    figures:
      insatser === 0
        ? []
        : unknown === 0
          ? figures
          : [...figures, { label: 'Utan säkra siffror', value: `${numberWording(unknown)} insatser` }],
  };
}

function movementsOf(links: readonly LadderLink[]): SankeyChartView | null {
  if (links.length === 0) return null;
  const all = links.reduce((sum, { count }) => sum + count, 0);
  const onward = links.reduce((sum, link) => sum + (link.onward ? link.count : 0), 0);
  const merged = [...Map.groupBy(links, ({ from, to, onward }) => `${from} ${to} ${onward}`).values()];
  return {
    id: 'movements',
    title: 'Varifrån och vart',
    description: `${peopleWording(all)} har rört sig. ${numberWording(onward)} av dem gick vidare. Till vänster står varifrån, till höger vart. Tabellen nedanför säger samma sak.`,
    left: originsInOrder.map((id) => ({ id, label: origins[id], short: shortNames[id] })),
    right: destinationsInOrder.map((id) => ({ id, label: destinations[id], short: shortNames[id] })),
    links: merged.flatMap((its) => {
      const [first] = its;
      if (!first) return [];
      const count = its.reduce((sum, one) => sum + one.count, 0);
      return [{ from: first.from, to: first.to, count, filled: first.onward }];
    }),
    filledLabel: 'Gick vidare',
    outlinedLabel: 'Annat: började, bytte eller slutade',
    table: {
      columns: ['Från', 'Till', 'Personer', 'Vidare'],
      rows: byCount(links).map(({ from, to, count, onward }) => [
        origins[from],
        destinations[to],
        numberWording(count),
        onward ? 'Ja' : 'Nej',
      ]),
    },
  };
}

const byCount = (links: readonly LadderLink[]) => links.toSorted((one, other) => other.count - one.count);

function waysOf(links: readonly LadderLink[]): BarView[] {
  const shown = byCount(links.filter(({ from }) => from !== 'outside')).slice(0, waysShown);
  const most = Math.max(1, ...shown.map(({ count }) => count));
  return shown.map(({ from, to, count, onward }) => ({
    label: `${origins[from]} → ${destinations[to]}${onward ? ' (vidare)' : ''}`,
    figure: peopleWording(count),
    share: count / most,
    filled: onward,
  }));
}
