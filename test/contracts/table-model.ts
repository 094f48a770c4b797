import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Condition,
  type Item,
  type Json,
  type Key,
  type Query,
  type Table,
  TableError,
  type Write,
} from '#table';

/** A table as plain as can be: what the adapters are held against. */
type Model = Map<string, Item>;

type Step = { do: 'transact'; writes: Write[] } | { do: 'query'; query: Query } | { do: 'get'; key: Key };

const utf8 = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
const nameOf = ({ partition, sort }: Key): string => `${partition}|${sort}`;

function conditionHolds(when: Condition | undefined, standing: Item | undefined): boolean {
  if (when === undefined) return true;
  if (when === 'absent') return standing === undefined;
  if (when === 'present') return standing !== undefined;
  return standing?.version === when.version;
}

/** Applies the writes, or answers with the conditions that failed. */
function transactOn(model: Model, writes: readonly Write[]): number[] {
  const keyOf = (write: Write): Key => (write.do === 'put' ? write.item : write.key);
  const failed = writes.flatMap((write, index) =>
    conditionHolds(write.when, model.get(nameOf(keyOf(write)))) ? [] : [index],
  );
  if (failed.length > 0) return failed;
  for (const write of writes) {
    if (write.do === 'put') model.set(nameOf(write.item), write.item);
    if (write.do === 'delete') model.delete(nameOf(write.key));
  }
  return [];
}

function queryOn(model: Model, { partition, from, to, after, order, limit }: Query): Item[] {
  const sign = order === 'descending' ? -1 : 1;
  return [...model.values()]
    .filter((item) => item.partition === partition)
    .filter(({ sort }) => from === undefined || utf8(sort, from) >= 0)
    .filter(({ sort }) => to === undefined || utf8(sort, to) <= 0)
    .filter(({ sort }) => after === undefined || sign * utf8(sort, after) > 0)
    .sort((one, other) => sign * utf8(one.sort, other.sort))
    .slice(0, limit);
}

/** Few keys and versions, so that the steps meet; sort keys whose UTF-16 and UTF-8 orders differ. */
const sorts = fc.constantFrom('event#1', 'event#2', 'z', 'å', '\uffee', '😀');
const keys = fc.record({ partition: fc.constantFrom('one', 'other'), sort: sorts });
const versions = fc.nat({ max: 2 });

const bodies = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).json;

const conditions = fc.oneof(
  fc.constantFrom<Condition>('absent', 'present'),
  fc.record({ version: versions }),
);

const puts = fc
  .record({
    key: keys,
    version: versions,
    body: bodies,
    due: fc.option(fc.constantFrom('2025-03-01T08:00:00.000Z', '2025-03-02T08:00:00.000Z'), {
      nil: undefined,
    }),
    when: fc.option(conditions, { nil: undefined }),
  })
  .map(({ key, version, body, due, when }): Write => {
    const item: Item = { ...key, version, body, ...(due && { due: { lane: key.partition, at: due } }) };
    return { do: 'put', item, ...(when && { when }) };
  });

const deletes = fc
  .record({ key: keys, when: fc.option(conditions, { nil: undefined }) })
  .map(({ key, when }): Write => ({ do: 'delete', key, ...(when && { when }) }));

const checks = fc.record({ key: keys, when: conditions }).map((check): Write => ({ do: 'check', ...check }));

const transactions = fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: puts }, deletes, checks), {
  minLength: 1,
  maxLength: 4,
  selector: (write) => nameOf(write.do === 'put' ? write.item : write.key),
});

const queries = fc
  .record(
    {
      partition: fc.constantFrom('one', 'other'),
      limit: fc.integer({ min: 1, max: 7 }),
      from: sorts,
      to: sorts,
      after: sorts,
      order: fc.constantFrom<'ascending' | 'descending'>('ascending', 'descending'),
    },
    { requiredKeys: ['partition', 'limit'] },
  )
  .map((query): Query => ({ ...query, consistent: true }));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: transactions.map((writes): Step => ({ do: 'transact', writes })) },
  { weight: 1, arbitrary: queries.map((query): Step => ({ do: 'query', query })) },
  { weight: 1, arbitrary: keys.map((key): Step => ({ do: 'get', key })) },
);

/** Moves a history into partitions that no other history uses. */
function inOwnPartitions(step: Step, history: number): Step {
  const own = <Keyed extends { partition: string }>(keyed: Keyed): Keyed => ({
    ...keyed,
    partition: `history#${history}#${keyed.partition}`,
  });
  if (step.do === 'query') return { ...step, query: own(step.query) };
  if (step.do === 'get') return { ...step, key: own(step.key) };
  return {
    ...step,
    writes: step.writes.map((write) =>
      write.do === 'put' ? { ...write, item: own(write.item) } : { ...write, key: own(write.key) },
    ),
  };
}

async function failedConditions(table: Table, writes: readonly Write[]): Promise<number[]> {
  try {
    await table.transact(writes);
    return [];
  } catch (error) {
    if (error instanceof TableError && error.fault.kind === 'condition-failed') return error.fault.failed;
    throw error;
  }
}

async function agree(table: Table, model: Model, step: Step): Promise<void> {
  if (step.do === 'transact') {
    expect(await failedConditions(table, step.writes)).toEqual(transactOn(model, step.writes));
  } else if (step.do === 'query') {
    expect((await table.query(step.query)).items).toEqual(queryOn(model, step.query));
  } else {
    expect(await table.get(step.key, { consistent: true })).toEqual(model.get(nameOf(step.key)));
  }
}

/**
 * Runs random histories of reads and transactions on the table and on a map, which must agree at every step.
 * A failure prints its seed (see test/seed.ts).
 */
export async function behavesLikeAMap(table: Table, histories: number): Promise<void> {
  let history = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 30 }), async (walk) => {
      history += 1;
      const model: Model = new Map();
      for (const step of walk) await agree(table, model, inOwnPartitions(step, history));
      for (const item of model.values()) {
        expect(await table.get(item, { consistent: true })).toEqual(item);
      }
    }),
    { numRuns: histories },
  );
}
