import { createServer, type Server } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import { openDynamodbTable } from './dynamodb.ts';
import { type Item, type Table, TableError, type Write } from './port.ts';

/** What the scripted endpoint does with one attempt. */
type Answer = 'lose the answer' | { status: number; type?: string; body?: object };

type Attempt = { operation: string; input: Record<string, unknown> };

let stop: () => void = () => {};
afterEach(() => stop());

/** A table on an endpoint that gives these answers in turn (the last one for ever), and remembers what it was asked. */
async function tableThatAnswers(...answers: Answer[]) {
  const attempts: Attempt[] = [];
  const poked: string[] = [];
  const server: Server = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk) => {
      sent += chunk;
    });
    request.on('end', () => {
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      attempts.push({ operation, input: JSON.parse(sent) });
      const answer = answers[Math.min(attempts.length, answers.length) - 1];
      if (answer === undefined || answer === 'lose the answer') return request.socket.destroy();
      const type = answer.type && {
        __type: `com.amazonaws.dynamodb.v20120810#${answer.type}`,
        message: 'no',
      };
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
      return response.end(JSON.stringify({ ...type, ...answer.body }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 2,
  });
  stop = () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  const onPoke = (partition: string) => poked.push(partition);
  return { table: openDynamodbTable({ client, tableName: 'catalogue', onPoke }), attempts, poked };
}

const head: Item = { partition: 'insats#1', sort: 'head', version: 3, body: { places: 12 } };
const event: Item = { partition: 'insats#1', sort: 'event#3', version: 3, body: {} };
const single: Write[] = [{ do: 'put', item: head, when: { version: 2 } }];
const several: Write[] = [...single, { do: 'put', item: event, when: 'absent' }];

const done: Answer = { status: 200 };
const conditionFailed: Answer = { status: 400, type: 'ConditionalCheckFailedException' };
const cancelled = (...codes: string[]): Answer => ({
  status: 400,
  type: 'TransactionCanceledException',
  body: { CancellationReasons: codes.map((Code) => ({ Code, Message: Code })) },
});

async function faultOf(table: Table, writes: readonly Write[]): Promise<TableError['fault'] | undefined> {
  try {
    await table.transact(writes);
    return undefined;
  } catch (error) {
    if (error instanceof TableError) return error.fault;
    throw error;
  }
}

test('one write is sent alone, several as a transaction, and a lone check as one too', async () => {
  const { table, attempts } = await tableThatAnswers(done);
  await table.transact(single);
  await table.transact([{ do: 'delete', key: head }]);
  await table.transact(several);
  await table.transact([{ do: 'check', key: head, when: 'present' }]);
  expect(attempts.map(({ operation }) => operation)).toEqual([
    'PutItem',
    'DeleteItem',
    'TransactWriteItems',
    'TransactWriteItems',
  ]);
});

test('a condition that fails at once is a failed condition', async () => {
  const { table } = await tableThatAnswers(conditionFailed);
  expect(await faultOf(table, single)).toEqual({ kind: 'condition-failed', failed: [0] });
});

test('a condition that fails after a lost answer may have met its own write: the outcome is unknown', async () => {
  const { table, attempts, poked } = await tableThatAnswers('lose the answer', conditionFailed);
  expect(await faultOf(table, single)).toEqual({ kind: 'outcome-unknown' });
  expect(attempts).toHaveLength(2);
  await vi.waitFor(() => expect(poked).toEqual(['insats#1']));
});

test('a condition that fails after a throttled attempt has failed: nothing was written before', async () => {
  const throttled: Answer = { status: 400, type: 'ThrottlingException' };
  const { table, attempts } = await tableThatAnswers(throttled, conditionFailed);
  expect(await faultOf(table, single)).toEqual({ kind: 'condition-failed', failed: [0] });
  expect(attempts).toHaveLength(2);
});

test('a lost answer that a second attempt finds again is a success', async () => {
  const { table, attempts } = await tableThatAnswers('lose the answer', done);
  await table.transact(several);
  const tokens = attempts.map(({ input }) => input.ClientRequestToken);
  expect(tokens[0]).toBeTypeOf('string');
  expect(tokens[1]).toBe(tokens[0]);
});

test.each([
  ['every answer is lost', 'lose the answer'],
  ['the store fails inside', { status: 500, type: 'InternalServerError' }],
  ['the attempt before is still at work', { status: 400, type: 'TransactionInProgressException' }],
] satisfies [string, Answer][])('the outcome is unknown when %s', async (_, answer) => {
  const { table } = await tableThatAnswers(answer);
  expect(await faultOf(table, single)).toEqual({ kind: 'outcome-unknown' });
  expect(await faultOf(table, several)).toEqual({ kind: 'outcome-unknown' });
});

test('a cancelled transaction names every condition that failed', async () => {
  const { table } = await tableThatAnswers(
    cancelled('ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'),
  );
  expect(await faultOf(table, several)).toEqual({ kind: 'condition-failed', failed: [0, 2] });
});

test.each([
  ['conflict', cancelled('None', 'TransactionConflict')],
  ['conflict', cancelled('ConditionalCheckFailed', 'TransactionConflict')],
  ['conflict', { status: 400, type: 'TransactionConflictException' }],
  ['conflict', { status: 400, type: 'ReplicatedWriteConflictException' }],
  ['throttled', cancelled('ThrottlingError', 'None')],
  ['throttled', cancelled('ProvisionedThroughputExceeded', 'ConditionalCheckFailed')],
  ['throttled', { status: 400, type: 'ProvisionedThroughputExceededException' }],
  ['throttled', { status: 400, type: 'RequestLimitExceeded' }],
  ['refused', cancelled('ValidationError', 'None')],
  ['refused', { status: 400, type: 'ValidationException' }],
] satisfies [string, Answer][])('"%s" is what %j means', async (kind, answer) => {
  const { table, poked } = await tableThatAnswers(answer);
  expect((await faultOf(table, several))?.kind).toBe(kind);
  expect(poked).toEqual([]);
});

test('a fault that no caller can mend comes as it is', async () => {
  const { table } = await tableThatAnswers({ status: 400, type: 'AccessDeniedException' });
  await expect(table.transact(several)).rejects.toThrow(
    expect.objectContaining({ name: 'AccessDeniedException' }),
  );
});

test.each([
  ['is told to slow down', { status: 400, type: 'ThrottlingException' }],
  ['loses its connection at every attempt', 'lose the answer'],
  ['meets a store that fails inside', { status: 500, type: 'InternalServerError' }],
  ['meets a store that is away', { status: 503 }],
] satisfies [string, Answer][])('a read that %s may be tried again later', async (_, answer) => {
  const { table, attempts } = await tableThatAnswers(answer);
  const throttled = { fault: { kind: 'throttled' } };
  await expect(table.get(head, { consistent: true })).rejects.toMatchObject(throttled);
  await expect(table.query({ partition: 'insats#1', limit: 1 })).rejects.toMatchObject(throttled);
  await expect(
    table.due({ lane: 'offers', until: '2026-03-02T08:00:00.000Z', limit: 1 }),
  ).rejects.toMatchObject(throttled);
  expect(attempts).toHaveLength(6);
});

test('a read that finds nobody at the address may be tried again later', async () => {
  const { table } = await tableThatAnswers(done);
  stop();
  await expect(table.get(head)).rejects.toMatchObject({ fault: { kind: 'throttled' } });
});

test('a read that may not be made comes as it is', async () => {
  const { table } = await tableThatAnswers({ status: 400, type: 'AccessDeniedException' });
  await expect(table.get(head)).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
});

test('keys that a due batch left unread are asked for again', async () => {
  const key = { partition: { S: 'insats#1' }, sort: { S: 'head' } };
  const stored = { ...key, version: { N: '3' }, body: { S: '{}' }, dueLane: { S: 'offers' } };
  const due = { ...stored, dueAt: { S: '2025-03-01T08:00:00.000Z' } };
  const { table } = await tableThatAnswers(
    { status: 200, body: { Items: [key] } },
    { status: 200, body: { Responses: {}, UnprocessedKeys: { catalogue: { Keys: [key] } } } },
    { status: 200, body: { Responses: { catalogue: [due] }, UnprocessedKeys: {} } },
  );
  const found = await table.due({ lane: 'offers', until: '2025-03-02T08:00:00.000Z', limit: 10 });
  expect(found.map(({ version }) => version)).toEqual([3]);
});

test('what the index still lists but has moved on is left out', async () => {
  const key = { partition: { S: 'insats#1' }, sort: { S: 'head' } };
  const stored = { ...key, version: { N: '4' }, body: { S: '{}' }, dueLane: { S: 'offers' } };
  const moved = { ...stored, dueAt: { S: '2025-03-09T08:00:00.000Z' } };
  const { table } = await tableThatAnswers(
    { status: 200, body: { Items: [key] } },
    { status: 200, body: { Responses: { catalogue: [moved] } } },
  );
  expect(await table.due({ lane: 'offers', until: '2025-03-02T08:00:00.000Z', limit: 10 })).toEqual([]);
});
