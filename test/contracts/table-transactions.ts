import { fail } from 'node:assert';
import { describe, expect, test, vi } from 'vitest';
import { type Key, TableError } from '#table';
import { faultOf, item, type Subject } from './table-subject.ts';

/** All or nothing, also with many writers; and who is told. */
export function transactionContract(subject: Subject): void {
  describe('a transaction', () => {
    test('writes puts and deletes in several partitions at once', async () => {
      const [here, there] = [subject.freshPartition(), subject.freshPartition()];
      await subject.put(item({ partition: here, sort: 'entry' }));
      await subject.table.transact([
        { do: 'put', item: item({ partition: here, sort: 'head' }, 1), when: 'absent' },
        { do: 'delete', key: { partition: here, sort: 'entry' }, when: 'present' },
        { do: 'put', item: item({ partition: there, sort: 'entry' }, 2) },
      ]);
      expect(await subject.sortsOf({ partition: here })).toEqual(['head']);
      expect(await subject.sortsOf({ partition: there })).toEqual(['entry']);
    });

    test('writes nothing when a condition fails, and names each that did', async () => {
      const partition = subject.freshPartition();
      const key = (sort: string): Key => ({ partition, sort });
      await subject.put(item(key('head'), 4, 'before'));
      const fault = await faultOf(
        subject.table.transact([
          { do: 'put', item: item(key('head'), 5, 'after'), when: { version: 3 } },
          { do: 'put', item: item(key('event'), 5), when: 'absent' },
          { do: 'check', key: key('offer'), when: 'present' },
          { do: 'put', item: item(key('free')) },
          { do: 'delete', key: key('entry'), when: 'present' },
        ]),
      );
      expect(fault).toEqual({ kind: 'condition-failed', failed: [0, 2, 4] });
      expect(await subject.sortsOf({ partition })).toEqual(['head']);
      expect(await subject.read(key('head'))).toEqual(item(key('head'), 4, 'before'));
    });

    test('stands when its checks hold, and leaves what it checked alone', async () => {
      const partition = subject.freshPartition();
      const checked = item({ partition, sort: 'consent' }, 2);
      await subject.put(checked);
      await subject.table.transact([
        { do: 'check', key: checked, when: { version: 2 } },
        { do: 'check', key: { partition, sort: 'closure' }, when: 'absent' },
        { do: 'put', item: item({ partition, sort: 'head' }) },
      ]);
      expect(await subject.read(checked)).toEqual(checked);
      expect(await subject.sortsOf({ partition })).toEqual(['consent', 'head']);
    });

    test('takes 100 writes', async () => {
      const sorts = Array.from({ length: 100 }, (_, index) => `event#${String(index).padStart(3, '0')}`);
      expect(await subject.sortsOf({ partition: await subject.partitionOf(sorts) })).toEqual(sorts);
    });

    test('takes nearly 4 MB', async () => {
      const partition = subject.freshPartition();
      const body = 'å'.repeat(195_000);
      await subject.table.transact(
        Array.from({ length: 10 }, (_, index) => ({
          do: 'put',
          item: item({ partition, sort: `${index}` }, 0, body),
        })),
      );
      expect((await subject.read({ partition, sort: '9' }))?.body).toBe(body);
    });
  });

  describe('writers at the same time', () => {
    test('20 increments by version give each version exactly one winner', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      await subject.put(item(key, 0, []));
      const winners: number[] = [];

      async function increment(writer: number): Promise<void> {
        for (;;) {
          const head = await subject.read(key);
          if (!head || !Array.isArray(head.body)) return fail('the head is gone');
          const next = { ...head, version: head.version + 1, body: [...head.body, writer] };
          try {
            await subject.put(next, { version: head.version });
            winners.push(next.version);
            return;
          } catch (error) {
            if (!(error instanceof TableError)) throw error;
            expect(['condition-failed', 'conflict', 'throttled']).toContain(error.fault.kind);
          }
        }
      }

      const writers = Array.from({ length: 20 }, (_, writer) => writer);
      await Promise.all(writers.map(increment));
      const head = await subject.read(key);
      expect(head?.version).toBe(20);
      expect(winners.toSorted((one, other) => one - other)).toEqual(writers.map((writer) => writer + 1));
      expect(head?.body).toHaveLength(20);
      expect(new Set(Array.isArray(head?.body) ? head.body : [])).toEqual(new Set(writers));
    });
  });

  describe('a poke', () => {
    const toldOf = (partition: string) => subject.poked.filter((each) => each === partition).length;

    test('tells once of each partition that a transaction changed', async () => {
      const [here, there, checked] = [
        subject.freshPartition(),
        subject.freshPartition(),
        subject.freshPartition(),
      ];
      await subject.table.transact([
        { do: 'put', item: item({ partition: here, sort: 'head' }) },
        { do: 'put', item: item({ partition: here, sort: 'event' }) },
        { do: 'delete', key: { partition: there, sort: 'head' } },
        { do: 'check', key: { partition: checked, sort: 'head' }, when: 'absent' },
      ]);
      await vi.waitFor(() => expect(toldOf(there)).toBe(1));
      expect(toldOf(here)).toBe(1);
      expect(toldOf(checked)).toBe(0);
    });

    test('does not come for a write that was not made', async () => {
      const partition = subject.freshPartition();
      await faultOf(subject.put(item({ partition, sort: 'head' }), 'present'));
      await subject.put(item({ partition: subject.freshPartition(), sort: 'head' }));
      expect(toldOf(partition)).toBe(0);
    });
  });
}
