import type { Asked } from './asked.ts';
import { type Features, roleBit } from './features.ts';
import type { Part, WeekPlan } from './week-plan.ts';
import { minutesInCommon } from './week-time.ts';
import { combinationRules } from './weights.ts';

/**
 * An insats that may be combined: its place in the catalogue, its score alone, what it can be, its hours, and whether
 * the person may join (see `answerCodes`).
 */
export type Member = { number: number; score: number; roles: number; part: Part; answer: number };

/** Members whose hours and times fit into one week. */
export type Together = { members: readonly Member[]; roles: number; plan: WeekPlan; score: number };

const fluent = 2;
const { leastMinutes } = combinationRules;

/**
 * An insats as part of a combination. Undefined where it cannot be: it asks for more hours than the person has, the
 * person can take too few of its times, or nobody has said neither hours nor times.
 */
export function memberOf(
  number: number,
  score: number,
  answer: number,
  features: Features,
  asked: Asked,
): Member | undefined {
  const part = partOf(features, asked);
  const roles = rolesFor(features, asked);
  // Only language, for somebody who already has it.
  if (roles === 0 && features.roles !== 0) return undefined;
  if (!part || part.most <= 0 || part.least > part.most || part.least > asked.hours * 60) return undefined;
  return { number, score, roles, part, answer };
}

/** Language is something to add only for those who do not already have it. */
function rolesFor({ roles }: Features, { language }: Asked): number {
  return language === fluent ? roles & ~roleBit('language') : roles;
}

function partOf({ hoursFrom, hoursTo, schedule, scheduleMinutes }: Features, asked: Asked): Part | undefined {
  const hasRange = hoursFrom >= 0 || hoursTo >= 0;
  const hasTimes = schedule !== null && schedule.length > 0;
  if (!hasTimes) {
    if (!hasRange) return undefined;
    const most = (hoursTo < 0 ? asked.hours : Math.min(hoursTo, asked.hours)) * 60;
    return { least: Math.max(hoursFrom * 60, Math.min(leastMinutes, most)), most, schedule: null };
  }
  // Where only the times are stated, all of them belong to the insats.
  if (!hasRange) return { least: scheduleMinutes, most: scheduleMinutes, schedule };
  const possible = asked.times ? minutesInCommon(schedule, asked.times) : scheduleMinutes;
  const most = Math.min(possible, (hoursTo < 0 ? asked.hours : Math.min(hoursTo, asked.hours)) * 60);
  return { least: Math.max(hoursFrom * 60, Math.min(leastMinutes, most)), most, schedule };
}
