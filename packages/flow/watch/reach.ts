import type { Step } from '#insats';
import { type Figures, freeOn, heldFor } from './figures.ts';
import { stepsAbove } from './onward.ts';
import type { FlowThresholds } from './thresholds.ts';

/** Whether somebody in one insats could go to another: open, and serving a municipality that the first serves. */
export function isWithinReach(from: Figures, to: Figures): boolean {
  if (from === to || to.record.status === 'closed') return false;
  const { municipalities: here } = from.record.description;
  const { municipalities: there } = to.record.description;
  if (!here || !there || here.length === 0 || there.length === 0) return true;
  return here.some((municipality) => there.includes(municipality));
}

/** What comes next from an insats: the nearest higher step that anybody within reach stands on, and those who do. */
export function nextStep(
  own: Figures,
  all: readonly Figures[],
): { step: Step; insatser: Figures[] } | undefined {
  const reachable = all.filter((other) => isWithinReach(own, other));
  for (const step of stepsAbove(own.record.description.step)) {
    const insatser = reachable.filter(({ record }) => record.description.step === step);
    if (insatser.length > 0) return { step, insatser };
  }
  return undefined;
}

/** Whether nobody new has had a place to go to in an insats for as long as a fact must stand. */
export function isFull(figures: Figures, { standsDays }: Pick<FlowThresholds, 'standsDays'>): boolean {
  return heldFor(figures, standsDays, (day) => freeOn(figures, day) < 1);
}
