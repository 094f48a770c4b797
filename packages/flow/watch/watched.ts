import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import type { FlowBaseline, OwnLevel } from './baseline.ts';
import type { Figures } from './figures.ts';
import type { FlowSeries } from './series.ts';
import type { FlowThresholds } from './thresholds.ts';

export type WatchContext = {
  today: DayNumber;
  /** Undefined until there has been a year to reckon one from: facts alone are told until then. */
  baseline: FlowBaseline | undefined;
  thresholds: FlowThresholds;
  /** Days after which a figure of a ledger is no longer trusted. */
  ledgerFreshDays: number;
  /** By insats: the criterion that keeps most of the mapped need away, as a sentence. */
  lockingCriteria: ReadonlyMap<string, string>;
};

/** An insats as the estimates see it. */
export type Watched = {
  record: FlowRecord;
  level: OwnLevel;
  series: FlowSeries;
  figures: Figures | undefined;
};
