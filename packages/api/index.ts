export { anonymousCallers, type Caller, type Callers, createCallers } from './callers.ts';
export { carryOut } from './commands.ts';
export { type Contract, contracts } from './contracts.ts';
export { historyCursor, readHistoryCursor } from './cursor.ts';
export { type ApiCall, type ApiHandlers, mountFunction, type PageCall, type PageHandlers } from './mount.ts';
export { Problem } from './problem.ts';
export { parseInput, readQuery } from './reading.ts';
export { derivedId, hashOf, requestIdentity } from './requests.ts';
