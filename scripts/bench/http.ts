import { firstInsatser, foundBySearch, measuredSearch } from './catalogue.ts';
import { type Bench, compared, measured } from './figures.ts';
import { type LoadRound, load, type Target } from './load.ts';
import { reportsOf } from './reports.ts';
import { inTurn, median } from './rounds.ts';
import { buildProduct, freshFolder, type MeasuredServer, startBare, startProduct } from './servers.ts';

const roundSeconds = 0.5;
const warmUpSeconds = 0.5;

/** Each route of the embedded default beside a bare hono route, in rounds that take turns. */
export const http: Bench = {
  about: 'requests a second and latency of four routes, beside a bare hono route',
  async run({ seconds, connections }, tell) {
    const data = await freshFolder();
    const running: MeasuredServer[] = [];
    try {
      const product = await startProduct(await buildProduct(), data.folder);
      running.push(product);
      const bare = await startBare();
      running.push(bare);
      tell(measured('searchHits', 'insatser', await foundBySearch(product.origin)));
      const bareTarget = { server: bare, requests: [{ path: '/bare' }] };
      const rounds = Math.max(1, Math.round(seconds / roundSeconds));
      for (const [route, target] of Object.entries(await targetsOf(product, data.folder))) {
        await load(target, warmUpSeconds, connections);
        await load(bareTarget, warmUpSeconds, connections);
        const turns = await inTurn(rounds, {
          product: () => load(target, roundSeconds, connections),
          bare: () => load(bareTarget, roundSeconds, connections),
        });
        const middle = (side: LoadRound[], figure: keyof LoadRound) =>
          median(side.map((round) => round[figure]));
        for (const [figure, unit] of [
          ['requestsPerSecond', 'requests/s'],
          ['p50', 'ms'],
          ['p99', 'ms'],
          ['processor', 'ms'],
        ] as const) {
          tell(
            compared(`${route}.${figure}`, unit, middle(turns.product, figure), middle(turns.bare, figure)),
          );
        }
      }
      tell(measured('memory.resident', 'MB', (await product.memory()).resident));
    } finally {
      await Promise.all(running.map((server) => server.stop()));
      await data.remove();
    }
  },
};

async function targetsOf(server: MeasuredServer, dataDir: string): Promise<Record<string, Target>> {
  const { origin } = server;
  const insatser = await firstInsatser(origin);
  const read = (pathOf: (id: string) => string): Target => ({
    server,
    requests: insatser.map(({ id }) => ({ path: pathOf(id) })),
  });
  return {
    search: { server, requests: [{ path: measuredSearch }] },
    insatsPage: read((id) => `/insatser/${id}`),
    availability: read((id) => `/api/v1/insatser/${id}/availability`),
    report: { server, requests: await reportsOf(insatser, { origin, dataDir }) },
  };
}
