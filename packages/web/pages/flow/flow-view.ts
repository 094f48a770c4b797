import type { BarView } from '../../components/charts/bar-list.tsx';
import type { ChartTable } from '../../components/charts/chart-figure.tsx';
import type { LineChartView } from '../../components/charts/line-chart.tsx';
import type { SankeyChartView } from '../../components/charts/sankey-chart.tsx';
import type { FormState } from '../../components/field.tsx';
import type { Link } from '../../components/link.ts';

/** `note`: what the förbund says of its figures, such as that they are made up; null: nothing. */
export type ForbundView = { id: string; name: string; note: string | null };

/** What a flag is marked with: how much it asks for, and whether it is a fact or an estimate. */
export type FlagMarksView = {
  level: 'red' | 'yellow' | 'data';
  levelName: string;
  signal: Signal;
  signalName: string;
};

export type Signal = 'fact' | 'estimate';

/** Why, or where nothing is known of the flow what is to be done. */
export type CauseView = { label: string; sentence: string };

/** A flag in a list. */
export type FlagCardView = {
  /** Null for whoever may read it here but not act on it. */
  href: string | null;
  subject: string;
  kind: string;
  marks: FlagMarksView;
  sentence: string;
  cause: CauseView;
  since: string;
  /** What somebody has done with it last; null while nobody has. */
  latest: string | null;
  flow: Link | null;
};

/** The flags of one level, what is known apart from what is reckoned. */
export type FlagLevelView = {
  id: string;
  heading: string;
  lead: string;
  signals: readonly { heading: string; flags: readonly FlagCardView[] }[];
};

/** Links of which one is where the reader is. */
export type ChoiceLinksView = { label: string; links: readonly (Link & { current: boolean })[] };

export type FlowView = {
  forbund: ForbundView;
  others: readonly Link[];
  /** What there is to see, in a sentence. */
  headline: string;
  /** What is watched and since when. */
  watched: string;
  filters: readonly ChoiceLinksView[];
  levels: readonly FlagLevelView[];
  acknowledged: readonly FlagCardView[];
  closed: readonly FlagCardView[];
  /** Said where no flag is shown. */
  empty: { heading: string; paragraphs: readonly string[]; way: Link | null } | null;
  /** Other pages about the flow. */
  more: readonly Link[];
};

export type FlagView = {
  id: string;
  forbund: ForbundView;
  subject: string;
  kind: string;
  marks: FlagMarksView;
  status: string;
  sentence: string;
  cause: CauseView;
  since: string;
  receipt: { tone: 'success' | 'info'; heading: string; sentence: string } | null;
  /** The figures as they were beside today, estimates and facts apart. */
  evidence: { parts: readonly { heading: string; table: ChartTable }[]; note: string };
  unsaid: readonly string[];
  flows: readonly Link[];
  history: readonly { sentence: string; note: string | null }[];
  forms: { acknowledge: FormState | null; note: FormState; close: FormState | null };
};

export type InsatsFlowView = {
  insats: { id: string; name: string };
  forbund: ForbundView;
  /** Where the reader came from, which is the part of the site that the page belongs to. */
  back: Link;
  area: string;
  /** The flags that stand about this insats. */
  flags: readonly FlagCardView[];
  /** What whoever may only read them can do. */
  flagsNote: string | null;
  headline: string;
  step: string | null;
  period: string;
  months: ChoiceLinksView;
  /** Null where nothing is known of endings. */
  onward: string | null;
  facts: FactsView;
  /** Null where only counts are reported. */
  estimates: EstimatesView | null;
  /** Why there is no more than this, for whoever only reports counts. */
  whyNotMore: string | null;
};

/** An insats in the list: its year in words, and the gravest of its flags. */
export type InsatsInFlowView = {
  link: Link;
  kind: string | null;
  /** How many of those who ended in a year went onward. */
  onward: string;
  /** Null where they are too few. */
  share: string | null;
  flag: (Link & { marks: FlagMarksView; more: string | null }) | null;
};

export type InsatserFlowView = {
  forbund: ForbundView;
  headline: string;
  insatser: readonly InsatsInFlowView[];
};

export type FactsView = {
  outcomes: readonly BarView[];
  noOutcomes: string;
  wait: string | null;
  occupancy: LineChartView | null;
  /** The figures today, in words. */
  now: readonly { label: string; value: string }[];
  periods: ChartTable | null;
};

export type EstimatesView = {
  expected: { sentence: string; charts: readonly LineChartView[] } | null;
  noExpected: string;
  stay: { sentence: string; residual: readonly string[] };
  /** The ways out that somebody has taken, and the names of those that nobody has. */
  curves: readonly LineChartView[];
  notTaken: readonly string[];
  curvesSentence: string;
  comparison: { sentence: string; table: ChartTable; label: string } | null;
};

export type LadderStepView = {
  name: string;
  sentence: string;
  figures: readonly { label: string; value: string }[];
};

export type LadderView = {
  forbund: ForbundView;
  headline: string;
  period: string;
  months: ChoiceLinksView;
  steps: readonly LadderStepView[];
  movements: SankeyChartView | null;
  /** The most common movements, in words. */
  ways: readonly BarView[];
};

export type QuarterView = {
  forbund: ForbundView;
  title: string;
  period: string;
  headline: string;
  /** What makes the figures less than whole. */
  unsettled: readonly string[];
  figures: readonly { label: string; value: string; more: string | null }[];
  outcomes: readonly BarView[];
  onwardBy: readonly BarView[];
  steps: readonly { name: string; sentence: string }[];
  table: ChartTable;
  neighbours: readonly Link[];
};
