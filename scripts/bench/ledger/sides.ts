import { randomUUID } from 'node:crypto';
import { type ActedBy, type Command, type CommandAnswer, handleCommand, swedishDay } from '#ledger';
import { systemPace } from '#runtime';
import { createInsatsLog, entryKey } from '#storage';
import type { Table } from '#table';
import { commandOf, lives, type Named } from './lives.ts';

/** One who goes through a life: each `next` is one command. */
type Life = { next(): Promise<Outcome> };

/** How often the store was too busy for a command, which was then sent again as a client would, and whether it was done. */
export type Outcome = { refused: boolean; busy: number };

/** What is measured: the ledger, or the store alone with transactions of the same shape. */
export type Side = {
  begin(insats: number, life: number): Life;
  /** Takes away the entries that have ended, so that every round begins on as many as the first. */
  tidy(): Promise<void>;
};

/** Somebody at the provider; names are as long as they are in a catalogue. */
export const actor: ActedBy = {
  subject: 'staff-k4tq7mzp2xw5hbnr3ye6',
  role: 'provider',
  forbund: 'ostergotland',
  organisation: 'cykelkooperativet',
};

/** Sixty-four letters that no other has, as the name of a request. */
export const anyHash = () => (randomUUID() + randomUUID()).replaceAll('-', '');

/** One command with a key of its own, sent again until it is answered. */
export async function carryOut(
  table: Table,
  insats: string,
  command: Command,
): Promise<{ answer: CommandAnswer; busy: number }> {
  const key = anyHash();
  // The provider's own, once the insats exists; only an administrator creates it.
  const mandates: ActedBy[] = [actor, { ...actor, role: 'admin' }];
  const request = { insats, command, mandates, key, requestHash: key };
  for (let busy = 0; ; busy += 1) {
    const result = await handleCommand(createInsatsLog(table), systemPace, request);
    if (result.kind === 'answered') return { answer: result.answer, busy };
    if (result.kind !== 'busy') throw new Error(`${command.type} in ${insats}: ${result.kind}`);
  }
}

/** Every command through the ledger. */
export function ledgerSide(table: Table, insatser: readonly string[]): Side {
  let ended: { insats: string; entry: string }[] = [];
  const today = swedishDay(systemPace.now());
  return {
    begin(number, life) {
      const insats = insatser[number];
      if (insats === undefined) throw new Error('there is no such insats');
      const steps = [...(lives[life] ?? [])];
      const named: Named = { entry: '', offer: '' };
      return {
        async next() {
          const step = steps.shift();
          if (!step) throw new Error('the life has come to its end');
          const { answer, busy } = await carryOut(table, insats, commandOf(step, named, today));
          if (answer.outcome === 'refused') return { refused: true, busy };
          named.entry = answer.entry ?? named.entry;
          named.offer = answer.offer ?? named.offer;
          if (steps.length === 0) ended.push({ insats, entry: named.entry });
          return { refused: false, busy };
        },
      };
    },
    async tidy() {
      for (const { insats, entry } of ended)
        await table.transact([{ do: 'delete', key: entryKey(insats, entry) }]);
      ended = [];
    },
  };
}
