import type { Callers } from '#api';
import type { ForbundDirectory } from '#forbund';
import type { InsatsLog, Instant, Pace } from '#ledger';
import type { Log } from '#observability';
import type { Table } from '#table';

export type CoordinatorParts = {
  table: Table;
  insatsLog: InsatsLog;
  directory: Pick<ForbundDirectory, 'organisations'>;
  callers: Callers;
  pace: Pace;
  now: () => Instant;
  publicOrigin: string;
  log: Log;
};
