import type { Asked } from './asked.ts';
import type { Features } from './features.ts';
import { adaptationsFit } from './fit/adaptations.ts';
import { type Fit, reasonOf, type Told } from './fit/fit.ts';
import { hoursFit } from './fit/hours.ts';
import { languageFit } from './fit/language.ts';
import { nearWorkFit } from './fit/near-work.ts';
import { stepFit } from './fit/step.ts';
import { timesFit } from './fit/times.ts';
import { wishesFit } from './fit/wishes.ts';
import type { Reason } from './match.ts';

const beforeRoom: readonly Fit[] = [stepFit, hoursFit, languageFit, adaptationsFit, wishesFit, timesFit];
const fits: readonly Fit[] = [...beforeRoom, nearWorkFit];

/** The points of all that the description settles: the score but for room. */
export function fitPoints(insats: Features, asked: Asked, wordsFound: number): number {
  let sum = 0;
  for (const fit of fits) sum += fit.points(insats, asked, wordsFound);
  return sum;
}

/** All the parts of the score with their sentences, in the order they are told. */
export function reasonsFor(insats: Features, asked: Asked, wordsFound: number, room: Told): Reason[] {
  const told = ({ about, tell }: Fit) => reasonOf(about, tell(insats, asked, wordsFound));
  return [...beforeRoom.map(told), reasonOf('room', room), told(nearWorkFit)];
}

/** The score that reasons give: the sum of their points. */
export function scoreOf(reasons: readonly Pick<Reason, 'points'>[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0);
}
