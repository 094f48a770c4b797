import * as z from 'zod';
import { actedBy, type Instant, importedRow } from '#ledger';
import { fault } from './fault.ts';

/** How an import of a catalogue file goes. */
export const importJob = z.strictObject({
  id: z.string(),
  forbund: z.string(),
  /**
   * checked: the whole file is right and nothing is written yet; running: rows are being imported; done: every row has
   * been carried out; refused: the file has faults and nothing was imported.
   */
  status: z.enum(['checked', 'running', 'done', 'refused']),
  format: z.enum(['csv', 'json']),
  /** Insatser in the file. */
  rows: z.int().min(0),
  /** Rows carried out so far. */
  handled: z.int().min(0),
  /** Of those: new insatser, insatser that changed, and insatser that already were as the row says. */
  imported: z.int().min(0),
  changed: z.int().min(0),
  unchanged: z.int().min(0),
  /** Why the file was refused; after a check that went well, the rows that no longer could be carried out. */
  faults: z.array(fault),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export type ImportJob = z.infer<typeof importJob>;

/** A checked row, with all that carrying it out needs: the same however often the job is taken up. */
export const plannedRow = z.strictObject({
  /** Where it stands in the file, as the clerk sees it. */
  place: z.string(),
  insats: z.string(),
  /** Whether the insats did not exist when the file was checked. */
  isNew: z.boolean(),
  organisation: z.string(),
  externalReference: z.string(),
  rowHash: z.string(),
  row: importedRow,
});

export type PlannedRow = z.infer<typeof plannedRow>;

/** What is kept of a job beside what is shown of it. */
export const keptJob = z.strictObject({
  job: importJob,
  /** On whose behalf it runs. */
  by: actedBy,
  /** When somebody else may take up a job that is not finished; null when it is. */
  resumeAt: z.iso.datetime().nullable(),
});

/** A kept job as it was read; `version` is what saving is bound to. */
export type KeptJob = z.infer<typeof keptJob> & { version: number };

/** Where jobs and their rows are kept. Reads are consistent. */
export type ImportJobs = {
  read(forbund: string, id: string): Promise<KeptJob | undefined>;
  /** Keeps a new job, and its rows before it. Throws what the store throws; the same call again is safe. */
  create(kept: Omit<KeptJob, 'version'>, rows: readonly PlannedRow[]): Promise<'created' | 'exists'>;
  /** Saves progress over the version that was read. `busy`: nothing is known to be saved. */
  save(kept: KeptJob): Promise<'saved' | 'moved-on' | 'busy'>;
  /** The rows from an index (from 0) on, in the order of the file. */
  rows(forbund: string, id: string, from: number): AsyncIterable<PlannedRow>;
  /** Jobs that are not finished and that nobody has touched for a while. */
  unfinished(until: Instant, limit: number): Promise<{ forbund: string; id: string }[]>;
};
