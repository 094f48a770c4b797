import { type Outcome, outcomes, type Step } from '#insats';
import { wilsonLimits } from '../estimators/share-limits.ts';
import { isOnward } from '../watch/onward.ts';
import { number, percent } from '../wording.ts';
import type { OutcomeCount, ShareOfEndings } from './insats-flow.ts';

/** Endings of one kind, as a ledger or a stated period counts them. */
export type Ended = { outcome: Outcome; toStep: Step | null; count: number };

/** Endings by outcome and step, onward ones first, then the most common. */
export function outcomeCounts(endings: readonly Ended[], step: Step | null): OutcomeCount[] {
  const alike = Map.groupBy(endings, ({ outcome, toStep }) => `${outcome} ${toStep}`);
  const counts = [...alike.values()].flatMap(([first, ...others]): OutcomeCount[] => {
    if (!first) return [];
    const { outcome, toStep } = first;
    const count = others.reduce((sum, one) => sum + one.count, first.count);
    return [
      { outcome, toStep, label: outcomes[outcome], count, onward: isOnward({ outcome, toStep }, step) },
    ];
  });
  return counts.toSorted(
    (one, other) =>
      Number(other.onward) - Number(one.onward) ||
      other.count - one.count ||
      one.outcome.localeCompare(other.outcome),
  );
}

/** The share that went onward, with Wilson's limits. */
export function onwardShare(counts: readonly OutcomeCount[]): ShareOfEndings {
  const sum = (of: readonly OutcomeCount[]) => of.reduce((all, { count }) => all + count, 0);
  const endings = sum(counts);
  const onward = sum(counts.filter((one) => one.onward));
  if (endings === 0) return { endings, onward, share: null, low: null, high: null };
  return { endings, onward, share: onward / endings, ...wilsonLimits(onward, endings) };
}

export function onwardSentence({ endings, onward, share, low, high }: ShareOfEndings, when: string): string {
  if (share === null || low === null || high === null) return `Ingen har slutat ${when}.`;
  const told = `Av ${number(endings)} som slutade ${when} gick ${number(onward)} vidare: ${percent(share)}.`;
  return `${told} Räknat med slumpen ligger andelen mellan ${number(low * 100)} och ${percent(high)}.`;
}
