import type { Asked } from './asked.ts';
import { type Role, roleBit, roles } from './features.ts';
import { answerCodes } from './judge-all.ts';
import type { Rooms } from './live.ts';
import type { Combination } from './match.ts';
import { type Member, memberOf, type Together } from './member.ts';
import type { Prepared } from './prepare.ts';
import { best, type Ordered } from './rank.ts';
import { tellCombination } from './tell-combination.ts';
import { bitsIn } from './vocabulary-masks.ts';
import { planWeek } from './week-plan.ts';
import { combinationRules, combinationWeights } from './weights.ts';

type Possible = { members: readonly Member[]; roles: number; atMost: number };

type Given = {
  prepared: Prepared;
  asked: Asked;
  answers: Uint8Array;
  ordered: Ordered;
  rooms: Rooms;
};

const largestGroup = 4;

/** How many of the best are tried in each role, and of all. */
const tried: Record<Role | 'any', number> = {
  'near-work': 8,
  language: 5,
  health: 5,
  study: 4,
  'job-search': 4,
  any: 6,
};

/**
 * The best ways of filling the person's hours with two to four insatser: near work, and language, health, studies or
 * job search beside it. Built from the best matches in each role; empty where nobody knows how many hours to fill.
 * Few and different: none holds another, and one insats stands in at most two.
 */
export function combinationsFor(given: Given): Combination[] {
  if (given.asked.hours < 0) return [];
  const pool = poolOf(given);
  const possible = possibleOf(pool, given.asked).sort(
    (one, other) => other.atMost - one.atMost || compareMembers(one.members, other.members),
  );
  return chosenFrom(possible, given.asked).map((together) => tellCombination(together, given));
}

/** The best of each role that can be joined and whose hours or times are known; those nearest work first. */
function poolOf({ prepared, asked, answers, ordered, rooms }: Given): Member[] {
  const pool = new Map<number, Member>();
  const gather = (count: number, isRight: (rolesHeld: number) => boolean) => {
    const keep = (number: number) => {
      const features = prepared.features[number];
      return (
        features !== undefined &&
        isRight(features.roles) &&
        memberOf(number, 0, 0, features, asked) !== undefined &&
        rooms.availability(number).status !== 'closed'
      );
    };
    for (const { number, score } of best(ordered, answers, rooms, count, keep)) {
      const features = prepared.features[number];
      const member = features && memberOf(number, score, answers[number] ?? 0, features, asked);
      if (member) pool.set(number, member);
    }
  };
  for (const role of roles) gather(tried[role], (held) => (held & roleBit(role)) !== 0);
  gather(tried.any, () => true);
  const nearnessOf = ({ number }: Member) => prepared.features[number]?.nearness ?? -1;
  return [...pool.values()].sort(
    (one, other) => nearnessOf(other) - nearnessOf(one) || one.number - other.number,
  );
}

/** Every group of two to four in which each adds something, and whose least hours the person has. */
function possibleOf(pool: readonly Member[], asked: Asked): Possible[] {
  const found: Possible[] = [];
  const target = asked.hours * 60;
  const group: Member[] = [];
  const extend = (held: number, from: number) => {
    if (group.length >= 2) {
      const most = mostOf(group);
      if (most >= combinationRules.leastFilled * target) {
        const atMost = scoreOf(group, held, Math.min(most, target), target);
        found.push({ members: [...group], roles: held, atMost });
      }
    }
    if (group.length === largestGroup) return;
    const least = leastOf(group);
    for (let at = from; at < pool.length; at += 1) {
      const next = pool[at];
      if (!next || least + next.part.least > target) continue;
      group.push(next);
      if (everyoneAdds(group, target)) extend(held | next.roles, at + 1);
      group.pop();
    }
  };
  extend(0, 0);
  return found;
}

/**
 * Each has a role that none of the others has; one may instead add hours that the others together do not hold. What
 * adds nothing would only be one more place to go to.
 */
