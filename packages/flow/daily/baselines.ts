import { StoreBusy } from '#ledger';
import { unknownDelay } from '../estimators/delays.ts';
import type { DayNumber } from '../observed.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { type FlowBaseline, freezeBaseline } from '../watch/baseline.ts';
import type { FlowBaselines, RunMoment } from './flow-stores.ts';

/** Before there is a year to go by, seasons would be taken for stops. */
const fewestDays = 365;
const mostDays = 2 * 365;

/**
 * The days that a baseline frozen today is reckoned from: two years, or what there has been a ledger for. Not the latest:
 * with endings that nobody has written down yet, less would be expected from then on than there is.
 */
function windowUntil(records: readonly FlowRecord[], today: DayNumber) {
  const begun = records.flatMap(({ ledgerSince }) => (ledgerSince === null ? [] : [ledgerSince]));
  const to = today - unknownDelay;
  const first = Math.min(...begun, to);
  return { from: Math.max(first, to - mostDays), to };
}

/** The first baseline of a förbund, when a ledger has been kept there for a year; undefined before that. */
function firstBaseline(records: readonly FlowRecord[], today: DayNumber): FlowBaseline | undefined {
  const window = windowUntil(records, today);
  return window.to - window.from < fewestDays ? undefined : freezeBaseline(records, window, 1);
}

/**
 * The baseline that a förbund's flow is held against. The first is frozen when there is a year to go by; after that
 * only a person puts another in its place. Throws StoreBusy.
 */
export async function standingBaseline(
  baselines: Pick<FlowBaselines, 'latest' | 'keep'>,
  forbund: string,
  records: readonly FlowRecord[],
  { today, now }: RunMoment,
): Promise<FlowBaseline | undefined> {
  const latest = await baselines.latest(forbund);
  if (latest) return latest.baseline;
  const baseline = firstBaseline(records, today);
  if (!baseline) return undefined;
  const kept = await baselines.keep(forbund, { baseline, frozenAt: now, by: null, reason: null });
  if (kept === 'busy') throw new StoreBusy('the baseline could not be saved');
  // Another run may have frozen it first, and then that one stands.
  return kept === 'saved' ? baseline : (await baselines.latest(forbund))?.baseline;
}

/**
 * A baseline to put in the place of the one that stands, until lately: what the flow has become is what is expected from
 * then on. Whoever keeps it says who decided it and why, and those before it are kept.
 */
export function nextBaseline(
  records: readonly FlowRecord[],
  before: FlowBaseline | undefined,
  today: DayNumber,
): FlowBaseline {
  return freezeBaseline(records, windowUntil(records, today), (before?.version ?? 0) + 1);
}
