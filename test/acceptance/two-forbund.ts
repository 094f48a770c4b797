import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Organisation } from '#forbund';
import { putForbund, putOrganisation } from '#storage';
import { openSqliteTable } from '#table';
import { startTestServer } from '../server/start.ts';
import { type Answer, createClient, type Sent } from './client.ts';
import { createPeople } from './people.ts';

/** The förbund that the tests' people belong to, and its neighbour. The contract's examples fit the first. */
export const home = 'exempelforbund';
export const away = 'grannforbund';
/** One id, an organisation in each: whoever forgets to compare the förbund mistakes one for the other. */
export const own = 'parkenheten';
export const other = 'verkstaden';

const organisations: Organisation[] = [
  { id: own, name: 'Parkenheten', kind: 'municipal-unit' },
  { id: other, name: 'Verkstaden', kind: 'association' },
];

let keys = 0;
/** An idempotency key that nobody has used. */
export const newKey = () => `key-${++keys}`;

/** The real server with two förbund of two organisations each, an administrator in both, and no insatser. */
export async function startTwoForbund() {
  const server = await startTestServer({ prepare: layOut });
  const client = createClient(server.origin);
  const people = await createPeople(server);
  const database = new DatabaseSync(join(server.dataDir, 'insatskatalog.sqlite'), { readOnly: true });
  for (const forbund of [home, away]) {
    await people.grant(`keeper of ${forbund}`, { forbund, organisation: own, role: 'admin' });
  }

  async function asKeeper(forbund: string, sent: Sent): Promise<Answer> {
    const authorization = `Bearer ${await people.token(`keeper of ${forbund}`)}`;
    return client.send({ ...sent, headers: { ...sent.headers, Authorization: authorization } });
  }

  /** A write by a förbund's administrator that must go well; what was answered. */
  async function keep<Made>(forbund: string, method: string, path: string, body: unknown): Promise<Made> {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() };
    const answer = await asKeeper(forbund, { method, path, headers, body: JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as Made;
  }

  return {
    origin: server.origin,
    advance: server.advance,
    send: client.send,
    people,
    keep,
    /** A digest of everything that is kept, but for sessions (used is used) and what is only derived from the log. */
    digest(partitions = '%'): string {
      const rows = database
        .prepare(
          `SELECT partition, sort, version, body FROM item WHERE partition LIKE ?
             AND partition NOT LIKE 'session#%' AND partition NOT LIKE 'catalogue#%'
           ORDER BY partition, sort`,
        )
        .all(partitions);
      return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    },
    /** Every text that is kept, for those who look for what should not be there. */
    everythingKept: (): string =>
      database
        .prepare('SELECT partition, sort, body FROM item')
        .all()
        .map((row) => `${row.partition} ${row.sort} ${row.body}`)
        .join('\n'),
    async stop(): Promise<void> {
      client.close();
      database.close();
      await people.close();
      await server.stop();
    },
  };
}

export type TwoForbund = Awaited<ReturnType<typeof startTwoForbund>>;

async function layOut(dataDir: string): Promise<void> {
  const table = openSqliteTable({ file: join(dataDir, 'insatskatalog.sqlite') });
  for (const id of [home, away]) {
    const forbund = { id, name: `Förbundet ${id}`, municipalities: ['0580'], note: null };
    await table.transact([putForbund(forbund), ...organisations.map((one) => putOrganisation(id, one))]);
  }
  await table.close();
}
