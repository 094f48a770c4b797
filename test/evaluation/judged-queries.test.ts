import { describe, expect, it, test } from 'vitest';
import { readDemoCatalogue } from './demo-entries.ts';
import { parts, queryClasses, readJudgedQueries } from './judged-queries.ts';

const queries = readJudgedQueries();
const references = new Set(readDemoCatalogue().entries.map(({ head }) => head.insats));

describe('The judged queries', () => {
  it('are at least 130', () => {
    expect(queries.length).toBeGreaterThanOrEqual(130);
  });

  it('are judged against the demo catalogue of 111 insatser, each with a reference of its own', () => {
    expect(references.size).toBe(111);
  });

  it('name only insatser that are in the demo catalogue', () => {
    const unknown = queries.flatMap(({ query, judged }) =>
      Object.keys(judged).flatMap((reference) =>
        references.has(reference) ? [] : [`${query}: ${reference}`],
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('all have an answer that is good or better', () => {
    const without = queries.filter(({ judged }) => !Object.values(judged).some((grade) => grade >= 2));
    expect(without).toEqual([]);
  });

  it('ask nothing twice', () => {
    const asked = queries.map(({ query }) => query.toLocaleLowerCase('sv'));
    expect(asked.filter((query, index) => asked.indexOf(query) !== index)).toEqual([]);
  });

  test.each(queryClasses)('%s has at least 14, about half in each part', (name) => {
    const [tune = 0, measure = 0] = parts.map(
      (part) => queries.filter((query) => query.class === name && query.part === part).length,
    );
    expect(tune + measure).toBeGreaterThanOrEqual(14);
    expect(Math.abs(tune - measure)).toBeLessThanOrEqual(2);
  });

  it('that ask for much the same insatser stand in the same part', () => {
    const good = queries.map(({ query, part, judged }) => ({
      query,
      part,
      found: new Set(Object.keys(judged).filter((reference) => (judged[reference] ?? 0) >= 2)),
    }));
    const parted = good.flatMap((one, index) =>
      good
        .slice(index + 1)
        .filter((other) => one.part !== other.part && overlap(one.found, other.found) >= 0.5)
        .map((other) => `${one.query} / ${other.query}`),
    );
    expect(parted).toEqual([]);
  });
});

/** Those in both, of those in either. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return one.intersection(other).size / one.union(other).size;
}
