import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** How long a write waits for another process's write before it gives up as a conflict. */
const BUSY_TIMEOUT_MS = 5000;

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
function turnOnWal(database: DatabaseSync): void {
  const giveUp = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (fault) {
      if (performance.now() > giveUp) throw fault;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Opens the file, its folder and the table in it, creating what is missing. */
export function openFile(file: string, durability: Durability): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    turnOnWal(database);
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
