import type {
  AttributeValue,
  ConditionCheck,
  Delete,
  Put,
  QueryCommandInput,
  TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { rangeLeft } from './order.ts';
import type { Condition, Item, Json, Key, Query } from './port.ts';
import { TABLE_SCHEMA as names } from './schema.ts';
import type { StoredWrite } from './stored.ts';

type Attributes = Record<string, AttributeValue>;

/** The key as DynamoDB attributes. */
export const keyAttributes = ({ partition, sort }: Key): Attributes => ({
  [names.partition]: { S: partition },
  [names.sort]: { S: sort },
});

/**
 * The body is one JSON string, not a DynamoDB map: it comes back exactly as written (a map refuses numbers outside
 * 1E-130…1E126, empty field names in paths and more than 32 levels), its size is its bytes, and nothing has to be
 * converted value by value on a cold start. Nothing in the port looks into a body, so nothing is lost.
 */
const itemAttributes = (item: Item): Attributes => ({
  ...keyAttributes(item),
  [names.version]: { N: String(item.version) },
  [names.body]: { S: JSON.stringify(item.body) },
  ...(item.due && {
    [names.dueIndex.lane]: { S: item.due.lane },
    [names.dueIndex.at]: { S: item.due.at },
  }),
  ...(item.expires !== undefined && { [names.expires]: { N: String(item.expires) } }),
});

function text(attributes: Attributes, name: string): string {
  const value = attributes[name]?.S;
  if (value === undefined) throw new Error(`an item without the string attribute ${name}`);
  return value;
}

function whole(attributes: Attributes, name: string): number {
  const value = Number(attributes[name]?.N);
  if (!Number.isSafeInteger(value)) throw new Error(`an item without the whole number ${name}`);
  return value;
}

/** The key that DynamoDB answered with. */
export const storedKey = (attributes: Attributes): Key => ({
  partition: text(attributes, names.partition),
  sort: text(attributes, names.sort),
});

/** The item that DynamoDB answered with. */
export function storedItem(attributes: Attributes): Item {
  const body: Json = JSON.parse(text(attributes, names.body));
  const item: Item = { ...storedKey(attributes), version: whole(attributes, names.version), body };
  if (attributes[names.dueIndex.lane]) {
    item.due = { lane: text(attributes, names.dueIndex.lane), at: text(attributes, names.dueIndex.at) };
  }
  if (attributes[names.expires]) item.expires = whole(attributes, names.expires);
  return item;
}

type Conditional = Pick<
  ConditionCheck,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

function requires(condition: Condition): Conditional & { ConditionExpression: string } {
  if (typeof condition === 'object') {
    return {
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': names.version },
      ExpressionAttributeValues: { ':version': { N: String(condition.version) } },
    };
  }
  const exists = condition === 'absent' ? 'attribute_not_exists' : 'attribute_exists';
  return {
    ConditionExpression: `${exists}(#partition)`,
    ExpressionAttributeNames: { '#partition': names.partition },
  };
}

type StoredPut = Extract<StoredWrite, { do: 'put' }>;
type StoredDelete = Extract<StoredWrite, { do: 'delete' }>;

/** Input of PutItem and of a transaction's Put. */
export const putInput = (TableName: string, write: StoredPut): Put => ({
  TableName,
  Item: itemAttributes(write.item),
  ...(write.when && requires(write.when)),
});

/** Input of DeleteItem and of a transaction's Delete. */
export const deleteInput = (TableName: string, write: StoredDelete): Delete => ({
  TableName,
  Key: keyAttributes(write.key),
  ...(write.when && requires(write.when)),
});

/** One line of TransactWriteItems. */
export function transactionLine(TableName: string, write: StoredWrite): TransactWriteItem {
  switch (write.do) {
    case 'put':
      return { Put: putInput(TableName, write) };
    case 'delete':
      return { Delete: deleteInput(TableName, write) };
    case 'check':
      return { ConditionCheck: { TableName, Key: keyAttributes(write.key), ...requires(write.when) } };
  }
}

function sortCondition({ from, to }: { from?: string; to?: string }): string {
  if (from !== undefined && to !== undefined) return ' AND #sort BETWEEN :from AND :to';
  if (from !== undefined) return ' AND #sort >= :from';
  return to === undefined ? '' : ' AND #sort <= :to';
}

/** Input of Query for a page and one item more, or undefined when the range is empty. */
export function queryInput(TableName: string, query: Query): QueryCommandInput | undefined {
  const range = rangeLeft(query);
  if (!range) return undefined;
  const { from, to, after } = range;
  const bounded = from !== undefined || to !== undefined;
  return {
    TableName,
    KeyConditionExpression: `#partition = :partition${sortCondition(range)}`,
    ExpressionAttributeNames: { '#partition': names.partition, ...(bounded && { '#sort': names.sort }) },
    ExpressionAttributeValues: {
      ':partition': { S: query.partition },
      ...(from !== undefined && { ':from': { S: from } }),
      ...(to !== undefined && { ':to': { S: to } }),
    },
    ...(after !== undefined && {
      ExclusiveStartKey: keyAttributes({ partition: query.partition, sort: after }),
    }),
    ScanIndexForward: query.order !== 'descending',
    ConsistentRead: query.consistent === true,
    Limit: query.limit + 1,
  };
}
