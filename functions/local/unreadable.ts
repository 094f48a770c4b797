import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hono } from 'hono';

const problems = {
  400: [
    'unreadable-request',
    'Anropet går inte att läsa',
    'Adressen eller något av huvudena är skrivet på ett sätt som inte går att tolka. Rätta det och försök igen.',
  ],
  408: [
    'request-took-too-long',
    'Anropet tog för lång tid',
    'Allt som skulle skickas kom inte fram i tid. Försök igen.',
  ],
  431: [
    'headers-too-large',
    'Anropets huvuden är för stora',
    'Adressen och huvudena får tillsammans vara högst 16 kB. Korta dem och försök igen.',
  ],
} as const;

type Status = keyof typeof problems;

/**
 * Answers to what never becomes a request: an address or a header that cannot be read. In the cloud the gateway
 * refuses those; here it is done as for every other problem, with the same headers.
 */
export function createRefuser(app: Hono) {
  async function refuse(status: Status): Promise<Response> {
    const [name, title, detail] = problems[status];
    const { headers } = await app.fetch(new Request('http://local.invalid/api/v1/'));
    const body = { type: `urn:insatskatalog:problem:${name}`, title, status, detail };
    return new Response(JSON.stringify(body), { status, headers });
  }

  return {
    unreadable: () => refuse(400),
    /** Answers where Node's parser gave up and only the connection is left, which ends with it. */
    async onConnection(fault: Error & { code?: string; rawPacket?: Buffer }, socket: Duplex): Promise<void> {
      if (!socket.writable || fault.code === 'ECONNRESET') {
        socket.destroy();
        return;
      }
      const response = await refuse(statusOf(fault.code));
      const text = await response.text();
      const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
      const length = Buffer.byteLength(text);
      const first = `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}\r\n`;
      socket.end(
        `${first}${headers}content-length: ${length}\r\nconnection: close\r\n\r\n${asksForHead(fault.rawPacket) ? '' : text}`,
      );
    },
  };
}

function asksForHead(rawPacket: Buffer | undefined): boolean {
  return rawPacket?.subarray(0, 5).toString('latin1') === 'HEAD ';
}

function statusOf(code: string | undefined): Status {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}
