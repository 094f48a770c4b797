import * as z from 'zod';
import {
  type CatalogueOwners,
  type ImportJobs,
  type KeptJob,
  keptJob,
  type PlannedRow,
  plannedRow,
} from '#imports';
import { type Item, type Table, TableError } from '#table';
import { readsOf } from './busy.ts';
import { asJson } from './commit-writes.ts';
import { createForbundDirectory, putForbund, putOrganisation } from './forbund.ts';
import { importsLane, jobKey, jobRowsKey } from './keys.ts';

/** Rows are only needed until the job is done, and a job is taken up again within minutes. */
const rowsKeptSeconds = 30 * 24 * 3_600;
const jobKeptSeconds = 365 * 24 * 3_600;

/** The table's own limit. */
const mostWrites = 100;

/** The last row of a chunk may go over this: the longest row that the schemas allow is some 150 KB, an item 400. */
const bytesOfChunk = 200 * 1024;

const rowsOfChunk = z.strictObject({ from: z.int().min(0), rows: z.array(plannedRow) });

/** Import jobs, one item each, and their rows in chunks beside them. */
export function createImportJobs(table: Table): ImportJobs {
  return {
    async read(forbund, id) {
      const item = await readsOf(table).get(jobKey(forbund, id), { consistent: true });
      return item && { ...keptJob.parse(item.body), version: item.version };
    },
    async create(kept, rows) {
      const { forbund, id, startedAt } = kept.job;
      const expires = secondsAfter(startedAt, rowsKeptSeconds);
      for (const [index, chunk] of chunksOf(rows).entries()) {
        const item = { ...jobRowsKey(forbund, id, index), version: 1, body: asJson(chunk), expires };
        await table.transact([{ do: 'put', item }]);
      }
      try {
        // Last: a job that is there has all its rows.
        await table.transact([{ do: 'put', item: itemOf({ ...kept, version: 1 }), when: 'absent' }]);
        return 'created';
      } catch (error) {
        if (error instanceof TableError && error.fault.kind === 'condition-failed') return 'exists';
        throw error;
      }
    },
    async save(kept) {
      const item = itemOf({ ...kept, version: kept.version + 1 });
      try {
        await table.transact([{ do: 'put', item, when: { version: kept.version } }]);
        return 'saved';
      } catch (error) {
        if (!(error instanceof TableError) || error.fault.kind === 'refused') throw error;
        return error.fault.kind === 'condition-failed' ? 'moved-on' : 'busy';
      }
    },
    async *rows(forbund, id, from) {
      for (let index = 0; ; index += 1) {
        const item = await readsOf(table).get(jobRowsKey(forbund, id, index), { consistent: true });
        if (item === undefined) return;
        const chunk = rowsOfChunk.parse(item.body);
        yield* chunk.rows.slice(Math.max(0, from - chunk.from));
      }
    },
    async unfinished(until, limit) {
      const due = await table.due({ lane: importsLane, until, limit });
      return due.map((item) => {
        const { forbund, id } = keptJob.parse(item.body).job;
        return { forbund, id };
      });
    },
  };
}

function itemOf({ version, ...kept }: KeptJob): Item {
  const { forbund, id, startedAt } = kept.job;
  return {
    ...jobKey(forbund, id),
    version,
    body: asJson(keptJob.parse(kept)),
    expires: secondsAfter(startedAt, jobKeptSeconds),
    ...(kept.resumeAt !== null && { due: { lane: importsLane, at: kept.resumeAt } }),
  };
}

function secondsAfter(instant: string, seconds: number): number {
  return Math.floor(Date.parse(instant) / 1_000) + seconds;
}

function chunksOf(rows: readonly PlannedRow[]): z.infer<typeof rowsOfChunk>[] {
  const chunks: z.infer<typeof rowsOfChunk>[] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    if (bytes >= bytesOfChunk) {
      chunks.push({ from: index, rows: [] });
      bytes = 0;
    }
    chunks.at(-1)?.rows.push(row);
    bytes += new TextEncoder().encode(JSON.stringify(row)).length;
  }
  return chunks;
}

/** Förbund and organisations as an import needs them. */
export function createCatalogueOwners(table: Table): CatalogueOwners {
  return {
    organisations: (forbund) => createForbundDirectory(table, { consistent: true }).organisations(forbund),
    async keep(forbundId, forbund, organisations) {
      const writes = [
        ...(forbund ? [putForbund(forbund)] : []),
        ...organisations.map((one) => putOrganisation(forbundId, one)),
      ];
      for (let from = 0; from < writes.length; from += mostWrites) {
        await table.transact(writes.slice(from, from + mostWrites));
      }
    },
  };
}
