export { openDynamodbTable } from './dynamodb.ts';
export { createDynamodbTable, dynamodbTableDefinition } from './dynamodb-table.ts';
export * from './port.ts';
export { TABLE_SCHEMA } from './schema.ts';
export { openSimulatedTable } from './simulator.ts';
export { openSqliteTable } from './sqlite.ts';
export { itemBytes } from './stored.ts';
