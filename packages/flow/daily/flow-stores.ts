import * as z from 'zod';
import { freeText } from '#insats';
import { day, type Instant, type RecordedEvent, type Wait } from '#ledger';
import type { Flag } from '../flags/flag.ts';
import type { DayNumber } from '../observed.ts';
import type { PublishedQuarter } from '../reading/published-quarter.ts';
import type { Quarter } from '../reading/quarter.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { flowBaseline } from '../watch/baseline.ts';
import type { FlowThresholds } from '../watch/thresholds.ts';

/** Where the flow watch reads the logs and keeps what it makes of them. A busy store makes reads throw StoreBusy. */

/** How a conditional write went. `busy`: nothing is known to be saved; the same again is safe. */
export type Saving = 'saved' | 'moved-on' | 'busy';

export type FlowRecords = {
  /** Every insats that the förbund has or has had, by id. */
  insatser(forbund: string): Promise<string[]>;
  /** The record as it stands; undefined before the first event was taken in. */
  record(forbund: string, insats: string): Promise<FlowRecord | undefined>;
  /** The records of a förbund, by the ids of their insatser. */
  all(forbund: string): Promise<FlowRecord[]>;
  eventsAfter(insats: string, version: number, limit: number): Promise<RecordedEvent[]>;
  /** Saves in the place of the record that was read (undefined: none). */
  save(record: FlowRecord, before: FlowRecord | undefined): Promise<Saving>;
};

/** A baseline as it was frozen: when, and where a person did it, by whom and why. */
export const keptBaseline = z.strictObject({
  baseline: flowBaseline,
  frozenAt: z.iso.datetime(),
  /** Pseudonym of whoever replaced the one before; null: the first, which the watch froze itself. */
  by: z.string().nullable(),
  reason: freeText(1_000).nullable(),
});

export type KeptBaseline = z.infer<typeof keptBaseline>;

/** Every baseline that a förbund has had. None is ever changed or taken away. */
export type FlowBaselines = {
  latest(forbund: string): Promise<KeptBaseline | undefined>;
  /** First frozen first. */
  all(forbund: string): Promise<KeptBaseline[]>;
  /** Keeps a new version. `moved-on`: there is one with that number. */
  keep(forbund: string, kept: KeptBaseline): Promise<Saving>;
};

/** A flag as it was read; `version` is what saving is bound to. */
export type KeptFlag = { flag: Flag; version: number };

export type FlowFlags = {
  all(forbund: string): Promise<KeptFlag[]>;
  find(forbund: string, id: string): Promise<KeptFlag | undefined>;
  /** Saves in the place of version `replaces`, 0 for none. */
  save(flag: Flag, replaces: number): Promise<Saving>;
};

/** What a daily run does in a förbund, in this order. */
export const runSteps = ['records', 'baseline', 'flags', 'waits', 'quarter'] as const;
export type RunStep = (typeof runSteps)[number];

/** How far the daily run of a förbund has come. */
export const flowRun = z.strictObject({
  day,
  /** The moment that all it writes carries, also where it was taken up again later. */
  startedAt: z.iso.datetime(),
  done: z.array(z.enum(runSteps)),
  /** Whether everything was done, and nothing is left to try again. */
  finished: z.boolean(),
});

export type FlowRun = z.infer<typeof flowRun>;
export type KeptRun = { run: FlowRun; version: number };

export type FlowRuns = {
  latest(forbund: string): Promise<KeptRun | undefined>;
  /** Saves in the place of version `replaces`, 0 for none. */
  save(forbund: string, run: FlowRun, replaces: number): Promise<Saving>;
};

export type FlowWaits = {
  /** Puts the waits of a day, by insats, in the place of those of an earlier day. `moved-on`: a later day's stand there. */
  replace(forbund: string, day: DayNumber, waits: ReadonlyMap<string, Wait>): Promise<Saving>;
};

/** Where quarters are published, once each. */
export type PublishedQuarters = {
  find(forbund: string, quarter: Quarter): Promise<PublishedQuarter | undefined>;
  /** `moved-on`: it has been published already, and stands as it was. */
  publish(forbund: string, published: PublishedQuarter): Promise<Saving>;
};

/** The förbund's own thresholds of the flow watch, or the defaults. */
type FlowLimits = { thresholds(forbund: string): Promise<FlowThresholds> };

export type FlowStores = {
  records: FlowRecords;
  baselines: FlowBaselines;
  flags: FlowFlags;
  runs: FlowRuns;
  waits: FlowWaits;
  quarters: PublishedQuarters;
  limits: FlowLimits;
};

/** The moment from which everything is written in a run. */
export type RunMoment = { today: DayNumber; now: Instant };
