import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SCHEMA_VERSION = 1;

/** TEXT under the default BINARY collation compares UTF-8 bytes. STRICT: SQLite then refuses wrong types itself. */
const SCHEMA = `
  CREATE TABLE item (
    partition TEXT NOT NULL,
    sort TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    due_lane TEXT,
    due_at TEXT,
    expires INTEGER,
    PRIMARY KEY (partition, sort)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX due ON item (due_lane, due_at) WHERE due_lane IS NOT NULL;
  CREATE INDEX expiring ON item (expires) WHERE expires IS NOT NULL;
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * `full`: a write is on the disk before it is acknowledged. `normal`: a power cut (not a crash of the process) may
 * lose the last writes; for benches and throwaway data.
 */
export type Durability = 'full' | 'normal';

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/** Whether SQLite gave up because another connection held the lock. */
export const lockedOut = (fault: unknown): boolean =>
  fault instanceof Error &&
  'errcode' in fault &&
  // Extended codes carry the cause in the upper bytes.
  [SQLITE_BUSY, SQLITE_LOCKED].includes(Number(fault.errcode) & 0xff);

function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Several processes may open a new file at once: whoever comes first lays the table out, under the write lock. */
function layOut(database: DatabaseSync, file: string): void {
  if (schemaVersion(database) === 0) {
    database.exec('BEGIN IMMEDIATE');
    try {
      if (schemaVersion(database) === 0) database.exec(SCHEMA);
      database.exec('COMMIT');
    } catch (fault) {
      database.exec('ROLLBACK');
      throw fault;
    }
  }
  const found = schemaVersion(database);
  if (found !== SCHEMA_VERSION)
    throw new Error(`${file} has table format ${found}; this program knows ${SCHEMA_VERSION}`);
}

/** SQLite does not wait its busy timeout out when the journal mode changes; so this does. */
function turnOnWal(database: DatabaseSync, busyTimeoutMs: number): void {
  const giveUp = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (fault) {
      if (!lockedOut(fault) || performance.now() > giveUp) throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Opens the file, its folder and the table in it, creating what is missing. */
export function openFile(file: string, durability: Durability, busyTimeoutMs: number): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    turnOnWal(database, busyTimeoutMs);
    database.exec(`PRAGMA synchronous = ${durability}`);
    // macOS keeps an ordinary fsync in the drive's cache; elsewhere these two change nothing.
    if (durability === 'full') database.exec('PRAGMA fullfsync = on; PRAGMA checkpoint_fullfsync = on');
    layOut(database, file);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}
