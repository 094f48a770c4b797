import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createLog } from '#observability';
import { createCatalogueProjection } from '#storage';
import { openDynamodbTable } from '#table';
import { env } from './env.ts';
import { projectPoked } from './project.ts';

const settings = env.parse(process.env);
const table = openDynamodbTable({ client: new DynamoDBClient({}), tableName: settings.TABLE_NAME });
const projection = createCatalogueProjection(table);
const log = createLog('projector');

/** Follows the table's stream. The first record that could not be taken is where the stream goes on the next time. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const pokes = event.Records.map(({ dynamodb }) => ({
    partition: dynamodb?.Keys?.partition?.S ?? '',
    itemIdentifier: dynamodb?.SequenceNumber ?? '',
  }));
  const unfinished = new Set(
    await projectPoked(
      projection,
      pokes.map(({ partition }) => partition),
      log,
    ),
  );
  const first = pokes.find(({ partition }) => unfinished.has(partition));
  return { batchItemFailures: first ? [{ itemIdentifier: first.itemIdentifier }] : [] };
}
