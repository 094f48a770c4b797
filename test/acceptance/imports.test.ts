import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type ImportJob, importJob } from '#imports';
import { csvOf } from '../builders/catalogue-csv.ts';
import { startTestServer, type TestServer } from '../server/start.ts';

const listing = z.object({ items: z.array(z.object({ id: z.string() })), total: z.number() });
const versioned = z.object({ version: z.number() });

/** Sixty insatser as a clerk would write them. */
const sixty = Array.from({ length: 60 }, (_, index) => ({
  referens: `import-${index + 1}`,
  organisation: 'Ardako',
  namn: `Importerad insats ${index + 1}`,
  kommuner: 'Linköping',
  platser: 10,
  lediga: index % 4,
  kö: 0,
}));

const threeBroken = sixty.map((row, index) => {
  if (index === 6) return { ...row, lediga: 11 };
  if (index === 20) return { ...row, kommuner: 'Linkoping' };
  if (index === 41) return { ...row, namn: '' };
  return row;
});

describe('A catalogue that an administrator sends in', () => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    server = await startTestServer();
    token = await server.token('admin');
  });
  afterAll(() => server.stop());

  const imports = () => `${server.origin}/api/v1/admin/imports`;

  const send = (csv: string, key: string, type = 'text/csv; charset=utf-8') =>
    fetch(imports(), {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': type, 'Idempotency-Key': key },
      body: csv,
    });

  async function finished(response: Response): Promise<ImportJob> {
    expect(response.status).toBe(202);
    let job = importJob.parse(await response.json());
    await expect
      .poll(
        async () => {
          const answer = await fetch(`${imports()}/${job.id}`, {
            headers: { Authorization: `Bearer ${token}` },
          });
          job = importJob.parse(await answer.json());
          return job.status;
        },
        { timeout: 15_000 },
      )
      .toMatch(/done|refused/);
    return job;
  }

  async function found(): Promise<{ total: number; versions: number[] }> {
    const answer = await fetch(`${server.origin}/api/v1/insatser?q=importerad&limit=100`);
    const { items, total } = listing.parse(await answer.json());
    const read = items.map(async ({ id }) => {
      const insats = await fetch(`${server.origin}/api/v1/insatser/${id}`);
      return versioned.parse(await insats.json()).version;
    });
    return { total, versions: await Promise.all(read) };
  }

  it('is refused whole for three broken rows of sixty, with a sentence each', async () => {
    const job = await finished(await send(csvOf(threeBroken), 'broken'));
    expect(job.status).toBe('refused');
    expect(job.faults.map(({ row, field }) => [row, field])).toEqual([
      ['Rad 8', 'lediga'],
      ['Rad 22', 'kommuner'],
      ['Rad 43', 'namn'],
    ]);
    for (const { problem, mend } of job.faults) {
      expect(problem).toMatch(/^\p{Lu}.+[.?]$/u);
      expect(mend).toMatch(/^\p{Lu}.+[.?]$/u);
    }
    expect((await found()).total).toBe(0);
  });

  it('stands in the catalogue when every row is right, and the same file again changes nothing', async () => {
    expect(await finished(await send(csvOf(sixty), 'first'))).toMatchObject({ status: 'done', imported: 60 });
    await expect.poll(async () => (await found()).total, { timeout: 5_000 }).toBe(60);
    const before = await found();
    const again = await finished(await send(csvOf(sixty), 'second'));
    expect(again).toMatchObject({ status: 'done', imported: 0, changed: 0, unchanged: 60 });
    expect(await found()).toEqual(before);
  });

  it('meets its own job when it is sent again with the same key, and is refused with another file', async () => {
    const first = importJob.parse(await (await send(csvOf(sixty), 'same')).json());
    const again = importJob.parse(await (await send(csvOf(sixty), 'same')).json());
    expect(again.id).toBe(first.id);
    expect((await send(csvOf(sixty.slice(1)), 'same')).status).toBe(422);
  });

  it('is answered in a sentence when it is too large or of another kind', async () => {
    expect((await send('x'.repeat(4 * 1_048_576 + 1), 'large')).status).toBe(413);
    const other = await send('<xml/>', 'other', 'application/xml');
    expect(other.status).toBe(415);
    expect(await other.json()).toMatchObject({ title: 'Fel sorts innehåll' });
  });
});
