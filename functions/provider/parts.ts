import type { Callers } from '#api';
import type { ForbundDirectory } from '#forbund';
import type { InsatsLog, Instant, Pace } from '#ledger';
import type { Log } from '#observability';
import type { CatalogueReader, WaitsReader } from '#storage';
import type { Table } from '#table';
import type { Assets } from '#web';

export type ProviderParts = {
  table: Table;
  insatsLog: InsatsLog;
  directory: ForbundDirectory;
  catalogue: CatalogueReader;
  waits: Pick<WaitsReader, 'waits'>;
  callers: Callers;
  pace: Pace;
  now: () => Instant;
  /** A new random key for a form. */
  newKey: () => string;
  publicOrigin: string;
  assets: Assets;
  notice: string | null;
  log: Log;
};
