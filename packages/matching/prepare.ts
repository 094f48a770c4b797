import { askedAbout, type Demand, demandKey, demandsOf, type JudgedBy, questionAbout } from '#eligibility';
import type { Criteria, Description } from '#insats';
import { type Features, featuresOf } from './features.ts';

/** An insats as the matching needs it: what it is, without its figures, which are asked for live. */
export type Matchable = { insats: string; description: Description; criteria: Criteria };

/**
 * A catalogue made ready for many questions. Numbers are places in `insatser`, which stands in the order that decides
 * between equals: by name, then id. Every distinct demand is kept once, so that a need answers it once.
 */
export type Prepared = {
  insatser: readonly Matchable[];
  features: readonly Features[];
  demands: readonly Demand[];
  /** What each demand would have somebody find out, as a bit by its place in `askedAbout`; 0: nothing. */
  questions: Int32Array;
  /** 1: the demand is about where somebody lives. */
  isAboutHome: Uint8Array;
  /** The demands of insats `n` are `demandOf[firstDemand[n]]` up to, not with, `firstDemand[n + 1]`. */
  firstDemand: Int32Array;
  demandOf: Int32Array;
};

const home: ReadonlySet<JudgedBy> = new Set(['municipality', 'served']);

const swedish = new Intl.Collator('sv');

/** Made again only when a description or criteria change; free places and queue are no part of it. */
export function prepareForMatching(insatser: readonly Matchable[]): Prepared {
  const inOrder = insatser.toSorted(
    (one, other) =>
      swedish.compare(one.description.name, other.description.name) || (one.insats < other.insats ? -1 : 1),
  );
  const known = new Map<string, number>();
  const demands: Demand[] = [];
  const firstDemand = new Int32Array(inOrder.length + 1);
  const demandOf: number[] = [];
  for (const [number, insats] of inOrder.entries()) {
    for (const demand of demandsOf(insats)) {
      const key = demandKey(demand);
      const at = known.get(key) ?? demands.push(demand) - 1;
      known.set(key, at);
      demandOf.push(at);
    }
    firstDemand[number + 1] = demandOf.length;
  }
  return {
    insatser: inOrder,
    features: inOrder.map(({ description, criteria }) => featuresOf(description, criteria)),
    demands,
    questions: Int32Array.from(demands, questionBit),
    isAboutHome: Uint8Array.from(demands, ({ about }) => (home.has(about) ? 1 : 0)),
    firstDemand,
    demandOf: Int32Array.from(demandOf),
  };
}

function questionBit({ about }: Demand): number {
  const asked = questionAbout(about);
  return asked === undefined ? 0 : 1 << askedAbout.indexOf(asked);
}
