import type { TestServer } from '../server/start.ts';

/** As the API lists an insats; only what the tests look at. */
export type ListedInsats = {
  id: string;
  name: string;
  municipalities: string[] | null;
  availability: {
    places: number | null;
    free: number | null;
    queue: number | null;
    status: string;
    asOf: string | null;
  };
};

type HistoryItem = { version: number; event: { type: string; free?: number; queue?: number | null } };

/** Asks the running server's API as one of the demo users, and answers with what it says. */
export async function askApi<Answer>(
  server: TestServer,
  login: string,
  path: string,
  change?: { method: 'POST' | 'PUT'; body: unknown },
): Promise<Answer> {
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    headers: {
      Authorization: `Bearer ${await server.token(login)}`,
      ...(change && { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() }),
    },
    ...(change && { method: change.method, body: JSON.stringify(change.body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<Answer>;
}

/** The insatser of the demo provider that the given sentence of facts fits, stalest first. */
export async function ownInsatser(server: TestServer): Promise<ListedInsats[]> {
  const { items } = await askApi<{ items: ListedInsats[] }>(server, 'provider', '/provider/insatser');
  return items;
}

/** What has happened to an insats, latest first. */
export async function historyOf(server: TestServer, insats: string): Promise<HistoryItem[]> {
  const { items } = await askApi<{ items: HistoryItem[] }>(
    server,
    'provider',
    `/insatser/${insats}/history?limit=100`,
  );
  return items;
}
