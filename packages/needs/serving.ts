import { answerTo, type Demand, demandsOf, type JudgedBy, type Need, need } from '#eligibility';
import type { Criteria, Description } from '#insats';
import type { Availability } from '#ledger';
import { type HoursBand, hoursOf } from './dimensions.ts';
import type { NeedGroup } from './mapping.ts';

/** An insats as supply: what it is, what it demands, and its places now. */
export type SuppliedInsats = {
  insats: string;
  description: Description;
  criteria: Criteria;
  availability: Availability;
};

/**
 * What an insats is to a group of people. `serves`: somebody in it may be right for it, so far as is known. `keptBy`:
 * what alone stands in the way of somebody, where nobody in it can come. `hingesOn`: what the mapping does not say.
 */
export type Serving = {
  serves: boolean;
  keptBy: ReadonlySet<JudgedBy>;
  hingesOn: ReadonlySet<JudgedBy>;
};

/** The demands of an insats, worked out once. */
export type Offering = { supplied: SuppliedInsats; demands: readonly Demand[] };

export function offeringOf(supplied: SuppliedInsats): Offering {
  return { supplied, demands: demandsOf(supplied) };
}

/** A need that says nothing. */
export const nobodyKnown: Need = need.parse({});
const notInTheWay: Serving = { serves: true, keptBy: new Set(), hingesOn: new Set() };
const elsewhere: Serving = { ...notInTheWay, serves: false };

/**
 * Holds an insats against a group. It must stand on a step that the group needs and be open as many hours as the group
 * can, so far as it has stated its hours; then each demand is held against those who may be in the group. What is
 * unknown, or comes only after an assessment, stands in nobody's way.
 */
export function servingOf({ supplied, demands }: Offering, group: Omit<NeedGroup, 'people'>): Serving {
  const { description } = supplied;
  if (group.step !== null && !group.step.some((step) => step === description.step)) return elsewhere;
  const hours = group.hours === null ? [null] : group.hours.flatMap((band) => hoursWithin(band, supplied));
  if (hours.length === 0) return elsewhere;
  const keptBy = new Set<JudgedBy>();
  const hingesOn = new Set<JudgedBy>();
  let serves = false;
  for (const person of peopleLike(group, hours)) {
    const judged = demands.flatMap((demand) => {
      const answer = answerTo(demand, person);
      return answer === 'no' || answer === 'unknown' ? [{ about: demand.about, answer }] : [];
    });
    const refusals = new Set(judged.flatMap(({ about, answer }) => (answer === 'no' ? [about] : [])));
    const [only, ...others] = refusals;
    if (only === undefined) {
      serves = true;
      for (const { about } of judged) hingesOn.add(about);
    } else if (others.length === 0) keptBy.add(only);
  }
  return serves ? { serves, keptBy: new Set(), hingesOn } : { serves, keptBy, hingesOn: new Set() };
}

/**
 * The hours in a band that can decide anything about an insats: the ends of the band and the limits that it states.
 * None where it is open fewer hours than the band, or asks for more.
 */
function hoursWithin(band: HoursBand, { description, criteria }: SuppliedInsats): number[] {
  const { from, to } = hoursOf[band];
  const lowest = Math.max(from, description.hoursPerWeek?.from ?? 0);
  if (lowest > to || (description.hoursPerWeek?.to ?? 40) < from) return [];
  const limits = (criteria ?? []).flatMap(({ condition }) =>
    condition.rule === 'ability' ? [condition.fromHours, condition.toHours] : [],
  );
  const within = limits.filter((limit) => limit !== null && limit >= lowest && limit <= to);
  return [...new Set([lowest, to, ...within])].filter((hours) => hours !== null);
}

/** Everybody that the group may hold, as needs that differ in what the mapping tells. */
function* peopleLike(
  { step, language, municipality, lssDecision }: Omit<NeedGroup, 'people'>,
  hours: readonly (number | null)[],
): Generator<Need> {
  for (const hoursPerWeek of hours) {
    for (const level of language ?? [null]) {
      for (const home of municipality ?? [null]) {
        for (const decision of lssDecision ?? [null]) {
          yield {
            ...nobodyKnown,
            step: step?.[0] ?? null,
            hoursPerWeek,
            language: level,
            municipality: home,
            lssDecision: decision === null ? null : decision === 'yes',
          };
        }
      }
    }
  }
}
