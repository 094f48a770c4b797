import type { LedgerEvent } from './events.ts';
import type { Refusal } from './refusals.ts';

/** What a command has made or is about, for whoever asked. */
export type Made = { entry?: string; offer?: string; cohort?: string };

/**
 * What a command does: the events to record, none when nothing changes; or why it is refused. A refusal may record
 * events too: what had run out before the command came.
 */
export type Decision =
  | { events: LedgerEvent[]; made?: Made; elsewhere?: ElsewhereEvent }
  | { refused: Refusal; events?: LedgerEvent[] };

/** What the command does in the other insats that it concerns, in the same transaction. */
export type ElsewhereEvent = { insats: string; event: LedgerEvent };

export const refuse = (refused: Refusal): Decision => ({ refused });
export const record = (...events: LedgerEvent[]): Decision => ({ events });
