import type { CommandRequest } from '#ledger';
import { aRequest, createCykel, reportNow } from '../builders/ledger.ts';

/** Insatser that are written to at the same time; each takes its requests one after another. */
export const lanes = 4;

/** A tenth are refused, so that some 1,000 are left that write. */
export const howManyRequests = 1_112;

export const insatsOf = (number: number): string => `insats-${number % lanes}`;

/** Every tenth is refused by the ledger; that is an answer too. */
export const isRefused = (number: number): boolean => number % 10 === 9;

/** The requests of the kill test by number. The queue of a report carries the number into the log. */
export function requestOf(number: number): CommandRequest {
  const command =
    number < lanes
      ? createCykel
      : isRefused(number)
        ? ({ type: 'handOver', organisation: createCykel.organisation } as const)
        : reportNow(number % 7, number);
  return aRequest(`request ${number}`, command, { insats: insatsOf(number) });
}
