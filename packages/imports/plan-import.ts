import { decide, type InsatsLog, type Instant, refusalSentence } from '#ledger';
import { canonicalJson } from './canonical-json.ts';
import { complaintOf, type Fault } from './fault.ts';
import type { PlannedRow } from './import-job.ts';
import type { ReadRow } from './read-catalogue-file.ts';

/** Names that follow from what they name. */
export type Naming = {
  /** A short id, the same for the same parts. */
  deriveId(...parts: string[]): Promise<string>;
  /** A stable hash of a text. */
  hash(text: string): Promise<string>;
};

const readsAtATime = 25;

/**
 * What each row would do to its insats, as it stands now. A row that the ledger would refuse is a fault, so that it is
 * found before anything is written.
 */
export async function planImport(
  log: Pick<InsatsLog, 'head'>,
  naming: Naming,
  file: { forbund: string; rows: readonly ReadRow[] },
  now: Instant,
): Promise<{ rows: PlannedRow[]; faults: Fault[] }> {
  const rows: PlannedRow[] = [];
  const faults: Fault[] = [];
  for (let from = 0; from < file.rows.length; from += readsAtATime) {
    const some = file.rows.slice(from, from + readsAtATime);
    for (const planned of await Promise.all(
      some.map((row) => planRow(log, naming, file.forbund, row, now)),
    )) {
      if ('refused' in planned) faults.push(planned.refused);
      else rows.push(planned);
    }
  }
  return { rows, faults };
}

async function planRow(
  log: Pick<InsatsLog, 'head'>,
  naming: Naming,
  forbund: string,
  { row: place, found }: ReadRow,
  now: Instant,
): Promise<PlannedRow | { refused: Fault }> {
  const { externalReference, organisation, ...row } = found;
  const insats = await naming.deriveId('insats', forbund, externalReference);
  const rowHash = await naming.hash(canonicalJson({ organisation, row }));
  const head = await log.head(insats);
  const command = { type: 'importRow', forbund, organisation, externalReference, rowHash, row } as const;
  const decision = decide(command, { head }, now);
  if ('refused' in decision) {
    return { refused: { row: place, field: null, ...complaintOf(refusalSentence(decision.refused)) } };
  }
  return {
    place,
    insats,
    isNew: head === undefined,
    organisation,
    externalReference,
    rowHash,
    row,
  };
}
