import { fail } from 'node:assert';
import { describe, expect, test } from 'vitest';
import type { Json, Key, Write } from '#table';
import { faultOf, item, type Subject } from './table-subject.ts';

/** Calls that every adapter refuses, the same way. */
export function limitContract(subject: Subject): void {
  describe('limits', () => {
    const key: Key = { partition: 'limits', sort: 'head' };
    const reasonOf = async (attempt: Promise<unknown>): Promise<string> => {
      const fault = await faultOf(attempt);
      return fault.kind === 'refused' ? fault.reason : fail(fault.kind);
    };

    test('an empty, too long or unstorable key is refused, for reading and for writing', async () => {
      for (const broken of [
        { partition: '', sort: 'head' },
        { partition: 'limits', sort: '' },
        { partition: 'å'.repeat(1025), sort: 'head' },
        { partition: 'limits', sort: 'å'.repeat(513) },
        { partition: 'limits', sort: 'half an emoji \ud83d' },
        { partition: 'limits', sort: 'nul\u0000' },
      ]) {
        expect(await reasonOf(subject.table.get(broken))).toMatch(/key/);
        expect(await reasonOf(subject.put(item(broken)))).toMatch(/key/);
        expect(await reasonOf(subject.table.transact([{ do: 'delete', key: broken }]))).toMatch(/key/);
        expect(
          await reasonOf(subject.table.transact([{ do: 'check', key: broken, when: 'absent' }])),
        ).toMatch(/key/);
      }
    });

    test('the longest keys there may be are taken', async () => {
      const longest = { partition: 'å'.repeat(1024), sort: 'å'.repeat(512) };
      await subject.put(item(longest));
      expect(await subject.read(longest)).toEqual(item(longest));
    });

    test('a transaction of none or more than 100 writes is refused', async () => {
      const many = Array.from(
        { length: 101 },
        (_, index): Write => ({
          do: 'put',
          item: item({ partition: 'limits', sort: `${index}` }),
        }),
      );
      expect(await reasonOf(subject.table.transact([]))).toMatch(/without writes/);
      expect(await reasonOf(subject.table.transact(many))).toMatch(/100 is the most/);
      expect(await subject.sortsOf({ partition: 'limits' })).toEqual([]);
    });

    test('the same key twice in a transaction is refused, whatever is done to it', async () => {
      const twice: Write[] = [
        { do: 'check', key, when: 'absent' },
        { do: 'put', item: item(key) },
      ];
      expect(await reasonOf(subject.table.transact(twice))).toMatch(/twice/);
      expect(await subject.read(key)).toBeUndefined();
    });

    test('an item may measure 400 KB and not a byte more', async () => {
      const frame = { partition: subject.freshPartition(), sort: 'head' };
      const empty = 'partition'.length + frame.partition.length + 'sort'.length + 'head'.length;
      const room = 400 * 1024 - empty - 'version'.length - 2 - 'body'.length - '""'.length;
      await subject.put(item(frame, 0, 'x'.repeat(room)));
      expect(await reasonOf(subject.put(item(frame, 0, 'x'.repeat(room + 1))))).toMatch(/400 KB/);
      expect(await reasonOf(subject.put(item(frame, 0, 'å'.repeat(room / 2 + 1))))).toMatch(/400 KB/);
    });

    test('a transaction of more than 4 MB is refused', async () => {
      const body = 'x'.repeat(400_000);
      const heavy = Array.from(
        { length: 11 },
        (_, index): Write => ({
          do: 'put',
          item: item({ partition: 'limits', sort: `${index}` }, 0, body),
        }),
      );
      expect(await reasonOf(subject.table.transact(heavy))).toMatch(/4 MB/);
      expect(await subject.sortsOf({ partition: 'limits' })).toEqual([]);
    });

    test('a page has 1 to 1,000 items, and so has what falls due', async () => {
      for (const limit of [0, -1, 1.5, 1001, Number.NaN]) {
        expect(await reasonOf(subject.table.query({ partition: 'limits', limit }))).toMatch(/limit/);
        const due = subject.table.due({ lane: 'offers', until: '2025-03-01T08:00:00.000Z', limit });
        expect(await reasonOf(due)).toMatch(/limit/);
      }
    });

    test('an empty bound, partition or lane is refused', async () => {
      expect(await reasonOf(subject.table.query({ partition: '', limit: 1 }))).toMatch(/partition/);
      for (const bound of [{ from: '' }, { to: '' }, { after: '' }]) {
        expect(await reasonOf(subject.table.query({ partition: 'limits', limit: 1, ...bound }))).toMatch(
          /bound/,
        );
      }
      expect(
        await reasonOf(subject.table.due({ lane: '', until: '2025-03-01T08:00:00.000Z', limit: 1 })),
      ).toMatch(/lane/);
    });

    test('a due time that would sort wrongly is refused', async () => {
      for (const instant of ['2025-03-01', '2025-03-01T08:00:00Z', '2025-03-01T08:00:00.000+01:00', '']) {
        expect(await reasonOf(subject.put({ ...item(key), due: { lane: 'offers', at: instant } }))).toMatch(
          /RFC 3339/,
        );
        expect(await reasonOf(subject.table.due({ lane: 'offers', until: instant, limit: 1 }))).toMatch(
          /RFC 3339/,
        );
      }
    });

    test('a version or expiry that is not a whole number from 0 is refused', async () => {
      for (const number of [-1, 1.5, Number.NaN, 2 ** 53]) {
        expect(await reasonOf(subject.put(item(key, number)))).toMatch(/version/);
        expect(await reasonOf(subject.put(item(key), { version: number }))).toMatch(/version/);
        expect(await reasonOf(subject.put({ ...item(key), expires: number }))).toMatch(/expires/);
      }
    });

    test('a body that JSON would change is refused', async () => {
      const circle: { [field: string]: Json } = {};
      circle.self = circle;
      const sparse: Json[] = [1];
      sparse[2] = 3;
      for (const body of [Number.NaN, { deep: [Number.POSITIVE_INFINITY] }, sparse, circle]) {
        expect(await reasonOf(subject.put(item(key, 0, body)))).toMatch(/body/);
      }
      // What TypeScript would stop, but parsed or cast data may bring.
      for (const foreign of [undefined, { when: new Date(0) }, { n: 1n }, [() => 1], new Map()]) {
        const smuggled = Object.assign(item(key), { body: foreign });
        expect(await reasonOf(subject.put(smuggled))).toMatch(/body/);
      }
    });
  });
}
