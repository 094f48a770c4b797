import { describe, expect, test, vi } from 'vitest';
import type { Item } from '#table';
import { item, type Subject } from './table-subject.ts';

/** The sparse index of what falls due. */
export function dueContract(subject: Subject): void {
  describe('what falls due', () => {
    const at = (day: number) => `2025-03-0${day}T08:00:00.000Z`;
    const offers = (partition: string) => `offers of ${partition}`;

    const scheduled = (partition: string, sort: string, day: number): Item => ({
      ...item({ partition, sort }, day, { day }),
      due: { lane: offers(partition), at: at(day) },
    });

    const dueBy = async (partition: string, day: number, limit = 100): Promise<Item[]> =>
      subject.table.due({ lane: offers(partition), until: at(day), limit });

    /** The index is eventually consistent: what must be seen is waited for. */
    const soon = (assertion: () => Promise<void>) => vi.waitFor(assertion, { timeout: 5000, interval: 20 });

    test('is listed soonest first, whole, until and including the moment asked for', async () => {
      const partition = subject.freshPartition();
      await subject.put(scheduled(partition, 'b', 1));
      await subject.put(scheduled(partition, 'a', 3));
      await subject.put(scheduled(partition, 'c', 2));
      await subject.put(item({ partition, sort: 'never' }));
      await soon(async () => {
        const found = await dueBy(partition, 3);
        expect(found.map(({ sort }) => sort)).toEqual(['b', 'c', 'a']);
        expect(found[0]).toEqual(scheduled(partition, 'b', 1));
        expect(await dueBy(partition, 2)).toHaveLength(2);
        expect((await dueBy(partition, 3, 1)).map(({ sort }) => sort)).toEqual(['b']);
      });
    });

    test('keeps its lanes apart', async () => {
      const [one, other] = [subject.freshPartition(), subject.freshPartition()];
      await subject.put(scheduled(one, 'offer', 1));
      await subject.put(scheduled(other, 'offer', 1));
      await soon(async () => {
        expect((await dueBy(one, 9)).map(({ partition }) => partition)).toEqual([one]);
      });
    });

    test('moves and leaves with its item', async () => {
      const partition = subject.freshPartition();
      const days = async (until: number) => (await dueBy(partition, until)).map(({ version }) => version);
      await subject.put(scheduled(partition, 'offer', 2));
      await soon(async () => expect(await days(2)).toEqual([2]));
      await subject.put(scheduled(partition, 'offer', 5));
      await soon(async () => {
        expect(await days(4)).toEqual([]);
        expect(await days(5)).toEqual([5]);
      });
      await subject.put(item({ partition, sort: 'offer' }));
      await soon(async () => expect(await days(9)).toEqual([]));
      await subject.put(scheduled(partition, 'offer', 6));
      await soon(async () => expect(await days(9)).toEqual([6]));
      await subject.table.transact([{ do: 'delete', key: { partition, sort: 'offer' } }]);
      await soon(async () => expect(await days(9)).toEqual([]));
    });

    test('is found in hundreds', async () => {
      const partition = subject.freshPartition();
      for (const tens of [0, 1]) {
        await subject.table.transact(
          Array.from({ length: 100 }, (_, index) => ({
            do: 'put',
            item: scheduled(partition, `offer#${tens * 100 + index}`, 1 + (index % 9)),
          })),
        );
      }
      await soon(async () => {
        const found = await dueBy(partition, 9, 1000);
        expect(found).toHaveLength(200);
        const days = found.map(({ version }) => version);
        expect(days).toEqual(days.toSorted());
      });
    });
  });
}
