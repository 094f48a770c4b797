import {
  type CancellationReason,
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { TableError } from './port.ts';

const THROTTLES = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);
const CONFLICTS = new Set([
  'TransactionConflictException',
  'ReplicatedWriteConflictException',
  'TransactionConflict',
]);

/**
 * Whether DynamoDB answered that nothing was written. A broken connection, a time-out and a 5xx do not say so, and
 * neither does TransactionInProgress: the attempt before, under the same token, is still at work.
 */
export const saysNothingWritten = (fault: unknown): boolean =>
  fault instanceof DynamoDBServiceException &&
  fault.$fault === 'client' &&
  !(fault instanceof TransactionInProgressException);

/**
 * Only when conditions are the whole story is `failed` complete; beside a conflict some may not have been looked at,
 * so such a call is a conflict: tried again it gets a full answer.
 */
function cancelled(fault: TransactionCanceledException, reasons: readonly CancellationReason[]): unknown {
  const codes = reasons.map((reason) => reason.Code ?? 'None');
  if (codes.some((code) => CONFLICTS.has(code)))
    return new TableError({ kind: 'conflict' }, { cause: fault });
  if (codes.some((code) => THROTTLES.has(code)))
    return new TableError({ kind: 'throttled' }, { cause: fault });
  const refusal = reasons.find(({ Code }) => Code === 'ValidationError');
  if (refusal) {
    return new TableError({ kind: 'refused', reason: refusal.Message ?? 'validation' }, { cause: fault });
  }
  const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
  return failed.length > 0 ? new TableError({ kind: 'condition-failed', failed }, { cause: fault }) : fault;
}

const BROKEN_CONNECTIONS = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Whether DynamoDB, or the network on the way, gave no answer of its own: a time-out, a broken connection, a 5xx. */
function gaveNoAnswer(fault: unknown): boolean {
  if (fault instanceof DynamoDBServiceException) return fault.$fault === 'server';
  if (!(fault instanceof Error)) return false;
  if (fault.name === 'TimeoutError') return true;
  return 'code' in fault && BROKEN_CONNECTIONS.has(String(fault.code));
}

/** What a fault means that a read has met. One that got no answer has done nothing, and may be tried again later. */
export function readFault(fault: unknown): unknown {
  return gaveNoAnswer(fault) ? new TableError({ kind: 'throttled' }, { cause: fault }) : tableFault(fault);
}

/** The TableError that a fault of DynamoDB means, or the fault itself (no access, no table: never the caller's). */
export function tableFault(fault: unknown): unknown {
  if (!(fault instanceof DynamoDBServiceException)) return fault;
  if (fault instanceof TransactionCanceledException) return cancelled(fault, fault.CancellationReasons ?? []);
  if (fault instanceof ConditionalCheckFailedException) {
    return new TableError({ kind: 'condition-failed', failed: [0] }, { cause: fault });
  }
  if (CONFLICTS.has(fault.name)) return new TableError({ kind: 'conflict' }, { cause: fault });
  if (THROTTLES.has(fault.name)) return new TableError({ kind: 'throttled' }, { cause: fault });
  if (fault.name === 'ValidationException') {
    return new TableError({ kind: 'refused', reason: fault.message }, { cause: fault });
  }
  return fault;
}
