import { isDeepStrictEqual } from 'node:util';
import type { CommandAnswer, CommandRequest, Instant, QueueRule } from '#ledger';
import type { Json, Table } from '#table';

/**
 * One request as its sender lived it: when it was first sent, when it was answered, and how. Moments are of one real
 * clock that all senders share, in any unit that grows.
 */
export type Call = {
  request: CommandRequest;
  startedAt: number;
  endedAt: number;
  /** `unanswered`: the sender gave up, and nobody knows what became of it. */
  answer: CommandAnswer | 'not-found' | 'unanswered';
  /** The clock that the decision was made by, where somebody has seen the request's record. */
  decidedAt?: Instant | undefined;
  /** Sent once more, after what remembers requests had gone. */
  again?: boolean;
};

/** What has been seen of the catalogue's entry of an insats while the history went on, in the order of seeing. */
export type SeenEntry = { insats: string; version: number; body: Json };

/** All that somebody has who stood beside: the store as it is in the end, and what everybody was answered. */
export type Witnessed = {
  /** Reads consistently and without faults. */
  table: Table;
  forbund: string;
  insatser: readonly string[];
  rule: QueueRule;
  calls: readonly Call[];
  seen?: readonly SeenEntry[];
  /** Whether the projector and the sweep have had their time, so that the catalogue must be whole. */
  projected?: boolean;
};

/** Something that never may be: which check found it, and what it saw. */
export type Violation = { check: string; what: string };

/** Collects what was found wrong. */
export function openFindings() {
  const violations: Violation[] = [];
  return {
    violations,
    found(check: string, what: string): void {
      violations.push({ check, what });
    },
    /** Says that something must hold. */
    must(holds: boolean, check: string, what: () => string): void {
      if (!holds) violations.push({ check, what: what() });
    },
  };
}

export type Findings = ReturnType<typeof openFindings>;

/** Equal as the store keeps them: as JSON, whatever the order of the fields. */
export function sameJson(one: unknown, other: unknown): boolean {
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  if (text === otherText) return true;
  if (text === undefined || otherText === undefined) return false;
  return isDeepStrictEqual(JSON.parse(text), JSON.parse(otherText));
}
