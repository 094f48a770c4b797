import { foundBySearch, measuredSearch } from './catalogue.ts';
import { type Bench, compared, measured } from './figures.ts';
import { fillGenerated } from './generated-catalogue.ts';
import { percentile } from './rounds.ts';
import { buildProduct, freshFolder, startProduct } from './servers.ts';

const sizes = [3_000, 30_000];
const seed = 20_261_122;
const fewestSearches = 5;

type Grown = Record<'p50' | 'p99' | 'started' | 'resident' | 'heap', number>;

const units: Record<keyof Grown, { metric: string; unit: string }> = {
  p50: { metric: 'search.p50', unit: 'ms' },
  p99: { metric: 'search.p99', unit: 'ms' },
  started: { metric: 'start', unit: 's' },
  resident: { metric: 'memory.resident', unit: 'MB' },
  heap: { metric: 'memory.heap', unit: 'MB' },
};

/** One search at a time in made-up catalogues of two sizes; the smaller is what the larger is compared with. */
export const growth: Bench = {
  about: 'time of a search, time to start and memory with 3,000 and 30,000 insatser',
  async run({ seconds }, tell) {
    const bundle = await buildProduct();
    let smaller: Grown | undefined;
    for (const size of sizes) {
      const { hits, ...grown } = await grow(bundle, size, seconds);
      tell(measured(`${size}.searchHits`, 'insatser', hits));
      for (const key of Object.keys(units) as (keyof Grown)[]) {
        const { metric, unit } = units[key];
        const name = `${size}.${metric}`;
        tell(smaller ? compared(name, unit, grown[key], smaller[key]) : measured(name, unit, grown[key]));
      }
      smaller = grown;
    }
  },
};

async function grow(bundle: string, size: number, seconds: number): Promise<Grown & { hits: number }> {
  const data = await freshFolder();
  try {
    await fillGenerated(data.folder, size, seed);
    const before = performance.now();
    const server = await startProduct(bundle, data.folder);
    const started = (performance.now() - before) / 1_000;
    try {
      const hits = await foundBySearch(server.origin);
      const times = await searchTimes(server.origin, seconds);
      const [p50, p99] = [percentile(times, 50), percentile(times, 99)];
      return { hits, p50, p99, started, ...(await server.memory()) };
    } finally {
      await server.stop();
    }
  } finally {
    await data.remove();
  }
}

/** Milliseconds of each search, one after the other for so many seconds; the first one, which warms up, left out. */
async function searchTimes(origin: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until || times.length <= fewestSearches) {
    const before = performance.now();
    await (await fetch(`${origin}${measuredSearch}`)).arrayBuffer();
    times.push(performance.now() - before);
  }
  return times.slice(1);
}
