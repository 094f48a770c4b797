export {
  createMembershipStore,
  createSessionStore,
  createSignInStore,
  writesToGrant,
  writesToRevoke,
} from './access-stores.ts';
export {
  type CatalogueReader,
  createCatalogueProjection,
  createCatalogueReader,
  laggingInsatser,
} from './catalogue.ts';
export { writesOf } from './commit-writes.ts';
export { type DerivedKind, derivedKinds } from './derived-items.ts';
export type { Difference } from './difference.ts';
export { createFlowBaselines, putFlowBaseline } from './flow-baselines.ts';
export { createFlowFlags, putFlag } from './flow-flags.ts';
export { readPublishedQuarter } from './flow-quarters.ts';
export { compareFlow, type FlowComparison, rebuildFlow } from './flow-rebuild.ts';
export { createFlowRecords } from './flow-records.ts';
export { createFlowStores } from './flow-stores.ts';
export {
  putFlowThresholds,
  readFlowThresholds,
} from './flow-thresholds.ts';
export {
  createForbundDirectory,
  holdDirectory,
  putForbund,
  putOrganisation,
  putThresholds,
} from './forbund.ts';
export { createCatalogueOwners, createImportJobs } from './imports.ts';
export {
  createInsatsLog,
  insatserWithOffersDue,
  readEventsBackwards,
  readHead,
  readState,
} from './insats-log.ts';
export {
  entryKey,
  eventKey,
  forbundOfWaits,
  headKey,
  insatsOfPartition,
  insatsPartition,
  requestKey,
} from './keys.ts';
export { type KeptNeeds, putNeeds, readNeeds } from './needs.ts';
export { putQueueRule, readQueueRule } from './queue-rule.ts';
export { type Comparison, compare, compareWithRebuilt, insatserOf, rebuild } from './rebuild.ts';
export { createReminders } from './reminders.ts';
export { readRequest, writeOnce } from './requests.ts';
export { readToTell, type ToTell } from './to-tell.ts';
export { createWaitsReader, type Waits, type WaitsReader, waitOf } from './waits-reader.ts';
