import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { type DynamodbLocal, startDynamodbLocal } from './server.ts';

const wanted = process.env.DYNAMODB_LOCAL === '1';

/** A client for a local endpoint, with the made-up credentials that DynamoDB Local asks for. */
const localDynamodbClient = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/**
 * A suite on its own DynamoDB Local, started before it and stopped after it. Without `DYNAMODB_LOCAL=1` it is
 * skipped, and a line says so.
 */
export function describeOnDynamodbLocal(
  name: string,
  define: (client: () => DynamoDBClient, endpoint: () => string) => void,
): void {
  if (!wanted) {
    console.warn(
      `SKIPPED, not tested: "${name}" needs DynamoDB Local. ` +
        'Switch on: npx node scripts/dynamodb-local.ts (once), then DYNAMODB_LOCAL=1 npm test.',
    );
  }
  describe.skipIf(!wanted)(name, () => {
    let server: DynamodbLocal | undefined;
    let client: DynamoDBClient | undefined;

    beforeAll(async () => {
      server = await startDynamodbLocal();
      client = localDynamodbClient(server.endpoint);
    }, 90_000);

    afterAll(async () => {
      client?.destroy();
      await server?.stop();
    });

    const started = <Part>(part: Part | undefined): Part => {
      if (part === undefined) throw new Error('DynamoDB Local has not started');
      return part;
    };
    define(
      () => started(client),
      () => started(server).endpoint,
    );
  });
}
