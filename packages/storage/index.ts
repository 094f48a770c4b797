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
export {
  createForbundDirectory,
  holdDirectory,
  putForbund,
  putOrganisation,
  putThresholds,
} from './forbund.ts';
export { createCatalogueOwners, createImportJobs } from './imports.ts';
export { createInsatsLog, readEventsBackwards, readHead, readState } from './insats-log.ts';
export { insatsOfPartition } from './keys.ts';
export { putQueueRule, readQueueRule } from './queue-rule.ts';
export { readRequest, writeOnce } from './requests.ts';
export { readToTell, type ToTell } from './to-tell.ts';
