import { type CommandRequest, type CommandResult, handleCommand, type InsatsLog, type Pace } from '#ledger';
import type { CatalogueProjection } from '#search';
import { createCatalogueProjection, createInsatsLog } from '#storage';
import type { Table } from '#table';

/** What a history is lived with: the product's own parts, or one of them planted with a bug. */
export type Parts = {
  table(table: Table): Table;
  log(table: Table): InsatsLog;
  handle(log: InsatsLog, pace: Pace, request: CommandRequest): Promise<CommandResult>;
  projection(table: Table): CatalogueProjection;
};

export const productionParts: Parts = {
  table: (table) => table,
  log: createInsatsLog,
  handle: handleCommand,
  projection: createCatalogueProjection,
};
