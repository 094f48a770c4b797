import { fail } from 'node:assert';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Poke, Table } from '#table';
import { dueContract } from './table-due.ts';
import { itemContract } from './table-items.ts';
import { limitContract } from './table-limits.ts';
import { behavesLikeAMap } from './table-model.ts';
import { queryContract } from './table-queries.ts';
import { subjectOf } from './table-subject.ts';
import { transactionContract } from './table-transactions.ts';

/** Opens an empty table that reports its pokes. The contract closes it. */
export type OpenTable = (onPoke: Poke) => Promise<Table>;

/** `histories`: how many random histories the adapter goes through; a slow one takes fewer. */
export type ContractOptions = { histories?: number };

/** What every Table adapter promises, whatever it stores in. */
export function tableContract(name: string, open: OpenTable, { histories = 60 }: ContractOptions = {}): void {
  describe(`${name} keeps the table's contract`, () => {
    let opened: Table | undefined;
    const table = (): Table => opened ?? fail('the table did not open');
    const poked: string[] = [];

    beforeAll(async () => {
      opened = await open((partition) => poked.push(partition));
    });
    afterAll(() => opened?.close());

    const subject = subjectOf(table, poked);
    itemContract(subject);
    queryContract(subject);
    transactionContract(subject);
    dueContract(subject);
    limitContract(subject);

    test('random histories end as they would in a map', () => behavesLikeAMap(table(), histories), 120_000);
  });
}
