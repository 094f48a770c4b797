import type { Description } from '#insats';
import type { Day } from '#ledger';
import type { Flag } from '../flags/flag.ts';
import { flagLevels } from '../flags/flag-kinds.ts';
import type { DayNumber } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { countedEndings, periodsWithin } from './counted-endings.ts';
import type { ShareOfEndings } from './insats-flow.ts';
import { onwardShare, outcomeCounts } from './shares.ts';

/** An insats in the list of a förbund's insatser: how many have ended in a year, and what stands about it. */
export type InsatsInFlow = Pick<Description, 'name' | 'step' | 'kinds'> & {
  insats: string;
  source: 'ledger' | 'reported';
  /** The days that endings are counted in, both included: a year, or since the ledger was opened. */
  from: Day;
  to: Day;
  /** Null where a provider has stated no period. */
  onward: ShareOfEndings | null;
  /** Flags that nobody has closed, the gravest first: its own, and those of several that it is counted with. */
  flags: readonly Flag[];
};

const months = 12;
const statuses: readonly Flag['status'][] = ['open', 'acknowledged'];
const levels = Object.keys(flagLevels);

/**
 * Every open insats with its flow over a year: those with flags first, red before yellow and what nobody has
 * acknowledged before what somebody has. The others by name, since shares of few endings are no order to go by.
 */
export function insatserInFlow(
  records: readonly FlowRecord[],
  { today, flags }: { today: DayNumber; flags: readonly Flag[] },
): InsatsInFlow[] {
  const standing = flags.filter(({ status }) => status !== 'closed').toSorted(byGravity);
  const insatser = records
    .filter(({ status }) => status === 'open')
    .map((record): InsatsInFlow => {
      const { insats, description, ledgerSince } = record;
      const { name, step, kinds } = description;
      const { window, endings } = countedEndings(record, { today, months });
      const isKnown = ledgerSince !== null || periodsWithin(record, window).length > 0;
      return {
        insats,
        name,
        step,
        kinds,
        source: ledgerSince === null ? 'reported' : 'ledger',
        from: dayOf(window.from + 1),
        to: dayOf(Math.max(window.from + 1, window.to)),
        onward: isKnown ? onwardShare(outcomeCounts(endings, step)) : null,
        flags: standing.filter((flag) => isAbout(flag, insats)),
      };
    });
  return insatser.toSorted((one, other) => {
    const [first, second] = [one.flags[0], other.flags[0]];
    if (first && second) return byGravity(first, second) || one.name.localeCompare(other.name, 'sv');
    return Number(!first) - Number(!second) || one.name.localeCompare(other.name, 'sv');
  });
}

/** How many of them have a flag that stands. */
export function insatserSentence(insatser: readonly InsatsInFlow[]): string {
  const flagged = insatser.filter(({ flags }) => flags.length > 0).length;
  if (insatser.length === 0) return 'Bevakningen har inte sett någon insats än.';
  const which = insatser.length === 1 ? 'insats' : 'insatser';
  return `${flagged === 0 ? 'Ingen' : flagged} av ${insatser.length} ${which} har en flagga.`;
}

function isAbout({ latest, finding }: Flag, insats: string): boolean {
  const { subject } = latest ?? finding;
  return subject.of === 'insats'
    ? subject.insats === insats
    : subject.insatser.some((one) => one.insats === insats);
}

function byGravity(one: Flag, other: Flag): number {
  const level = ({ latest, finding }: Flag) => levels.indexOf((latest ?? finding).level);
  return statuses.indexOf(one.status) - statuses.indexOf(other.status) || level(one) - level(other);
}
