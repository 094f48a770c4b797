import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { readFault, saysNothingWritten, tableFault } from './dynamodb-faults.ts';
import {
  deleteInput,
  keyAttributes,
  putInput,
  queryInput,
  storedItem,
  storedKey,
  transactionLine,
} from './dynamodb-items.ts';
import { acceptDueQuery, acceptKey, acceptQuery, acceptWrites } from './limits.ts';
import { pokeLater, touchedPartitions } from './poke.ts';
import {
  type DueQuery,
  type Item,
  type Key,
  type Page,
  type Poke,
  type Query,
  type Table,
  TableError,
} from './port.ts';
import { TABLE_SCHEMA as names } from './schema.ts';
import type { StoredWrite } from './stored.ts';

/** Keys that one BatchGetItem takes. */
const BATCH = 100;
/** DynamoDB may leave keys of a batch unread under load; so many times they are asked for again. */
const BATCH_ROUNDS = 5;

type Next<Input, Output> = (input: Input) => Promise<Output>;

/**
 * Watches a write's attempts, retries by the SDK among them. After an attempt whose answer was lost, a later
 * "condition failed" may be the write meeting itself, so the outcome is unknown unless an attempt succeeded.
 */
function watchAttempts() {
  let answerLost = false;
  return {
    middleware:
      <Input, Output>(next: Next<Input, Output>): Next<Input, Output> =>
      async (input) => {
        try {
          return await next(input);
        } catch (fault) {
          if (!saysNothingWritten(fault)) answerLost = true;
          throw fault;
        }
      },
    meaning: (fault: unknown): unknown =>
      answerLost ? new TableError({ kind: 'outcome-unknown' }, { cause: fault }) : tableFault(fault),
  };
}

/** Inside the SDK's retries, outside the parsing of an answer: every attempt passes, with its fault named. */
const EACH_ATTEMPT = { step: 'deserialize', priority: 'high' } as const;

async function send(
  client: DynamoDBClient,
  tableName: string,
  writes: readonly StoredWrite[],
): Promise<void> {
  const { middleware, meaning } = watchAttempts();
  const [write] = writes;
  try {
    if (writes.length === 1 && write?.do === 'put') {
      const command = new PutItemCommand(putInput(tableName, write));
      command.middlewareStack.add(middleware, EACH_ATTEMPT);
      await client.send(command);
    } else if (writes.length === 1 && write?.do === 'delete') {
      const command = new DeleteItemCommand(deleteInput(tableName, write));
      command.middlewareStack.add(middleware, EACH_ATTEMPT);
      await client.send(command);
    } else {
      const lines = writes.map((line) => transactionLine(tableName, line));
      const command = new TransactWriteItemsCommand({ TransactItems: lines });
      command.middlewareStack.add(middleware, EACH_ATTEMPT);
      await client.send(command);
    }
  } catch (fault) {
    throw meaning(fault);
  }
}

/** The items of up to 100 keys, read consistently, in no order. Throttled when DynamoDB keeps leaving some unread. */
async function readBatch(client: DynamoDBClient, tableName: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let unread: Record<string, AttributeValue>[] = keys.map(keyAttributes);
  for (let round = 0; round < BATCH_ROUNDS; round++) {
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: unread, ConsistentRead: true } } }),
    );
    for (const found of answer.Responses?.[tableName] ?? []) items.push(storedItem(found));
    unread = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (unread.length === 0) return items;
  }
  throw new TableError({ kind: 'throttled' });
}

/** The index names keys only and trails the table a moment: what has meanwhile moved or left is dropped here. */
async function readDue(client: DynamoDBClient, tableName: string, query: DueQuery): Promise<Item[]> {
  const { Items: found = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: names.dueIndex.name,
      KeyConditionExpression: '#lane = :lane AND #at <= :until',
      ExpressionAttributeNames: { '#lane': names.dueIndex.lane, '#at': names.dueIndex.at },
      ExpressionAttributeValues: { ':lane': { S: query.lane }, ':until': { S: query.until } },
      Limit: query.limit,
    }),
  );
  const keys = found.map(storedKey);
  const items: Item[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    items.push(...(await readBatch(client, tableName, keys.slice(start, start + BATCH))));
  }
  return items
    .flatMap((item) =>
      item.due?.lane === query.lane && item.due.at <= query.until ? [{ item, at: item.due.at }] : [],
    )
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ item }) => item);
}

async function readPage(client: DynamoDBClient, tableName: string, query: Query): Promise<Page> {
  const input = queryInput(tableName, query);
  if (!input) return { items: [] };
  const { Items: found = [], LastEvaluatedKey: more } = await client.send(new QueryCommand(input));
  const items = found.slice(0, query.limit).map(storedItem);
  // The one item more than asked for, or DynamoDB's own page end at 1 MB, tells that there is a next page.
  const next = found.length > query.limit || more ? items.at(-1)?.sort : undefined;
  return next === undefined ? { items } : { items, next };
}

export type DynamodbTableOptions = {
  /** The caller's own, with its time-outs and retries; closing the table leaves it open. */
  client: DynamoDBClient;
  tableName: string;
  /** Called for changes made through this handle. On AWS the table's stream does this instead. */
  onPoke?: Poke;
};

/**
 * The table on DynamoDB. One put or delete alone is a plain conditional write (half the price of a transaction); a
 * lone check and everything else is a TransactWriteItems.
 * Faults that no caller can mend (no access, no such table) come as the SDK's own errors.
 */
export function openDynamodbTable({ client, tableName, onPoke }: DynamodbTableOptions): Table {
  async function reading<Answer>(read: Promise<Answer>): Promise<Answer> {
    try {
      return await read;
    } catch (fault) {
      throw readFault(fault);
    }
  }

  return {
    async get(key, options) {
      acceptKey(key);
      const { Item: found } = await reading(
        client.send(
          new GetItemCommand({
            TableName: tableName,
            Key: keyAttributes(key),
            ConsistentRead: options?.consistent === true,
          }),
        ),
      );
      return found && storedItem(found);
    },
    async query(query) {
      acceptQuery(query);
      return reading(readPage(client, tableName, query));
    },
    async due(query) {
      acceptDueQuery(query);
      return reading(readDue(client, tableName, query));
    },
    async transact(writes) {
      const accepted = acceptWrites(writes);
      try {
        await send(client, tableName, accepted);
        pokeLater(onPoke, touchedPartitions(accepted));
      } catch (fault) {
        // The write may stand, and a poke too many harms nobody.
        if (fault instanceof TableError && fault.fault.kind === 'outcome-unknown') {
          pokeLater(onPoke, touchedPartitions(accepted));
        }
        throw fault;
      }
    },
    async close() {},
  };
}
