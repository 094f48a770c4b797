export { type DynamodbTableOptions, openDynamodbTable } from './dynamodb.ts';
export { createDynamodbTable, dynamodbTableDefinition } from './dynamodb-table.ts';
export { TABLE_LIMITS } from './limits.ts';
export * from './port.ts';
export { TABLE_SCHEMA } from './schema.ts';
export {
  openSimulatedTable,
  SimulatedCrash,
  type SimulatedFaults,
  type SimulatedTable,
  type SimulatedTableOptions,
} from './simulator.ts';
export { openSqliteTable, type SqliteTableOptions } from './sqlite.ts';
