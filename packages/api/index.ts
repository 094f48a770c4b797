export { type Callers, createCallers } from './callers.ts';
export { carryOut } from './commands.ts';
export { type Contract, contracts } from './contracts.ts';
export { historyCursor, readHistoryCursor } from './cursor.ts';
export { type ApiHandlers, mountFunction, type PageCall, type PageHandlers } from './mount.ts';
export { openApiDocument } from './openapi.ts';
export { Problem, type ProblemName } from './problem.ts';
export { parseInput, readQuery } from './reading.ts';
export { derivedId, hashOf, type RequestIdentity, requestIdentity } from './requests.ts';
