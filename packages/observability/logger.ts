import { Logger } from '@aws-lambda-powertools/logger';

/** What the product tells its operators. Never a query string, a body, a name or a token. */
export type Log = {
  info(message: string, facts?: Record<string, string | number>): void;
  warn(message: string, facts?: Record<string, string | number>): void;
  /** A fault that is not the caller's. Only its class, message and stack are kept. */
  fault(message: string, fault: unknown, facts?: Record<string, string | number>): void;
};

/** The log of one function, as structured lines. */
export function createLog(serviceName: string): Log {
  const logger = new Logger({ serviceName });
  return {
    info: (message, facts = {}) => logger.info(message, facts),
    warn: (message, facts = {}) => logger.warn(message, facts),
    fault: (message, fault, facts = {}) =>
      logger.error(message, { ...facts, error: fault instanceof Error ? fault : new Error('not an error') }),
  };
}
