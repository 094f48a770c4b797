import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { acceptDueQuery, acceptKey, acceptQuery, acceptWrites, TABLE_LIMITS } from './limits.ts';
import { rangeLeft } from './order.ts';
import { pokeLater, touchedPartitions } from './poke.ts';
import { type Item, type Json, type Page, type Poke, type Query, type Table, TableError } from './port.ts';
import { type Durability, lockedOut, openFile } from './sqlite-file.ts';
import { holds, itemBytes, keyOf, type StoredWrite } from './stored.ts';

/** Transactions that share one commit (and one wait for the disk) at most. */
const COMMIT_TOGETHER = 200;
/** Expired items are looked for once in so many commits, and so many are deleted each time. */
const CLEAN_EVERY = 500;
const CLEAN_AT_MOST = 500;

type Row = Record<string, SQLOutputValue>;

/** A transaction that waits for the next commit. */
type Waiting = { writes: StoredWrite[]; settle: (fault?: unknown) => void };

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Error(`the column ${column} holds ${typeof value}, not text`);
  return value;
}

function whole(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new Error(`the column ${column} holds ${typeof value}, not a number`);
  return value;
}

function storedItem(row: Row): Item {
  const body: Json = JSON.parse(text(row, 'body'));
  const item: Item = {
    partition: text(row, 'partition'),
    sort: text(row, 'sort'),
    version: whole(row, 'version'),
    body,
  };
  if (row.due_lane !== null) item.due = { lane: text(row, 'due_lane'), at: text(row, 'due_at') };
  if (row.expires !== null) item.expires = whole(row, 'expires');
  return item;
}

const asTableFault = (fault: unknown): unknown =>
  lockedOut(fault) ? new TableError({ kind: 'conflict' }, { cause: fault }) : fault;