function everyoneAdds(members: readonly Member[], target: number): boolean {
  let onlyHours = 0;
  for (const one of members) {
    let others = 0;
    let minutes = 0;
    for (const other of members) {
      if (other === one) continue;
      others |= other.roles;
      minutes += other.part.most;
    }
    if ((one.roles & ~others) !== 0) continue;
    onlyHours += 1;
    if (onlyHours > 1 || minutes >= target) return false;
  }
  return true;
}

function mostOf(members: readonly Member[]): number {
  return members.reduce((sum, { part }) => sum + part.most, 0);
}

function leastOf(members: readonly Member[]): number {
  return members.reduce((sum, { part }) => sum + part.least, 0);
}

const uncertainty: Readonly<Record<number, number>> = {
  [answerCodes.unknown]: combinationWeights.perUnknown,
  [answerCodes['after-assessment']]: combinationWeights.perAssessment,
};

/** Members' mean score, the hours that are filled and the mix of roles, less what is uncertain; 0–100. */
function scoreOf(members: readonly Member[], held: number, minutes: number, target: number): number {
  const weight = combinationWeights;
  const mean = members.reduce((sum, { score }) => sum + score, 0) / members.length;
  const beside = bitsIn(held & ~roleBit('near-work')) * weight.perTrack;
  const mix = (held & roleBit('near-work') ? weight.nearWork : 0) + Math.min(beside, weight.tracksAtMost);
  const uncertain = members.reduce((sum, { answer }) => sum + (uncertainty[answer] ?? 0), 0);
  const score = (weight.members * mean) / 100 + (weight.filled * minutes) / target + mix - uncertain;
  return Math.max(0, Math.round(score));
}

/**
 * The best that fit into a week, and differ. Those that could score most are laid out first. What scores more than all
 * that is left could score is settled; whatever does not differ from that needs no week, as it could not be chosen.
 */
function chosenFrom(possible: readonly Possible[], asked: Asked): Together[] {
  const target = asked.hours * 60;
  let chosen: Together[] = [];
  let waiting: Together[] = [];
  for (const { members, roles: held, atMost } of possible.slice(0, combinationRules.weeksTried)) {
    if (waiting.some(({ score }) => score > atMost)) {
      chosen = withDiffering(
        chosen,
        waiting.filter(({ score }) => score > atMost),
      );
      if (chosen.length === combinationRules.told) return chosen;
      waiting = waiting.filter(({ score }) => score <= atMost);
    }
    if (!differs(members, chosen)) continue;
    const plan = planWeek(
      members.map(({ part }) => part),
      target,
      asked.times,
    );
    const minutes = plan?.minutes.reduce((sum, one) => sum + one, 0) ?? 0;
    if (!plan || minutes < combinationRules.leastFilled * target) continue;
    waiting.push({ members, roles: held, plan, score: scoreOf(members, held, minutes, target) });
  }
  return withDiffering(chosen, waiting);
}

/** Those that are chosen, and the best of those that fit and differ from them and from each other. */
function withDiffering(chosen: readonly Together[], fitting: readonly Together[]): Together[] {
  const all = [...chosen];
  const bestFirst = fitting.toSorted(
    (one, other) =>
      other.score - one.score ||
      one.members.length - other.members.length ||
      compareMembers(one.members, other.members),
  );
  for (const one of bestFirst) {
    if (all.length === combinationRules.told) break;
    if (differs(one.members, all)) all.push(one);
  }
  return all;
}

/** None holds another, and no insats stands in too many. */
function differs(members: readonly Member[], chosen: readonly Together[]): boolean {
  if (chosen.some((other) => holds(members, other.members) || holds(other.members, members))) return false;
  return members.every(
    (one) => chosen.filter((other) => holds(other.members, [one])).length < combinationRules.timesTheSame,
  );
}

function holds(members: readonly Member[], others: readonly Member[]): boolean {
  return others.every(({ number }) => members.some((member) => member.number === number));
}

function compareMembers(some: readonly Member[], others: readonly Member[]): number {
  for (const [at, { number }] of some.entries()) {
    const other = others[at];
    if (!other) return 1;
    if (number !== other.number) return number - other.number;
  }
  return some.length - others.length;
}
