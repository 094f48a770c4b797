import type { Forbund, Organisation } from '#forbund';
import { type ActedBy, daysAfter, type InsatsLog, type Instant } from '#ledger';
import { firstFaults } from './fault.ts';
import type { ImportJob, ImportJobs, KeptJob, PlannedRow } from './import-job.ts';
import { type Naming, planImport } from './plan-import.ts';
import { type FileFormat, readCatalogueFile } from './read-catalogue-file.ts';

/** Where a file's förbund and organisations are looked up, and kept when the file brings them along. */
export type CatalogueOwners = {
  organisations(forbund: string): Promise<Organisation[]>;
  /** Adds or replaces; the same call again changes nothing. */
  keep(
    forbundId: string,
    forbund: Forbund | undefined,
    organisations: readonly Organisation[],
  ): Promise<void>;
};

export type ImportRequest = {
  /** Follows from the request, so that the same request again meets the job it started. */
  id: string;
  forbund: string;
  by: ActedBy;
  content: string | Uint8Array;
  format: FileFormat;
};

export type StartPorts = {
  jobs: Pick<ImportJobs, 'create' | 'read'>;
  owners: CatalogueOwners;
  log: Pick<InsatsLog, 'head'>;
  naming: Naming;
};

/** A job that nobody has touched for so long has been left behind. */
const abandonedAfterDays = 1 / (24 * 60);

/** When somebody else may take up a job that was touched at a moment. */
export function resumableAfter(now: Instant): Instant {
  return daysAfter(now, abandonedAfterDays);
}

/**
 * Checks a file whole and keeps it as a job: `checked` with its rows ready to run, or `refused` with every fault and
 * nothing imported. Insatser are first written when the job runs. The same id again answers with the job as it stands.
 */
export async function startImport(
  ports: StartPorts,
  request: ImportRequest,
  now: Instant,
): Promise<ImportJob> {
  const { jobs, owners, log, naming } = ports;
  const { id, forbund, by, content, format } = request;
  const known = await jobs.read(forbund, id);
  if (known) return known.job;

  const file = readCatalogueFile(content, format, {
    forbund,
    organisations: await owners.organisations(forbund),
  });
  const plan = await planImport(log, naming, { forbund, rows: file.rows }, now);
  const faults = firstFaults([...file.faults, ...plan.faults]);
  const refused = faults.length > 0;
  if (!refused) await owners.keep(forbund, file.forbund, file.organisations);
  const job: ImportJob = {
    id,
    forbund,
    status: refused ? 'refused' : 'checked',
    format,
    rows: file.rows.length,
    handled: 0,
    imported: 0,
    changed: 0,
    unchanged: 0,
    faults,
    startedAt: now,
    finishedAt: refused ? now : null,
  };
  return keep(jobs, { job, by, resumeAt: refused ? null : resumableAfter(now) }, refused ? [] : plan.rows);
}

async function keep(
  jobs: StartPorts['jobs'],
  kept: Omit<KeptJob, 'version'>,
  rows: readonly PlannedRow[],
): Promise<ImportJob> {
  if ((await jobs.create(kept, rows)) === 'created') return kept.job;
  // The same request came twice at once, and the other one was first.
  const other = await jobs.read(kept.job.forbund, kept.job.id);
  return other?.job ?? kept.job;
}
