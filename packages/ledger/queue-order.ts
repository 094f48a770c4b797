import * as z from 'zod';
import { municipalityCode, referrers } from '#insats';
import { type Entry, type EntryAt, isAt } from './entry.ts';
import { referrerCode } from './place-events.ts';

/** Those who go first: everybody who meets what the group says. A part that says nothing is met by all. */
const priorityGroup = z.strictObject({
  municipalities: z.array(municipalityCode).max(290),
  referrers: z.array(referrerCode).max(4),
});

/** A förbund's rule for its queues, open to everybody: the groups in order, then the rest; in each by time of joining. */
export const queueRule = z.strictObject({ first: z.array(priorityGroup).max(10) });

export type QueueRule = z.infer<typeof queueRule>;

/** The rule where the förbund has set none: whoever joined first. */
export const byTimeOfJoining: QueueRule = { first: [] };

/** The entries that wait, parked ones among them, in the order of the rule. */
export function inOrder(entries: Iterable<Entry>, rule: QueueRule): Entry[] {
  return ordered(
    [...entries].filter((one) => isAt(one, 'waiting', 'parked')),
    rule,
  );
}

/** One who stands in the queue. `position` counts those who wait from 1; null for those who are passed or have an offer. */
export type Queued = { entry: EntryAt<'waiting' | 'parked' | 'offered'>; position: number | null };

/** Everybody in the queue in the order of the rule, as it is read: those with an offer among them. */
export function queueInOrder(entries: Iterable<Entry>, rule: QueueRule): Queued[] {
  const queued = [...entries].filter((one) => isAt(one, 'waiting', 'parked', 'offered'));
  let waiting = 0;
  return ordered(queued, rule).map((entry) => ({
    entry,
    position: isAt(entry, 'waiting') ? ++waiting : null,
  }));
}

function ordered<One extends Entry>(entries: readonly One[], rule: QueueRule): One[] {
  return entries
    .map((one) => ({ one, group: groupOf(one, rule), ticket: one.ticket ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.group - b.group || a.ticket - b.ticket)
    .map(({ one }) => one);
}

function groupOf({ claim, municipality }: Entry, { first }: QueueRule): number {
  const group = first.findIndex(({ municipalities, referrers }) => {
    if (municipalities.length > 0 && (municipality === null || !municipalities.includes(municipality))) {
      return false;
    }
    return referrers.length === 0 || (claim.referrer !== null && referrers.includes(claim.referrer));
  });
  return group === -1 ? first.length : group;
}

/** The rule in plain Swedish, as it stands beside every queue. `nameOf` gives a municipality's name. */
export function queueRuleSentence({ first }: QueueRule, nameOf: (municipality: string) => string): string {
  if (first.length === 0) return 'Den som ställde sig i kön först får erbjudande först.';
  const groups = first.map((group) => {
    const who = group.referrers.map((code) => referrers[code]).join(' eller ');
    const where = group.municipalities.map(nameOf).join(', ');
    return [who && `anvisad av ${who}`, where && `bor i ${where}`].filter(Boolean).join(' och ');
  });
  const list = groups.map((group, index) => `${index + 1}. ${group || 'alla'}`).join('; ');
  return `Först går den som är: ${list}. Därefter alla andra. Den som ställde sig i kön tidigast går först i varje grupp.`;
}
