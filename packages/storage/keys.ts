import type { Key } from '#table';

/**
 * Where everything stands in the table. One partition per insats holds its head, documents, stated periods and log;
 * the other partitions are lists that somebody reads as a whole.
 */

const versionDigits = 10;

export const insatsPartition = (insats: string) => `insats#${insats}`;

/** The insats that a partition belongs to, or undefined for any other partition. */
export function insatsOfPartition(partition: string): string | undefined {
  return partition.startsWith('insats#') ? partition.slice('insats#'.length) : undefined;
}

export const headKey = (insats: string): Key => ({ partition: insatsPartition(insats), sort: 'state#head' });

export const documentsKey = (insats: string): Key => ({
  partition: insatsPartition(insats),
  sort: 'state#documents',
});

/** Bounds of a query that reads the live state of an insats in one go. */
export const stateBounds = { from: 'state#', to: 'state#~' };

export const eventKey = (insats: string, version: number): Key => ({
  partition: insatsPartition(insats),
  sort: `event#${String(version).padStart(versionDigits, '0')}`,
});

export const periodKey = (insats: string, from: string): Key => ({
  partition: insatsPartition(insats),
  sort: `period#${from}`,
});

export const entryKey = (insats: string, entry: string): Key => ({
  partition: insatsPartition(insats),
  sort: `entry#${entry}`,
});

/** Bounds of a query that reads every entry of an insats. */
export const entryBounds = { from: 'entry#', to: 'entry#~' };

/** Bounds of a query that reads every stated period of an insats. */
export const periodBounds = { from: 'period#', to: 'period#~' };

export const requestKey = (key: string): Key => ({ partition: `request#${key}`, sort: 'request' });

/** One line per insats of a förbund, written at creation: what the sweep walks through. */
export const registerKey = (forbund: string, insats: string): Key => ({
  partition: `insatser#${forbund}`,
  sort: insats,
});

export const cataloguePartition = (forbund: string) => `catalogue#${forbund}`;

export const catalogueKey = (forbund: string, insats: string): Key => ({
  partition: cataloguePartition(forbund),
  sort: insats,
});

export const forbundPartition = 'forbund';

export const forbundKey = (forbund: string): Key => ({ partition: forbundPartition, sort: forbund });

export const organisationsPartition = (forbund: string) => `organisations#${forbund}`;

export const organisationKey = (forbund: string, organisation: string): Key => ({
  partition: organisationsPartition(forbund),
  sort: organisation,
});

export const thresholdsKey = (forbund: string): Key => ({
  partition: `thresholds#${forbund}`,
  sort: 'thresholds',
});

export const queueRuleKey = (forbund: string): Key => ({
  partition: `queue-rule#${forbund}`,
  sort: 'queue-rule',
});

export const needsKey = (forbund: string): Key => ({ partition: `needs#${forbund}`, sort: 'needs' });

export const jobKey = (forbund: string, job: string): Key => ({ partition: `imports#${forbund}`, sort: job });

const chunkDigits = 4;

/** The rows of an import, a chunk an item. */
export const jobRowsKey = (forbund: string, job: string, chunk: number): Key => ({
  partition: `import-rows#${forbund}#${job}`,
  sort: String(chunk).padStart(chunkDigits, '0'),
});

/** Where insatser fall due whose first standing offer runs out. */
export const offersLane = 'offers';

/** Where entries wait whose person has something to be told, by the organisation that follows them. */
export const tellLane = (forbund: string, organisation: string) => `tell#${forbund}#${organisation}`;

/** Where imports that are not finished fall due. */
export const importsLane = 'imports';

/** One line per staleness: the insats and the moment of its stale figure. */
export const reminderKey = (forbund: string, insats: string, asOf: string): Key => ({
  partition: `reminders#${forbund}`,
  sort: `${insats}#${asOf}`,
});

/** Where reminders wait to be sent. */
export const remindersLane = 'reminders';

const flowRecordsPartition = (forbund: string) => `flow-records#${forbund}`;

/** What the flow watch remembers of an insats; its entries stand right after it, a chunk an item. */
export const flowRecordKey = (forbund: string, insats: string): Key => ({
  partition: flowRecordsPartition(forbund),
  sort: insats,
});

export const flowEntriesKey = (forbund: string, insats: string, chunk: number): Key => ({
  partition: flowRecordsPartition(forbund),
  sort: `${insats}#${String(chunk).padStart(chunkDigits, '0')}`,
});

/** Bounds of a query that reads the record of an insats with its entries. */
export const flowRecordBounds = (insats: string) => ({ from: insats, to: `${insats}#~` });

export const flowBaselineKey = (forbund: string, version: number): Key => ({
  partition: `flow-baselines#${forbund}`,
  sort: String(version).padStart(versionDigits, '0'),
});

export const flowFlagKey = (forbund: string, flag: string): Key => ({
  partition: `flow-flags#${forbund}`,
  sort: flag,
});

export const flowRunKey = (forbund: string): Key => ({ partition: `flow-run#${forbund}`, sort: 'flow-run' });

export const flowWaitsPartition = (forbund: string) => `flow-waits#${forbund}`;

/** The förbund whose waits a partition holds, or undefined for any other partition. */
export function forbundOfWaits(partition: string): string | undefined {
  return partition.startsWith('flow-waits#') ? partition.slice('flow-waits#'.length) : undefined;
}

/** Waits of the insatser of a förbund, a chunk an item. */
export const flowWaitsKey = (forbund: string, chunk: number): Key => ({
  partition: flowWaitsPartition(forbund),
  sort: String(chunk).padStart(chunkDigits, '0'),
});

export const flowThresholdsKey = (forbund: string): Key => ({
  partition: `flow-thresholds#${forbund}`,
  sort: 'flow-thresholds',
});

/** A quarter as it was published. */
export const flowQuarterKey = (forbund: string, quarter: string): Key => ({
  partition: `flow-quarters#${forbund}`,
  sort: quarter,
});