function prepareAll(database: DatabaseSync) {
  const select = 'SELECT * FROM item WHERE partition = ?';
  const page = (low: string, high: string, order: string): StatementSync =>
    database.prepare(`${select} AND sort ${low} ? AND sort ${high} ? ORDER BY sort ${order} LIMIT ?`);
  return {
    get: database.prepare(`${select} AND sort = ?`),
    version: database.prepare('SELECT version FROM item WHERE partition = ? AND sort = ?'),
    put: database.prepare(
      'INSERT OR REPLACE INTO item (partition, sort, version, body, due_lane, due_at, expires) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    delete: database.prepare('DELETE FROM item WHERE partition = ? AND sort = ?'),
    ascending: { first: page('>=', '<=', 'ASC'), next: page('>', '<=', 'ASC') },
    descending: { first: page('>=', '<=', 'DESC'), next: page('>=', '<', 'DESC') },
    due: database.prepare('SELECT * FROM item WHERE due_lane = ? AND due_at <= ? ORDER BY due_at LIMIT ?'),
    clean: database.prepare(
      `DELETE FROM item WHERE (partition, sort) IN
         (SELECT partition, sort FROM item WHERE expires IS NOT NULL AND expires <= ? LIMIT ${CLEAN_AT_MOST})`,
    ),
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
  };
}

type Statements = ReturnType<typeof prepareAll>;

/** SQLite sorts every blob after every text: a bound above all keys. */
const ABOVE_ALL = new Uint8Array(0);

function rowsOf(statements: Statements, query: Query, limit: number): Iterable<Row> {
  const range = rangeLeft(query);
  if (!range) return [];
  const { from = '', to = ABOVE_ALL, after } = range;
  if (query.order === 'descending') {
    const statement = after === undefined ? statements.descending.first : statements.descending.next;
    return statement.iterate(query.partition, from, after ?? to, limit);
  }
  const statement = after === undefined ? statements.ascending.first : statements.ascending.next;
  return statement.iterate(query.partition, after ?? from, to, limit);
}

function readPage(statements: Statements, query: Query): Page {
  const items: Item[] = [];
  let bytes = 0;
  let last = '';
  // One row more than asked for tells whether there is a next page.
  for (const row of rowsOf(statements, query, query.limit + 1)) {
    if (items.length === query.limit || bytes >= TABLE_LIMITS.bytesPerPage) return { items, next: last };
    const item = storedItem(row);
    items.push(item);
    bytes += itemBytes(item, text(row, 'body'));
    last = item.sort;
  }
  return { items };
}

function applyWrite(statements: Statements, write: StoredWrite): void {
  if (write.do === 'check') return;
  if (write.do === 'delete') {
    statements.delete.run(write.key.partition, write.key.sort);
    return;
  }
  const { partition, sort, version, body, due, expires } = write.item;
  const text = JSON.stringify(body);
  statements.put.run(partition, sort, version, text, due?.lane ?? null, due?.at ?? null, expires ?? null);
}

/** Applies one transaction inside the open commit, or says which conditions did not hold and writes nothing. */
function applyTransaction(statements: Statements, writes: readonly StoredWrite[]): TableError | undefined {
  const failed: number[] = [];
  for (const [index, write] of writes.entries()) {
    if (write.when === undefined) continue;
    const { partition, sort } = keyOf(write);
    const row = statements.version.get(partition, sort);
    if (!holds(write.when, row && whole(row, 'version'))) failed.push(index);
  }
  if (failed.length > 0) return new TableError({ kind: 'condition-failed', failed });
  for (const write of writes) applyWrite(statements, write);
  return undefined;
}

/** The commit's own answer can be lost (a disk that fails while flushing); before it, nothing stands. */
function commit(statements: Statements): void {
  try {
    statements.commit.run();
  } catch (fault) {
    throw lockedOut(fault) ? fault : new TableError({ kind: 'outcome-unknown' }, { cause: fault });
  }
}

export type SqliteTableOptions = {
  /** Path of the database file; its folder is created. */
  file: string;
  /** Called for changes made through this handle, never for another process's. */
  onPoke?: Poke;
  durability?: Durability;
  /** How long a commit waits for another process's before it gives up as a conflict; 5,000. */
  busyTimeoutMs?: number;
  /** Epoch milliseconds; decides only which expired items may be cleaned away. */
  now?: () => number;
};

/**
 * The embedded default: one SQLite file, write-ahead log, several handles and processes at once.
 *
 * A write is durable when its promise resolves (see `Durability`). Transactions asked for in the same turn of the
 * event loop share one commit, so the wait for the disk is paid once for all of them; each still stands or falls by
 * its own conditions, in the order asked. Reads see every acknowledged write, `consistent` or not.
 */
export function openSqliteTable(options: SqliteTableOptions): Table {
  const { file, onPoke, durability = 'full', busyTimeoutMs = 5000, now = Date.now } = options;
  const database = openFile(file, durability, busyTimeoutMs);
  const statements = prepareAll(database);
  let waiting: Waiting[] = [];
  let commits = 0;

  function commitTogether(transactions: readonly Waiting[]): (TableError | undefined)[] {
    statements.begin.run();
    try {
      const verdicts = transactions.map(({ writes }) => applyTransaction(statements, writes));
      if (commits % CLEAN_EVERY === 0) statements.clean.run(Math.floor(now() / 1000));
      commit(statements);
      commits += 1;
      return verdicts;
    } catch (fault) {
      if (database.isTransaction) statements.rollback.run();
      throw fault;
    }
  }

  function flush(): void {
    const transactions = waiting.slice(0, COMMIT_TOGETHER);
    waiting = waiting.slice(COMMIT_TOGETHER);
    if (waiting.length > 0) setImmediate(flush);
    if (transactions.length === 0) return;
    try {
      // Verdicts leave only after the commit: a condition may have failed on a write that was not yet durable.
      const verdicts = commitTogether(transactions);
      for (const [index, transaction] of transactions.entries()) transaction.settle(verdicts[index]);
    } catch (fault) {
      for (const transaction of transactions) transaction.settle(asTableFault(fault));
    }
  }

  function committed(writes: StoredWrite[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ writes, settle: (fault) => (fault === undefined ? resolve() : reject(fault)) });
    });
  }

  function reading<Answer>(read: () => Answer): Answer {
    try {
      return read();
    } catch (fault) {
      throw asTableFault(fault);
    }
  }

  return {
    async get(key) {
      acceptKey(key);
      const row = reading(() => statements.get.get(key.partition, key.sort));
      return row && storedItem(row);
    },
    async query(query) {
      acceptQuery(query);
      return reading(() => readPage(statements, query));
    },
    async due(query) {
      acceptDueQuery(query);
      const rows = reading(() => statements.due.all(query.lane, query.until, query.limit));
      return rows.map(storedItem);
    },
    async transact(writes) {
      const accepted = acceptWrites(writes);
      if (!database.isOpen) throw new Error('the table is closed');
      await committed(accepted);
      pokeLater(onPoke, touchedPartitions(accepted));
    },
    async close() {
      while (waiting.length > 0) flush();
      if (database.isOpen) database.close();
    },
  };
}
