import type { QueueRule } from '#ledger';

/**
 * The simplest possible account of who has a place, counted anew from the people each time. Written for the checks
 * alone: it shares no code with the ledger's own counters.
 */
export type Person = {
  is: 'waiting' | 'parked' | 'offered' | 'placed' | 'left' | 'ended' | 'mistaken';
  minutes: number;
  referrer: string | null;
  /** The pool that the person is in, or would be in. */
  cohort: string | null;
  wanted: string | null;
  municipality: string | null;
  earliestStart: string | null;
  ticket: number | null;
  offer: string | null;
  until: string | null;
};

export type Settings = {
  capacity: number;
  perPlace: number;
  sharing: boolean;
  reserved: ReadonlyMap<string, number>;
  cohorts: ReadonlyMap<string, { startsOn: string; capacity: number }>;
};

type Room = { cohort: string | null; capacity: number; taken: number; kept: number };

/** What is taken and kept in one pool. */
export function roomIn(cohort: string | null, settings: Settings, people: readonly Person[]): Room {
  const { capacity, perPlace, sharing, reserved, cohorts } = settings;
  let taken = 0;
  const byReferrer = new Map<string | null, number>();
  for (const person of people) {
    if (person.cohort !== cohort || (person.is !== 'offered' && person.is !== 'placed')) continue;
    const minutes = sharing ? person.minutes : perPlace;
    taken += minutes;
    byReferrer.set(person.referrer, (byReferrer.get(person.referrer) ?? 0) + minutes);
  }
  let kept = 0;
  if (cohort === null) {
    for (const [referrer, minutes] of reserved) {
      kept += Math.max(0, minutes - (byReferrer.get(referrer) ?? 0));
    }
  }
  const own = cohort === null ? capacity : (cohorts.get(cohort)?.capacity ?? 0);
  return { cohort, capacity: own, taken, kept };
}

/** Every pool: the open one first. */
export function rooms(settings: Settings, people: readonly Person[]): Room[] {
  return [null, ...settings.cohorts.keys()].map((cohort) => roomIn(cohort, settings, people));
}

export const lackIn = ({ capacity, taken, kept }: Room) => Math.max(0, taken + kept - capacity);
export const freeIn = ({ capacity, taken, kept }: Room) => Math.max(0, capacity - taken - kept);
const beyond = ({ capacity, taken }: Room) => Math.max(0, taken - capacity);

/** Whether more is taken, or promised, beyond the places there are than was before. */
export function goesBeyond(before: readonly Room[], after: readonly Room[]): boolean {
  return after.some((room) => {
    const same = before.find(({ cohort }) => cohort === room.cohort);
    return lackIn(room) > (same ? lackIn(same) : 0) || beyond(room) > (same ? beyond(same) : 0);
  });
}

/** Whether one person goes before another in the queue. */
export function goesBefore(one: Person, other: Person, rule: QueueRule): boolean {
  const [group, otherGroup] = [groupOf(one, rule), groupOf(other, rule)];
  if (group !== otherGroup) return group < otherGroup;
  return (one.ticket ?? Number.MAX_SAFE_INTEGER) < (other.ticket ?? Number.MAX_SAFE_INTEGER);
}

function groupOf({ municipality, referrer }: Person, rule: QueueRule): number {
  for (const [number, { municipalities, referrers }] of rule.first.entries()) {
    const livesThere = municipalities.length === 0 || municipalities.some((code) => code === municipality);
    const sentBy = referrers.length === 0 || referrers.some((code) => code === referrer);
    if (livesThere && sentBy) return number;
  }
  return rule.first.length;
}
