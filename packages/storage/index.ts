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
export {
  entryKey,
  eventKey,
  headKey,
  insatsOfPartition,
  insatsPartition,
  requestKey,
} from './keys.ts';
export { readRequest, writeOnce } from './requests.ts';
