import {
  type CommandAnswer,
  type CommandResult,
  handleCommand,
  type InsatsLog,
  type Instant,
  type Mandate,
  type Pace,
  refusalSentence,
} from '#ledger';
import { complaintOf, type Fault, firstFaults } from './fault.ts';
import type { ImportJob, ImportJobs, KeptJob, PlannedRow } from './import-job.ts';
import type { Naming } from './plan-import.ts';
import { type ImportRequest, resumableAfter, type StartPorts, startImport } from './start-import.ts';

export type RunPorts = {
  jobs: Pick<ImportJobs, 'read' | 'save' | 'rows'>;
  log: InsatsLog;
  naming: Pick<Naming, 'hash'>;
  pace: Pace;
};

/** Rows that are carried out side by side, and progress saved after them. No two rows are of the same insats. */
const rowsAtATime = 20;

/**
 * Carries out the rows of a job, a transaction each, from where it was left, until it is done or `until` has passed.
 * May be called again at any time, also after a crash and beside another run: a row is only ever carried out once.
 * Answers the job as it stands, or undefined when there is none such.
 */
export async function runImport(
  ports: RunPorts,
  { forbund, id }: { forbund: string; id: string },
  until?: Instant,
): Promise<ImportJob | undefined> {
  const { jobs, pace } = ports;
  let kept = await jobs.read(forbund, id);
  if (!kept || kept.job.finishedAt !== null) return kept?.job;
  let batch: PlannedRow[] = [];
  for await (const row of jobs.rows(forbund, id, kept.job.handled)) {
    batch.push(row);
    const last = kept.job.handled + batch.length === kept.job.rows;
    if (batch.length < rowsAtATime && !last) continue;
    const after = await runRows(ports, kept, batch);
    batch = [];
    if (after === 'busy') return kept.job;
    const saved = await jobs.save(after);
    if (saved === 'busy') return kept.job;
    // Somebody else has taken the job up and is ahead: it is theirs.
    if (saved === 'moved-on') return (await jobs.read(forbund, id))?.job;
    kept = { ...after, version: after.version + 1 };
    if (kept.job.finishedAt !== null || (until !== undefined && pace.now() >= until)) return kept.job;
  }
  throw new Error(`import ${id}: ${kept.job.rows - kept.job.handled} rows are no longer there`);
}

async function runRows(
  { log, naming, pace }: RunPorts,
  kept: KeptJob,
  rows: readonly PlannedRow[],
): Promise<KeptJob | 'busy'> {
  const { job, by } = kept;
  const results = await Promise.all(rows.map((row) => runRow(log, naming, pace, job, by, row)));
  const tally = { imported: 0, changed: 0, unchanged: 0 };
  const faults: Fault[] = [...job.faults];
  for (const [index, row] of rows.entries()) {
    const answer = answerOf(results[index], job);
    if (answer === 'busy') return 'busy';
    if (answer.outcome === 'refused') {
      faults.push({ row: row.place, field: null, ...complaintOf(refusalSentence(answer.refused)) });
    } else tally[!answer.changed ? 'unchanged' : row.isNew ? 'imported' : 'changed'] += 1;
  }
  const handled = job.handled + rows.length;
  const done = handled === job.rows;
  const now = pace.now();
  return {
    ...kept,
    job: {
      ...job,
      status: done ? 'done' : 'running',
      handled,
      imported: job.imported + tally.imported,
      changed: job.changed + tally.changed,
      unchanged: job.unchanged + tally.unchanged,
      faults: firstFaults(faults),
      finishedAt: done ? now : null,
    },
    resumeAt: done ? null : resumableAfter(now),
  };
}

async function runRow(
  log: InsatsLog,
  naming: Pick<Naming, 'hash'>,
  pace: Pace,
  job: ImportJob,
  by: Mandate,
  { insats, organisation, externalReference, rowHash, row }: PlannedRow,
): Promise<CommandResult> {
  const { forbund, id } = job;
  return handleCommand(log, pace, {
    insats,
    command: { type: 'importRow', forbund, organisation, externalReference, rowHash, row },
    mandates: [by],
    key: await naming.hash(JSON.stringify(['import', forbund, id, externalReference])),
    requestHash: rowHash,
  });
}

function answerOf(result: CommandResult | undefined, job: ImportJob): CommandAnswer | 'busy' {
  switch (result?.kind) {
    case 'answered':
      return result.answer;
    case 'busy':
      return 'busy';
    default:
      // Insats and key both follow from the förbund, the job and the reference, so neither can belong elsewhere.
      throw new Error(`import ${job.id}: a row ended in ${result?.kind}`);
  }
}

const pauseMilliseconds = 500;
const mostAttempts = 20;

/**
 * Imports a file from beginning to end: checks it, keeps the job, runs it, and takes it up again while the store is
 * busy. Answers the job, which is not finished when the store stayed busy; the same call again goes on.
 */
export async function importCatalogue(
  ports: StartPorts & RunPorts & { jobs: ImportJobs; log: InsatsLog; naming: Naming },
  request: ImportRequest,
): Promise<ImportJob> {
  let job = await startImport(ports, request, ports.pace.now());
  for (let attempt = 0; job.finishedAt === null && attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await ports.pace.pause(pauseMilliseconds);
    job = (await runImport(ports, request)) ?? job;
  }
  return job;
}
