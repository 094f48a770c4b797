import type { InsatsLog } from '#ledger';
import { createCatalogueProjection, createInsatsLog } from '#storage';
import { type Table, TableError, type Write } from '#table';
import { type Parts, productionParts } from '../parts.ts';
import { forbund } from '../world.ts';

/** Bugs in how the log is kept in the store, each planted around the product's own parts. */

const sortOf = (write: Write) => (write.do === 'put' ? write.item.sort : write.key.sort);
const partitionOf = (write: Write) => (write.do === 'put' ? write.item.partition : write.key.partition);
const isHead = (write: Write) => sortOf(write) === 'state#head';
const isEvent = (write: Write) => sortOf(write).startsWith('event#');
const isRequest = (write: Write) => partitionOf(write).startsWith('request#');
const blindly = (write: Write): Write => (write.do === 'put' ? { do: 'put', item: write.item } : write);

/** A store that makes other writes than it was asked for. */
function storeThatMakes(
  change: (writes: readonly Write[]) => readonly (readonly Write[])[],
  reads: Partial<Table> = {},
): Parts {
  return {
    ...productionParts,
    table: (table) => ({
      ...table,
      ...reads,
      async transact(writes) {
        for (const own of change(writes)) if (own.length > 0) await table.transact(own);
      },
    }),
  };
}

/** A log that differs from the product's in some of what it does. */
function logThat(differs: (log: InsatsLog, table: Table) => Partial<InsatsLog>): Parts {
  return {
    ...productionParts,
    log(table) {
      const log = createInsatsLog(table);
      return { ...log, ...differs(log, table) };
    },
  };
}

export const noVersionCheck = storeThatMakes((writes) => [
  writes
    .filter((write) => write.do !== 'check')
    .map((write) => (isHead(write) || isEvent(write) ? blindly(write) : write)),
]);

export const noIdempotency: Parts = {
  ...productionParts,
  table: (table) => ({
    ...table,
    get: (key, options) =>
      key.partition.startsWith('request#') ? Promise.resolve(undefined) : table.get(key, options),
    transact: (writes) => table.transact(writes.filter((write) => !isRequest(write))),
  }),
};

export const refusalWithoutVersionCheck = storeThatMakes((writes) => [
  writes.filter((write) => write.do !== 'check'),
]);

export const lostEvent = storeThatMakes((writes) => {
  const events = writes.filter(isEvent);
  const lost = events.length > 1 ? events.at(-1) : undefined;
  return [writes.filter((write) => write !== lost)];
});

export const eventsAndHeadApart = storeThatMakes((writes) => [
  writes.filter((write) => !isEvent(write)),
  writes.filter(isEvent),
]);

export const answerRememberedFirst = storeThatMakes((writes) => [
  writes.filter(isRequest),
  writes.filter((write) => !isRequest(write)),
]);

export const entriesReadLate: Parts = {
  ...productionParts,
  table: (table) => ({
    ...table,
    query: (query) => table.query(query.from === 'entry#' ? { ...query, consistent: false } : query),
  }),
};

export const entriesBeforeHead = logThat((log) => {
  let read: Awaited<ReturnType<InsatsLog['entries']>> = [];
  return {
    async head(insats) {
      read = await log.entries(insats);
      return log.head(insats);
    },
    entries: async () => read,
    entry: async (_insats, id) => read.find((one) => one.entry === id),
  };
});

/** Where the head has moved on, the counters that were worked out are written over it. */
export const counterWithoutCondition = logThat((log) => ({
  async commit(commit) {
    const settled = await log.commit(commit);
    const [change] = commit.changes;
    if (settled !== 'moved-on' || !change?.head || commit.changes.length > 1) return settled;
    const now = await log.head(change.insats);
    if (!now) return settled;
    const by = now.version - (change.decidedOn ?? 0);
    return log.commit({
      ...commit,
      changes: [
        {
          ...change,
          decidedOn: now.version,
          head: { ...change.head, version: change.head.version + by },
          events: change.events.map((one) => ({ ...one, version: one.version + by })),
          entries: change.entries.map(({ before, after }) => ({
            before,
            after: { ...after, version: after.version + by },
          })),
        },
      ],
    });
  },
}));

export const unknownIsSuccess = logThat((log) => ({
  async commit(commit) {
    const settled = await log.commit(commit);
    return settled === 'outcome-unknown' ? 'committed' : settled;
  },
}));

export const linkedEndingInTwo = logThat((log) => ({
  async commit(commit) {
    const [here, there] = commit.changes;
    if (!here?.head || !there?.head) return log.commit(commit);
    const settled = await log.commit({ ...commit, changes: [here] });
    if (settled !== 'committed') return settled;
    const rest = { ...commit.request, key: `${commit.request.key} there` };
    await log.commit({ request: rest, changes: [there] });
    return settled;
  },
}));

export const ruleOfQueueIgnored = logThat(() => ({ queueRule: async () => ({ first: [] }) }));

export const hashNotCompared = logThat((log) => {
  let asked = '';
  return {
    commit(commit) {
      asked = commit.request.requestHash;
      return log.commit(commit);
    },
    async request(key) {
      const known = await log.request(key);
      return known && { ...known, requestHash: asked };
    },
  };
});

export const datedByOwnClock = logThat((log) => ({
  commit(commit) {
    const recordedAt = commit.request.storedAt;
    const changes = commit.changes.map((change) => ({
      ...change,
      events: change.events.map((one) => ({ ...one, recordedAt })),
      ...(change.head && { head: { ...change.head, recordedAt } }),
    }));
    return log.commit({ ...commit, changes });
  },
}));

/** Whatever was read last is saved over what stands. */
export const projectionWithoutWatermark: Parts = {
  ...productionParts,
  projection: (table) => ({
    ...createCatalogueProjection(table),
    async save(entry) {
      const { insats, version } = entry.head;
      const body = JSON.parse(JSON.stringify(entry));
      const item = { partition: `catalogue#${forbund}`, sort: insats, version, body };
      try {
        await table.transact([{ do: 'put', item }]);
        return 'saved';
      } catch (fault) {
        if (fault instanceof TableError) return 'busy';
        throw fault;
      }
    },
  }),
};
