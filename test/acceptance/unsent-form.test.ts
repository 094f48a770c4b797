import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startTestServer, type TestServer } from '../server/start.ts';

const listing = z.object({ items: z.array(z.object({ id: z.string() })) });

describe('A form whose sender has been signed out meanwhile', () => {
  let server: TestServer;
  let provider: { Authorization: string };
  let insats: string;

  beforeAll(async () => {
    server = await startTestServer();
    provider = { Authorization: `Bearer ${await server.token('provider')}` };
    const own = await fetch(`${server.origin}/api/v1/provider/insatser`, { headers: provider });
    insats = listing.parse(await own.json()).items[0]?.id ?? '';
  });
  afterAll(() => server.stop());

  const sendForm = (form: string, typed: Record<string, string>) =>
    fetch(`${server.origin}/provider/insatser/${insats}/${form}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ key: 'k', ...typed }),
    });

  /** Where the sender lands after signing in. */
  const wayBackOf = (answer: Response) =>
    new URL(answer.headers.get('location') ?? '', server.origin).searchParams.get('to') ?? '';

  it.each([
    ['reports', { free: '7', queue: '3' }],
    ['places', { places: '12,5' }],
  ])('leads by way of sign-in back to what was typed: %s', async (form, typed) => {
    const answer = await sendForm(form, typed);
    expect(answer.status).toBe(303);
    const page = await fetch(server.origin + wayBackOf(answer), { headers: provider });
    const html = await page.text();
    expect(html).toContain('det du skrev är inte sparat än');
    for (const value of Object.values(typed)) expect(html).toContain(`value="${value}"`);
  });

  it('carries figures and nothing else', async () => {
    expect(wayBackOf(await sendForm('reports', { free: 'tolv', queue: '850101-1234' }))).not.toMatch(
      /tolv|8501/,
    );
  });

  it('has changed nothing', async () => {
    const before = await fetch(`${server.origin}/api/v1/insatser/${insats}`).then((answer) => answer.text());
    await sendForm('reports', { free: '1', queue: '0' });
    expect(await fetch(`${server.origin}/api/v1/insatser/${insats}`).then((answer) => answer.text())).toBe(
      before,
    );
  });
});
