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

/** Milliseconds. Longer than anything may take, also when the machine is busy. */
const patience = 15_000;

/** Sends requests just as they are written, over connections that are kept; follows nothing. */
export function createClient(origin: string, connections = 20): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);

  function send(sent: Sent, tries = 3): Promise<Answer> {
    const { method, path, headers = {}, body } = sent;
    return new Promise((resolve, reject) => {
      const measured = body !== undefined && !('Transfer-Encoding' in headers);
      const length = measured ? { 'Content-Length': String(Buffer.byteLength(body)) } : {};
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
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error('it never came')));
      outgoing.on('error', (cause) => {
        // The server may end a connection that it kept at the very moment it is used again.
        if (tries > 1 && 'code' in cause && cause.code === 'ECONNRESET') resolve(send(sent, tries - 1));
        else reject(new Error(`no answer to ${method} ${path}`, { cause }));
      });
      outgoing.end(body);
    });
  }

  return { send: (sent) => send(sent), close: () => agent.destroy() };
}
