import { describe, expect, test } from 'vitest';
import { item, type Subject } from './table-subject.ts';

/** Ranges, order and pages of a partition. */
export function queryContract(subject: Subject): void {
  describe('a query', () => {
    const events = ['event#1', 'event#2', 'event#3', 'event#4', 'event#5'];

    test('lists one partition in order, forwards or backwards', async () => {
      const partition = await subject.partitionOf(['event#2', 'event#1', 'head']);
      await subject.partitionOf(['event#1']);
      expect(await subject.sortsOf({ partition })).toEqual(['event#1', 'event#2', 'head']);
      expect(await subject.sortsOf({ partition, order: 'descending' })).toEqual([
        'head',
        'event#2',
        'event#1',
      ]);
      expect(await subject.sortsOf({ partition: subject.freshPartition() })).toEqual([]);
    });

    test('keeps to its bounds, both inclusive', async () => {
      const partition = await subject.partitionOf(events);
      const between = { from: 'event#2', to: 'event#4' };
      expect(await subject.sortsOf({ partition, ...between })).toEqual(events.slice(1, 4));
      expect(await subject.sortsOf({ partition, ...between, order: 'descending' })).toEqual(
        events.slice(1, 4).reverse(),
      );
      expect(await subject.sortsOf({ partition, from: 'event#4' })).toEqual(events.slice(3));
      expect(await subject.sortsOf({ partition, to: 'event#2' })).toEqual(events.slice(0, 2));
      expect(await subject.sortsOf({ partition, from: 'event#3', to: 'event#3' })).toEqual(['event#3']);
      expect(await subject.sortsOf({ partition, from: 'event#4', to: 'event#2' })).toEqual([]);
    });

    test('continues after a sort key, inside or outside the bounds, there or not', async () => {
      const partition = await subject.partitionOf(events);
      expect(await subject.sortsOf({ partition, after: 'event#3' })).toEqual(events.slice(3));
      expect(await subject.sortsOf({ partition, after: 'event#25' })).toEqual(events.slice(2));
      expect(await subject.sortsOf({ partition, after: 'event#3', order: 'descending' })).toEqual([
        'event#2',
        'event#1',
      ]);
      const between = { from: 'event#2', to: 'event#4' };
      expect(await subject.sortsOf({ partition, ...between, after: 'event#0' })).toEqual(events.slice(1, 4));
      expect(await subject.sortsOf({ partition, ...between, after: 'event#1' })).toEqual(events.slice(1, 4));
      expect(await subject.sortsOf({ partition, ...between, after: 'event#2' })).toEqual(events.slice(2, 4));
      expect(await subject.sortsOf({ partition, ...between, after: 'event#4' })).toEqual([]);
      expect(await subject.sortsOf({ partition, ...between, after: 'event#5' })).toEqual([]);
      const backwards = { ...between, order: 'descending' } as const;
      expect(await subject.sortsOf({ partition, ...backwards, after: 'event#5' })).toEqual(
        events.slice(1, 4).reverse(),
      );
      expect(await subject.sortsOf({ partition, ...backwards, after: 'event#6' })).toEqual(
        events.slice(1, 4).reverse(),
      );
      expect(await subject.sortsOf({ partition, ...backwards, after: 'event#3' })).toEqual(['event#2']);
      expect(await subject.sortsOf({ partition, ...backwards, after: 'event#2' })).toEqual([]);
    });

    test('pages without losing or repeating, and the last page says so', async () => {
      const partition = await subject.partitionOf(events);
      for (const order of ['ascending', 'descending'] as const) {
        const first = await subject.table.query({ partition, limit: 2, order, consistent: true });
        expect(first.next).toBe(first.items[1]?.sort);
        const rest = await subject.table.query({
          partition,
          limit: 3,
          order,
          after: first.next ?? '',
          consistent: true,
        });
        expect(rest.next).toBeUndefined();
        const walked = [...first.items, ...rest.items].map(({ sort }) => sort);
        expect(walked).toEqual(order === 'ascending' ? events : events.toReversed());
      }
    });

    test('ends a page early rather than read more than a megabyte', async () => {
      const partition = subject.freshPartition();
      const bulk = 'x'.repeat(300_000);
      for (const sort of events) await subject.put(item({ partition, sort }, 0, bulk));
      const first = await subject.table.query({ partition, limit: 1000, consistent: true });
      expect(first.items.length).toBeLessThan(5);
      const walked = first.items.map(({ sort }) => sort);
      for (let next = first.next; next !== undefined; ) {
        const page = await subject.table.query({ partition, limit: 1000, after: next, consistent: true });
        walked.push(...page.items.map(({ sort }) => sort));
        next = page.next;
      }
      expect(walked).toEqual(events);
    });

    test('orders by UTF-8 bytes: z before å ä ö, and emoji after everything else', async () => {
      const inOrder = ['A', 'Z', 'a', 'ab', 'z', 'ä', 'å', 'ö', 'ö#', '\ue000', '\uffee', '😀', '🪚'];
      const partition = await subject.partitionOf([...inOrder].reverse());
      expect(await subject.sortsOf({ partition })).toEqual(inOrder);
      expect(await subject.sortsOf({ partition, order: 'descending' })).toEqual(inOrder.toReversed());
      expect(await subject.sortsOf({ partition, from: 'ä', to: 'ö' })).toEqual(['ä', 'å', 'ö']);
      expect(await subject.sortsOf({ partition, from: '\uffee', to: '😀' })).toEqual(['\uffee', '😀']);
      expect(await subject.sortsOf({ partition, after: '\uffee' })).toEqual(['😀', '🪚']);
    });

    test('tells composed and decomposed letters apart, as their bytes do', async () => {
      const partition = await subject.partitionOf(['\u00e5', 'a\u030a']);
      expect(await subject.sortsOf({ partition })).toEqual(['a\u030a', '\u00e5']);
    });
  });
}
