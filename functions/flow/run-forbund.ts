import {
  bringRecord,
  dayNumber,
  type FlowRecord,
  type FlowRun,
  type FlowStores,
  flagWork,
  type KeptRun,
  keepFlag,
  publishDueQuarter,
  type RunStep,
  runSteps,
  standingBaseline,
  waitsOf,
  watchForbund,
} from '#flow';
import type { ForbundDirectory } from '#forbund';
import { type Day, type Pace, StoreBusy } from '#ledger';
import { type Log, tryEach } from '#observability';
import type { CatalogueReader } from '#storage';
import type { Table } from '#table';
import { lockingCriteriaOf } from './locking-criteria.ts';
import { patiently } from './patience.ts';

export type FlowParts = {
  table: Table;
  stores: FlowStores;
  directory: Pick<ForbundDirectory, 'list' | 'find' | 'thresholds'>;
  catalogue: Pick<CatalogueReader, 'entries'>;
  pace: Pace;
  /** Whether there is time to begin something more; what is left is taken up the next time. */
  goOn(): boolean;
  log: Log;
};

/** What was read of the insatser of a förbund, and which could not be. */
type Reading = { records: FlowRecord[]; unread: ReadonlySet<string> };

/**
 * Makes the day's run of one förbund, or takes it up where it was left: brings the records up to their logs, freezes
 * the first baseline when there is a year to go by, lets flags open, rise and close, predicts the waits and publishes
 * the quarter that is due. Nothing is
 * written twice, and everything carries the moment at which the run began, so that it ends the same however often it
 * is broken off. An insats that fails is told of and left out; then the run is made again at the next waking.
 */
export async function runForbund(parts: FlowParts, forbund: string, day: Day): Promise<void> {
  const run = await begun(parts, forbund, day);
  if (!run || run.finished) return;
  const { stores, pace } = parts;
  const moment = { today: dayNumber(day), now: run.startedAt };
  const reading = await readRecords(parts, forbund, run, moment.today);
  if (!reading) return;
  const { records, unread } = reading;
  let whole = unread.size === 0;
  const done = async (step: RunStep) => {
    if (whole && !run.done.includes(step)) await note(parts, forbund, day, step);
  };
  await done('records');
  const baseline = await patiently(pace, () => standingBaseline(stores.baselines, forbund, records, moment));
  await done('baseline');
  if (!run.done.includes('flags')) {
    const [thresholds, { ledgerFreshDays }, lockingCriteria, standing] = await Promise.all([
      stores.limits.thresholds(forbund),
      parts.directory.thresholds(forbund),
      lockingCriteriaOf(parts, forbund, moment.now),
      stores.flags.all(forbund),
    ]);
    const context = { today: moment.today, baseline, thresholds, ledgerFreshDays, lockingCriteria };
    const findings = watchForbund(records, context);
    for (const work of flagWork(standing, findings, unread)) {
      const kept = await tryEach(parts.log, 'a flag', work.id, () =>
        patiently(pace, () => keepFlag(stores.flags, work, { forbund, now: moment.now })),
      );
      whole &&= kept;
    }
  }
  await done('flags');
  if (!parts.goOn()) return;
  await patiently(pace, async () => {
    const saved = await stores.waits.replace(forbund, moment.today, waitsOf(records, moment.today));
    if (saved === 'busy') throw new StoreBusy('the waits could not be saved');
  });
  await done('waits');
  // A quarter is published once, so nothing that belongs to it may be missing.
  if (!whole || run.done.includes('quarter')) return;
  await patiently(pace, () => publishDueQuarter(stores, forbund, records, moment.today));
  await done('quarter');
}

/** The run of the day as it stands, begun now where it is not yet; undefined where a later day has been run. */
async function begun({ stores, pace }: FlowParts, forbund: string, day: Day): Promise<FlowRun | undefined> {
  const startedAt = pace.now();
  return changed(stores, pace, forbund, (kept) => {
    if (kept && kept.run.day > day) return undefined;
    if (kept?.run.day === day) return kept.run;
    return { day, startedAt, done: [], finished: false };
  });
}

/** Notes that a step is done, also where another run beside has noted something meanwhile. */
async function note({ stores, pace }: FlowParts, forbund: string, day: Day, step: RunStep): Promise<void> {
  await changed(stores, pace, forbund, (kept) => {
    if (!kept || kept.run.day !== day || kept.run.done.includes(step)) return undefined;
    return { ...kept.run, done: [...kept.run.done, step], finished: step === runSteps.at(-1) };
  });
}

async function changed(
  { runs }: FlowStores,
  pace: Pace,
  forbund: string,
  change: (kept: KeptRun | undefined) => FlowRun | undefined,
): Promise<FlowRun | undefined> {
  return patiently(pace, async () => {
    for (;;) {
      const kept = await runs.latest(forbund);
      const after = change(kept);
      if (!after || after === kept?.run) return after;
      const saved = await runs.save(forbund, after, kept?.version ?? 0);
      if (saved === 'saved') return after;
      if (saved === 'busy') throw new StoreBusy('the run could not be noted');
    }
  });
}

/** The records of a förbund, brought up to their logs where that is not done; undefined where time ran out. */
async function readRecords(
  { stores, pace, goOn, log }: FlowParts,
  forbund: string,
  run: FlowRun,
  today: number,
): Promise<Reading | undefined> {
  const records: FlowRecord[] = [];
  const unread = new Set<string>();
  for (const insats of await patiently(pace, () => stores.records.insatser(forbund))) {
    if (!goOn()) return undefined;
    const read = await tryEach(log, 'the flow of an insats', insats, async () => {
      const record = await patiently(pace, () =>
        run.done.includes('records')
          ? stores.records.record(forbund, insats)
          : bringRecord(stores.records, { forbund, insats }, today),
      );
      if (record) records.push(record);
    });
    if (!read) unread.add(insats);
  }
  return { records, unread };
}
