import type { MembershipStore } from '#access';
import type { Callers } from '#api';
import type { ForbundDirectory } from '#forbund';
import type { CatalogueOwners, ImportJobs, Naming } from '#imports';
import type { InsatsLog, Instant, Pace } from '#ledger';
import type { Log } from '#observability';
import type { Table } from '#table';

export type AdminParts = {
  table: Table;
  insatsLog: InsatsLog;
  directory: ForbundDirectory;
  memberships: MembershipStore;
  jobs: ImportJobs;
  owners: CatalogueOwners;
  naming: Naming;
  callers: Callers;
  pace: Pace;
  now: () => Instant;
  publicOrigin: string;
  log: Log;
};
