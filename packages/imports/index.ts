export type { CatalogueRow } from './catalogue-row.ts';
export { type Complaint, type Fault, fault, faultSentence, firstFaults, quoted, wholeFile } from './fault.ts';
export {
  type ImportJob,
  type ImportJobs,
  importJob,
  type KeptJob,
  keptJob,
  type PlannedRow,
  plannedRow,
} from './import-job.ts';
export type { Naming } from './plan-import.ts';
export { type FileFormat, readCatalogueFile } from './read-catalogue-file.ts';
export { importCatalogue, type RunPorts, runImport } from './run-import.ts';
export { type CatalogueOwners, type ImportRequest, startImport } from './start-import.ts';
