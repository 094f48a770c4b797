import autocannon from 'autocannon';
import { percentile } from './rounds.ts';
import type { MeasuredServer } from './servers.ts';

/** What is asked of a server: these requests, in turn. */
export type Target = {
  server: Pick<MeasuredServer, 'origin' | 'processorTime'>;
  requests: autocannon.Request[];
};

/** Latencies, and the server's processor time for each request, in milliseconds. */
export type LoadRound = { requestsPerSecond: number; p50: number; p99: number; processor: number };

const longestAnswerSeconds = 10;

/** Loads a server for a while, each connection asking anew when it is answered. An answer that is not 2xx ends it. */
export async function load(target: Target, seconds: number, connections: number): Promise<LoadRound> {
  const latencies: number[] = [];
  const refused = new Map<number, number>();
  const processorBefore = await target.server.processorTime();
  const started = performance.now();
  let lastAnswer = started;
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const { server, requests } = target;
    const settings = {
      url: server.origin,
      requests,
      connections,
      duration: seconds,
      timeout: longestAnswerSeconds,
    };
    const running = autocannon({ ...settings, sampleInt: 50 }, (fault, result) =>
      fault ? reject(fault) : resolve(result),
    );
    // Its own histogram knows whole milliseconds only.
    running.on('response', (_client, status, _bytes, milliseconds) => {
      lastAnswer = performance.now();
      latencies.push(milliseconds);
      if (status < 200 || status > 299) refused.set(status, (refused.get(status) ?? 0) + 1);
    });
  });
  if (errors > 0 || refused.size > 0) {
    const statuses = [...refused].map(([status, count]) => `${count} × ${status}`).join(', ');
    throw new Error(`the load met ${errors} broken connections and refusals: ${statuses || 'none'}`);
  }
  const processor = (await target.server.processorTime()) - processorBefore;
  return {
    requestsPerSecond: (latencies.length * 1_000) / (lastAnswer - started),
    p50: percentile(latencies, 50),
    p99: percentile(latencies, 99),
    processor: processor / latencies.length,
  };
}
