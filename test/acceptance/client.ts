import { Agent, request } from 'node:http';

export type Sent = {
  method: string;
  /** As it goes on the wire: nothing is normalised on the way. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | undefined;
};

export type Answer = { status: number; headers: Record<string, string>; text: string };

export type Client = { send(sent: Sent): Promise<Answer>; close(): void };

/** Sends requests just as they are written, over connections that are kept; follows nothing and retries nothing. */
export function createClient(origin: string, connections = 20): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  return {
    send: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
        const outgoing = request(
          { agent, hostname, port, method, path, headers: { ...length, ...headers } },
          (incoming) => {
            const chunks: Buffer[] = [];
            incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
            incoming.on('error', reject);
            incoming.on('end', () =>
              resolve({
                status: incoming.statusCode ?? 0,
                headers: Object.fromEntries(
                  Object.entries(incoming.headersDistinct).map(([name, values]) => [
                    name,
                    values?.join('\n') ?? '',
                  ]),
                ),
                text: Buffer.concat(chunks).toString('utf8'),
              }),
            );
          },
        );
        outgoing.on('error', (cause) => reject(new Error(`no answer to ${method} ${path}`, { cause })));
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
