import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defaultThresholds } from '#forbund';
import { type CatalogueEntry, type CatalogueIndex, type CatalogueQuery, createCatalogueIndex } from '#search';
import { generatedInsatser, lookedAt } from '../../test/search/generated-insatser.ts';
import { type Bench, compared, measured } from './figures.ts';
import { median, percentile } from './rounds.ts';
import type { Engine } from './search/engine.ts';
import { fullText, miniSearch, orama } from './search/others.ts';
import { begun, misspelt, oneWordQueries, twoWordQueries } from './search/questions.ts';

const seed = 20_261_125;
const size = 30_000;
const growth = [3_000, 100_000];
const queries = 150;
const fewestFound = 20;
const known = {
  thresholdsOf: () => defaultThresholds,
  providerName: (_: string, organisation: string) => `Utförare ${organisation.replace(/\D/g, '')}`,
  waitOf: () => null,
};

// Node hides its collector, and without it the memory of an index would be that and whatever was dropped on the way.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

type Tell = Parameters<Bench['run']>[1];

/** Ours beside MiniSearch, FTS5 and Orama, on the same documents and queries, in rounds that take turns. */
export const search: Bench = {
  about: 'the search index beside MiniSearch, SQLite FTS5 and Orama, on made-up insatser',
  async run({ seconds }, tell) {
    const entries = generatedInsatser(size, seed);
    const index = makeIndex(entries, tell, '30k');
    const few = twoWordQueries(entries, index, queries, { from: 1, to: 3_000 });
    await besideOthers(entries, index, few, seconds, tell);
    ownTimes('30k.upTo3000', index, few, seconds, tell);
    firstTimes('30k.upTo3000', entries, index, few, tell);
    const near = twoWordQueries(entries, index, 40, { from: 2_000, to: 3_000 });
    ownTimes('30k.near3000', index, near, seconds, tell);
    const many = twoWordQueries(entries, index, 20, { from: 12_000, to: 16_000 });
    ownTimes('30k.near15000', index, many, seconds, tell);
    for (const [name, change] of Object.entries({ prefix: begun, typo: misspelt })) {
      const asked = oneWordQueries(entries, queries, change);
      ownTimes(`30k.${name}`, index, asked, seconds, tell);
      firstTimes(`30k.${name}`, entries, index, asked, tell);
    }
    changes(entries, index, tell);
    for (const count of growth) {
      const others = generatedInsatser(count, seed);
      const its = makeIndex(others, tell, `${count / 1_000}k`);
      const asked = twoWordQueries(others, its, queries, { from: 1, to: 3_000 });
      ownTimes(`${count / 1_000}k.upTo3000`, its, asked, seconds, tell);
    }
  },
};

function makeIndex(entries: readonly CatalogueEntry[], tell: Tell, name: string): CatalogueIndex {
  const memory = heldBytes();
  const index = createCatalogueIndex();
  tell(measured(`${name}.build`, 's', timed(() => index.hold(entries, known)) / 1_000));
  tell(measured(`${name}.memory`, 'MB', (heldBytes() - memory) / 1e6));
  const snapshot = index.snapshot();
  tell(measured(`${name}.snapshot.size`, 'MB', snapshot.byteLength / 1e6));
  const loads = Array.from({ length: 15 }, () => timed(() => createCatalogueIndex(snapshot)));
  tell(measured(`${name}.snapshot.load`, 'ms', median(loads)));
  tell(measured(`${name}.snapshot.load.best`, 'ms', Math.min(...loads)));
  return index;
}

/** What a change costs when it has been read. */
function changes(entries: readonly CatalogueEntry[], index: CatalogueIndex, tell: Tell): void {
  const [first] = entries;
  if (!first) return;
  const next = (number: number, text: boolean): CatalogueEntry => {
    const description = { ...first.documents.description, ...(text && { summary: `Ny text ${number}.` }) };
    return { head: { ...first.head, version: 10 + number }, documents: { ...first.documents, description } };
  };
  for (const [name, text] of [
    ['figure', false],
    ['text', true],
  ] as const) {
    const times = Array.from({ length: 5 }, (_, number) => {
      const changed = [next(number, text), ...entries.slice(1)];
      return timed(() => index.hold(changed, known));
    });
    tell(measured(`30k.change.${name}`, 'ms', median(times)));
  }
}

async function besideOthers(
  entries: readonly CatalogueEntry[],
  index: CatalogueIndex,
  asked: readonly CatalogueQuery[],
  seconds: number,
  tell: Tell,
): Promise<void> {
  const own: Engine = { name: 'own', find: (query) => index.search(query, lookedAt).total };
  const engines = [own];
  for (const make of [miniSearch, fullText, orama]) engines.push(await make(entries));
  // Where few insatser have both words, ours finds those with one of them too: that would not be the same work.
  const [, mini] = engines;
  const same: CatalogueQuery[] = [];
  for (const query of asked) if (mini && (await mini.find(query)) >= fewestFound) same.push(query);
  tell(measured('30k.besideOthers.queries', 'queries', same.length));
  const times = new Map(engines.map(({ name }) => [name, [] as number[]]));
  const until = performance.now() + seconds * 1_000 * engines.length;
  for (let round = 0; round < 2 || performance.now() < until; round += 1) {
    for (const { name, find } of engines) {
      for (const query of same) {
        const before = performance.now();
        await find(query);
        // The first round warms up.
        if (round > 0) times.get(name)?.push(performance.now() - before);
      }
    }
  }
  const ownTimes = times.get('own') ?? [];
  for (const { name } of engines.slice(1)) {
    const its = times.get(name) ?? [];
    for (const percent of [50, 99])
      tell(
        compared(`30k.${name}.p${percent}`, 'ms', percentile(its, percent), percentile(ownTimes, percent)),
      );
  }
}

/** Milliseconds of questions whose words nobody has asked for before, in an index that has answered others. */
function firstTimes(
  name: string,
  entries: readonly CatalogueEntry[],
  index: CatalogueIndex,
  asked: readonly CatalogueQuery[],
  tell: Tell,
): void {
  const unasked = createCatalogueIndex(index.snapshot());
  unasked.hold(entries, known);
  const times = asked.map((query) => timed(() => unasked.search(query, lookedAt)));
  tell(measured(`${name}.first.p50`, 'ms', percentile(times, 50)));
  tell(measured(`${name}.first.p99`, 'ms', percentile(times, 99)));
}

/** Milliseconds of questions whose words have been asked for before, and of the quietest round among them. */
function ownTimes(
  name: string,
  index: CatalogueIndex,
  asked: readonly CatalogueQuery[],
  seconds: number,
  tell: Tell,
): void {
  const times: number[] = [];
  const hits = asked.map((query) => index.search(query, lookedAt).total);
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    for (const query of asked) times.push(timed(() => index.search(query, lookedAt)));
  }
  const rounds = Array.from({ length: Math.floor(times.length / asked.length) }, (_, round) =>
    percentile(times.slice(round * asked.length, (round + 1) * asked.length), 50),
  );
  tell(measured(`${name}.hits`, 'insatser', median(hits)));
  tell(measured(`${name}.p50`, 'ms', percentile(times, 50)));
  tell(measured(`${name}.p50.quietest`, 'ms', Math.min(...rounds)));
  tell(measured(`${name}.p99`, 'ms', percentile(times, 99)));
  const named = timed(() => asked.map((query) => index.search(query, lookedAt).facets)) / asked.length;
  tell(measured(`${name}.withNames.mean`, 'ms', named));
}

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

/** Bytes in the heap and outside it, after whatever can be collected has been. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
