import { type Instant, StoreBusy } from '#ledger';
import { type Finding, type Flag, flag } from '../flags/flag.ts';
import { flagAfterWatch, flagId } from '../flags/flag-life.ts';
import type { FlowFlags, KeptFlag } from './flow-stores.ts';

/** A flag to look at, and what the watch has found for it today. */
export type FlagWork = { id: string; kept: KeptFlag | undefined; found: Finding | undefined };

/**
 * Every flag of a förbund that the watch has something to say of: those found today, and those that stood before. Where
 * some insatser could not be read, nothing is said of them, and what nobody found among several proves nothing.
 */
export function flagWork(
  standing: readonly KeptFlag[],
  findings: readonly Finding[],
  unread: ReadonlySet<string>,
): FlagWork[] {
  const found = new Map(findings.map((one) => [flagId(one.kind, one.subject), one]));
  const kept = new Map(standing.map((one) => [one.flag.id, one]));
  return [...new Set([...kept.keys(), ...found.keys()])].toSorted().flatMap((id) => {
    const work = { id, kept: kept.get(id), found: found.get(id) };
    const subject = work.found?.subject ?? work.kept?.flag.finding.subject;
    if (subject?.of === 'insats') return unread.has(subject.insats) ? [] : [work];
    return work.found || unread.size === 0 ? [work] : [];
  });
}

/**
 * Opens, raises, closes or reopens one flag, as what was found asks for. The same look again writes nothing. Where
 * somebody has done something with the flag meanwhile it is read again. Throws StoreBusy.
 */
export async function keepFlag(
  flags: Pick<FlowFlags, 'find' | 'save'>,
  work: FlagWork,
  { forbund, now }: { forbund: string; now: Instant },
): Promise<void> {
  let { kept } = work;
  for (;;) {
    const after = flagAfterWatch(kept?.flag, work.found, { forbund, now });
    if (!after || (kept && textOf(after) === textOf(kept.flag))) return;
    const saved = await flags.save(after, kept?.version ?? 0);
    switch (saved) {
      case 'saved':
        return;
      case 'moved-on':
        kept = await flags.find(forbund, work.id);
        continue;
      case 'busy':
        throw new StoreBusy(`the flag ${work.id} could not be saved`);
      default:
        return saved satisfies never;
    }
  }
}

/** The fields in the order of the schema, however they were put together. */
const textOf = (one: Flag) => JSON.stringify(flag.parse(one));
