import type { FlagCause } from '../flags/flag.ts';
import type { Figures } from './figures.ts';

const daysOfHalfYear = 182;
/** Fewer refusals for one reason are no pattern. */
const fewestAlike = 3;

/** The most common refusal of the latest half year, where there have been several. */
export function commonRefusal({ record, today }: Figures): FlagCause['refusal'] {
  const counts = new Map<string, NonNullable<FlagCause['refusal']>>();
  for (const { on, by, reason } of record.refusals) {
    if (on <= today - daysOfHalfYear) continue;
    const key = `${by} ${reason}`;
    counts.set(key, { by, reason, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...counts.values()].toSorted((one, other) => other.count - one.count);
  return most && most.count >= fewestAlike ? most : null;
}
