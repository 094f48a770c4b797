import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handleCommand } from '#ledger';
import { systemPace } from '#runtime';
import { createCatalogueOwners, createFlowStores, createInsatsLog } from '#storage';
import { createDynamodbTable, openDynamodbTable } from '#table';
import { bundleFunctions } from '../../scripts/bundle.ts';
import { anAdmin, createCykel } from '../builders/ledger.ts';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';

const tableName = 'insatskatalog-bundles';
const insats = 'cykelverkstaden1';

type Answer = { statusCode: number; body: string; headers: Record<string, string> };

/** A call as API Gateway sends it (payload format 2.0). */
const callTo = (path: string) => ({
  version: '2.0',
  routeKey: `GET ${path}`,
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'katalog.example.se' },
  requestContext: { domainName: 'katalog.example.se', http: { method: 'GET', path, sourceIp: '127.0.0.1' } },
  isBase64Encoded: false,
});

describeOnDynamodbLocal('What is deployed, called as the cloud calls it', (client: () => DynamoDBClient) => {
  let folder: string;
  const load = createRequire(import.meta.url);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundles-'));
    await bundleFunctions({ outdir: folder });
    await createDynamodbTable(client(), tableName);
    const table = openDynamodbTable({ client: client(), tableName });
    const forbund = { id: anAdmin.forbund, name: 'Linköping', municipalities: [], note: null };
    await createCatalogueOwners(table).keep(forbund.id, forbund, []);
    const endpoint = await client().config.endpoint?.();
    if (!endpoint) throw new Error('the client has no endpoint of its own');
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_DYNAMODB: `${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`,
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      TABLE_NAME: tableName,
      PUBLIC_ORIGIN: 'https://katalog.example.se',
    });
  }, 90_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function ask(path: string): Promise<Answer> {
    process.env.ASSETS_DIR = join(folder, 'public/assets');
    const { handler } = load(join(folder, 'public/index.cjs'));
    return handler(callTo(path), {});
  }

  it('the public function answers pages and data from an empty catalogue', async () => {
    expect((await ask('/')).statusCode).toBe(200);
    const answer = await ask('/api/v1/insatser');
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ items: [], total: 0 });
  });

  it('the projector takes a record of the stream, and the public function finds the insats', async () => {
    const table = openDynamodbTable({ client: client(), tableName });
    await handleCommand(createInsatsLog(table), systemPace, {
      insats,
      command: createCykel,
      mandates: [anAdmin],
      key: 'create',
      requestHash: 'create',
    });
    const { handler }: { handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> } = load(
      join(folder, 'projector/index.cjs'),
    );
    const record = { dynamodb: { Keys: { partition: { S: `insats#${insats}` } }, SequenceNumber: '1' } };
    expect(await handler({ Records: [record, record] })).toEqual({ batchItemFailures: [] });
    await expect
      .poll(async () => JSON.parse((await ask('/api/v1/insatser')).body).total, { timeout: 10_000 })
      .toBe(1);
    expect((await ask(`/insatser/${insats}`)).body).toContain('Cykelverkstaden');
  }, 20_000);

  it('the schedule brings in what no poke told of', async () => {
    const table = openDynamodbTable({ client: client(), tableName });
    await handleCommand(createInsatsLog(table), systemPace, {
      insats: 'cykelverkstaden2',
      command: { ...createCykel, externalReference: 'two' },
      mandates: [anAdmin],
      key: 'create two',
      requestHash: 'create two',
    });
    const { handler }: { handler: () => Promise<void> } = load(join(folder, 'schedules/index.cjs'));
    await handler();
    await expect
      .poll(async () => JSON.parse((await ask('/api/v1/insatser')).body).total, { timeout: 10_000 })
      .toBe(2);
  }, 20_000);

  it('the flow watch makes the run of the day', async () => {
    const { handler }: { handler: (woken: object, context: object) => Promise<void> } = load(
      join(folder, 'flow/index.cjs'),
    );
    await handler({}, { getRemainingTimeInMillis: () => 900_000 });
    const table = openDynamodbTable({ client: client(), tableName });
    const { records, runs } = createFlowStores(table);
    expect((await runs.latest('linkoping'))?.run).toMatchObject({ finished: true });
    expect((await records.all('linkoping')).map(({ insats }) => insats)).toContain('cykelverkstaden2');
  }, 20_000);
});
