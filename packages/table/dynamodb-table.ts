import {
  CreateTableCommand,
  type CreateTableInput,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { TABLE_SCHEMA as names } from './schema.ts';

const ACTIVE_WITHIN_SECONDS = 60;

/** The table as data: what `createDynamodbTable` creates, and what the stack in infra/ must agree with. No stream. */
export function dynamodbTableDefinition(tableName: string): CreateTableInput {
  const strings = [names.partition, names.sort, names.dueIndex.lane, names.dueIndex.at];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: strings.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: names.partition, KeyType: 'HASH' },
      { AttributeName: names.sort, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: names.dueIndex.name,
        KeySchema: [
          { AttributeName: names.dueIndex.lane, KeyType: 'HASH' },
          { AttributeName: names.dueIndex.at, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: names.dueIndex.projection },
      },
    ],
  };
}

async function turnOnTimeToLive(client: DynamoDBClient, tableName: string): Promise<void> {
  const answer = await client.send(new DescribeTimeToLiveCommand({ TableName: tableName }));
  if (answer.TimeToLiveDescription?.TimeToLiveStatus?.startsWith('ENABL')) return;
  const TimeToLiveSpecification = { AttributeName: names.expires, Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }));
}

/** Creates the table where it is missing and waits until it can be used. For a local endpoint; on AWS the stack does it. */
export async function createDynamodbTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(dynamodbTableDefinition(tableName)));
  } catch (fault) {
    if (!(fault instanceof ResourceInUseException)) throw fault;
  }
  await waitUntilTableExists(
    { client, maxWaitTime: ACTIVE_WITHIN_SECONDS, minDelay: 1 },
    { TableName: tableName },
  );
  await turnOnTimeToLive(client, tableName);
}
