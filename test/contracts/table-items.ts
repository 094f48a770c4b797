import { describe, expect, test } from 'vitest';
import type { Item, Write } from '#table';
import { faultOf, item, type Subject } from './table-subject.ts';

/** Items come back as written; conditions on one write hold each way. */
export function itemContract(subject: Subject): void {
  describe('an item', () => {
    test('comes back as it was written', async () => {
      const partition = subject.freshPartition();
      const head: Item = {
        partition,
        sort: 'head',
        version: 7,
        body: {
          name: 'Snickeriet i Åtvidaberg 🪚',
          'fält med "citat"': [1, -2.5, 1e-200, 1.7976931348623157e308, Number.MAX_SAFE_INTEGER],
          '': { tom: '', nej: false, inget: null, lista: [], nul: '\u0000', halv: '\ud83d' },
        },
        due: { lane: 'offers', at: '2025-03-01T08:00:00.000Z' },
        expires: 4_102_444_800,
      };
      await subject.put(head);
      expect(await subject.read(head)).toEqual(head);
      expect(await subject.table.get(head)).toBeDefined();
    });

    test('that was never written is undefined', async () => {
      expect(await subject.read({ partition: subject.freshPartition(), sort: 'head' })).toBeUndefined();
    });

    test('may have any JSON value as its body', async () => {
      const partition = subject.freshPartition();
      for (const body of [null, true, 0, '', 'text', [], [null], {}]) {
        await subject.put(item({ partition, sort: 'head' }, 0, body));
        expect((await subject.read({ partition, sort: 'head' }))?.body).toEqual(body);
      }
    });

    test('keeps nothing of the item it replaces', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      await subject.put({
        ...item(key, 1, { old: true }),
        due: { lane: 'replaced', at: '2025-03-01T08:00:00.000Z' },
        expires: 4_102_444_800,
      });
      await subject.put(item(key, 2, { fresh: true }));
      expect(await subject.read(key)).toEqual(item(key, 2, { fresh: true }));
    });

    test('is gone when deleted, and deleting it again is no fault', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      await subject.put(item(key));
      await subject.table.transact([{ do: 'delete', key }]);
      await subject.table.transact([{ do: 'delete', key }]);
      expect(await subject.read(key)).toBeUndefined();
    });

    test('is not shared with whoever wrote or read it', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      const body = { places: 12 };
      await subject.put(item(key, 0, body));
      body.places = 99;
      const seen = await subject.read(key);
      if (seen) seen.body = 'scribbled on';
      expect((await subject.read(key))?.body).toEqual({ places: 12 });
    });
  });

  describe('a condition on a single write', () => {
    const conditionFailed = { kind: 'condition-failed', failed: [0] };

    test('"absent" lets the first one in and no other', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      await subject.put(item(key, 1), 'absent');
      expect(await faultOf(subject.put(item(key, 2), 'absent'))).toEqual(conditionFailed);
      expect((await subject.read(key))?.version).toBe(1);
    });

    test('"present" needs an item', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      expect(await faultOf(subject.put(item(key, 1), 'present'))).toEqual(conditionFailed);
      await subject.put(item(key, 1));
      await subject.put(item(key, 2), 'present');
      expect((await subject.read(key))?.version).toBe(2);
    });

    test('a version must be exactly the one that stands there', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      expect(await faultOf(subject.put(item(key, 1), { version: 0 }))).toEqual(conditionFailed);
      await subject.put(item(key, 1));
      expect(await faultOf(subject.put(item(key, 2), { version: 0 }))).toEqual(conditionFailed);
      expect(await faultOf(subject.put(item(key, 2), { version: 2 }))).toEqual(conditionFailed);
      await subject.put(item(key, 2), { version: 1 });
      expect((await subject.read(key))?.version).toBe(2);
    });

    test('guards a delete as well', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      const remove = (when: Write['when']) =>
        subject.table.transact([{ do: 'delete', key, ...(when && { when }) }]);
      expect(await faultOf(remove('present'))).toEqual(conditionFailed);
      await remove('absent');
      await subject.put(item(key, 3));
      expect(await faultOf(remove('absent'))).toEqual(conditionFailed);
      expect(await faultOf(remove({ version: 2 }))).toEqual(conditionFailed);
      await remove({ version: 3 });
      expect(await subject.read(key)).toBeUndefined();
    });

    test('may stand alone as a check', async () => {
      const key = { partition: subject.freshPartition(), sort: 'head' };
      const check = (when: 'absent' | 'present' | { version: number }) =>
        subject.table.transact([{ do: 'check', key, when }]);
      await check('absent');
      expect(await faultOf(check('present'))).toEqual(conditionFailed);
      await subject.put(item(key, 5));
      await check('present');
      await check({ version: 5 });
      expect(await faultOf(check({ version: 4 }))).toEqual(conditionFailed);
    });
  });
}
