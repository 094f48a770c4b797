import { StoreBusy } from '#ledger';
import type { DayNumber } from '../observed.ts';
import { evolveRecord } from '../record/evolve-record.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { retained } from '../record/retained.ts';
import type { FlowRecords } from './flow-stores.ts';

const eventsAtATime = 100;

/**
 * Brings the record of one insats up to its log, and leaves out what is over and old: reads the events above the
 * watermark and writes record and watermark under one condition. May run twice, late or beside itself; the outcome is
 * the same. Answers the record as it stands, undefined for an insats without events. Throws StoreBusy.
 */
export async function bringRecord(
  records: Pick<FlowRecords, 'record' | 'eventsAfter' | 'save'>,
  { forbund, insats }: { forbund: string; insats: string },
  today: DayNumber,
): Promise<FlowRecord | undefined> {
  for (;;) {
    const before = await records.record(forbund, insats);
    const grown = await grownBy(records, before, insats);
    const after = grown && retained(grown, today);
    if (!after || after === before) return after;
    const saved = await records.save(after, before);
    switch (saved) {
      case 'saved':
        return after;
      case 'moved-on':
        // Another run went ahead: what stands there now is read anew.
        continue;
      case 'busy':
        throw new StoreBusy(`the flow record of ${insats} could not be saved`);
      default:
        return saved satisfies never;
    }
  }
}

/** A record with the events above its watermark, kept nowhere: for whoever reads before the next run. */
export async function grownBy(
  records: Pick<FlowRecords, 'eventsAfter'>,
  before: FlowRecord | undefined,
  insats: string,
): Promise<FlowRecord | undefined> {
  let record = before;
  for (;;) {
    const events = await records.eventsAfter(insats, record?.version ?? 0, eventsAtATime);
    for (const event of events) record = evolveRecord(record, event);
    if (events.length < eventsAtATime) return record;
  }
}
