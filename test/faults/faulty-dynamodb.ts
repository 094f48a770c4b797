import { Readable } from 'node:stream';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { seededNumbers } from '../builders/virtual-time.ts';

/** What one call can meet, each with its probability from 0 to 1; the first that strikes, in this order, is the one. */
export type DynamodbFaults = {
  /** ThrottlingException; nothing is sent. */
  throttle?: number;
  /** A write meets another transaction: TransactionCanceled for a transaction, TransactionConflict for a write alone. */
  conflict?: number;
  /** TransactionInProgress; by chance the transaction was sent nevertheless. Only transactions have a token to tell by. */
  inProgress?: number;
  /** The connection breaks before anything is sent. */
  lostBefore?: number;
  /** It is sent and carried out, and the connection breaks before the answer. */
  lostAfter?: number;
};

type Fault = keyof DynamodbFaults;

/** How many attempts of one call a fault meets, the SDK's retries among them. A conflict the SDK does not try again. */
type Attempts = 1 | 2 | 'every';

export type FaultyDynamodb = {
  /** Changes the weather for calls that begin from now on. */
  setFaults(faults: DynamodbFaults): void;
  /** How many attempts each fault has met. */
  readonly struck: Readonly<Record<Fault, number>>;
};

type FaultyDynamodbOptions = {
  /** A whole number. The same calls in the same order meet the same. */
  seed: number;
  faults: DynamodbFaults;
  /** Drawn from for each call that meets a fault; one, two or every attempt unless told. */
  attempts?: readonly Attempts[];
};

const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand']);
const WRITES_ALONE = new Set(['PutItemCommand', 'DeleteItemCommand']);
const TRANSACTION = 'TransactWriteItemsCommand';

const everywhere: readonly Fault[] = ['throttle', 'lostBefore', 'lostAfter'];
const faultsOfWrites: readonly Fault[] = ['throttle', 'conflict', 'lostBefore', 'lostAfter'];
const faultsOfTransactions: readonly Fault[] = [
  'throttle',
  'conflict',
  'inProgress',
  'lostBefore',
  'lostAfter',
];

/** What a command can meet; none where it is not one of the table's, like creating it. */
function faultsOf(command: string): readonly Fault[] {
  if (command === TRANSACTION) return faultsOfTransactions;
  if (WRITES_ALONE.has(command)) return faultsOfWrites;
  return READS.has(command) ? everywhere : [];
}

/** What passes between the SDK's parsing of an answer and its sending over the network. */
type Sent = { input: object };
type Answered<Output> = { response: unknown; output?: Output };

/** A refusal as it comes over the network, for the SDK to parse. */
function refusal(type: string, message: string, body: object = {}): { response: unknown } {
  const text = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...body });
  return {
    response: {
      statusCode: 400,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: new TextEncoder().encode(text),
    },
  };
}

/** A broken connection as the SDK's own HTTP handler throws it. */
const connectionLost = (): Error =>
  Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET' });

/** Reads an answer to its end, or its connection would never be free again. */
function forget({ response }: { response: unknown }): void {
  if (typeof response !== 'object' || response === null || !('body' in response)) return;
  if (response.body instanceof Readable) response.body.resume();
}

const linesOf = (input: object): number =>
  'TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems.length : 1;

function conflict(command: string, input: object, random: () => number): { response: unknown } {
  if (command !== TRANSACTION) {
    return refusal('TransactionConflictException', 'Transaction is ongoing for the item');
  }
  const held = Math.floor(random() * linesOf(input));
  const codes = Array.from({ length: linesOf(input) }, (_, line) =>
    line === held ? 'TransactionConflict' : 'None',
  );
  return refusal(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`,
    { CancellationReasons: codes.map((Code) => ({ Code })) },
  );
}

/**
 * Lets a client's calls on a table meet what AWS can do to them, by chance and repeatably.
 *
 * The faults stand where the network does: inside the SDK's retries, inside whatever watches the attempts, and inside
 * the parsing of answers. So each attempt is signed and sent under the same token as ever, each fault is one attempt,
 * and a refusal becomes an error by the SDK's own parsing.
 */
export function addFaults(client: DynamoDBClient, options: FaultyDynamodbOptions): FaultyDynamodb {
  const { seed, attempts = [1, 2, 'every'] } = options;
  const random = seededNumbers(seed);
  const struck = { throttle: 0, conflict: 0, inProgress: 0, lostBefore: 0, lostAfter: 0 };
  let { faults } = options;

  /** What a call meets, and in how many attempts. */
  function draw(command: string): { fault: Fault; left: number } | undefined {
    const fault = faultsOf(command).find((each) => random() < (faults[each] ?? 0));
    if (!fault) return undefined;
    const many = attempts[Math.floor(random() * attempts.length)] ?? 1;
    return { fault, left: many === 'every' ? Number.POSITIVE_INFINITY : many };
  }

  client.middlewareStack.add(
    // Set up once for each call, so that what it meets is remembered from attempt to attempt.
    <Input extends Sent, Output extends object>(
      next: (sent: Input) => Promise<Answered<Output>>,
      { commandName: command = '' }: { commandName?: string },
    ) => {
      const met = draw(command);
      return async (sent: Input): Promise<Answered<Output>> => {
        if (!met || met.left === 0) return next(sent);
        met.left -= 1;
        struck[met.fault] += 1;
        switch (met.fault) {
          case 'throttle':
            return refusal('ThrottlingException', 'Throughput exceeds the current capacity of your table');
          case 'conflict':
            return conflict(command, sent.input, random);
          case 'inProgress':
            if (random() < 0.5) forget(await next(sent));
            return refusal(
              'TransactionInProgressException',
              'The transaction with the given request token is already in progress',
            );
          case 'lostBefore':
            throw connectionLost();
          case 'lostAfter':
            forget(await next(sent));
            throw connectionLost();
          default:
            return met.fault satisfies never;
        }
      };
    },
    { step: 'deserialize', priority: 'low', name: 'faults' },
  );

  return {
    setFaults(next) {
      faults = next;
    },
    struck,
  };
}
