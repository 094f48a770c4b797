import { type Customs, type StopKind, stopKinds } from '../plan.ts';
import { cusum } from '../rules/cusum.ts';
import { flowWatch } from '../rules/flow-watch.ts';
import type { Alarm, Rule } from '../rules/rule.ts';
import { underTwentyPerCent } from '../rules/under-twenty.ts';
import { xmr } from '../rules/xmr.ts';
import { livePeerWorld, type PeerWorld, watchBegins } from './peer-world.ts';
import { openTally, type Tally } from './tally.ts';

export const comparedRules: readonly Rule[] = [flowWatch, underTwentyPerCent, xmr, cusum];

/** The stops that the rules are there to find; the others are laid in to see what the rules say of them. */
const soughtByEstimates: readonly StopKind[] = ['leaves-not-onward', 'nobody-leaves'];
/** All stops, and the whole watch with its facts and causes, in every so many replicates: they take longer. */
export const allStopsInEvery = 5;

/** Lives through replicate after replicate and lets every rule watch the same histories. */
export function measureRules(
  {
    seed,
    replicates,
    customs,
    rules = comparedRules,
  }: {
    seed: number;
    replicates: number;
    customs: Customs;
    rules?: readonly Rule[];
  },
  lived: (world: PeerWorld, replicate: number) => void = () => {},
): Tally {
  const tally = openTally();
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const kinds = replicate % allStopsInEvery === 0 ? stopKinds : soughtByEstimates;
    const world = livePeerWorld(seed + replicate * 7_919, customs, { kinds });
    for (const rule of rules) watch(rule, world, replicate, tally);
    lived(world, replicate);
  }
  return tally;
}

function watch(rule: Rule, { peers, untouched, stopped }: PeerWorld, replicate: number, tally: Tally): void {
  const alarmsOf = (rule: Rule, one: PeerWorld['untouched'][number]): Alarm[] =>
    rule.alarms(one.record, peers, watchBegins, one.until);
  for (const one of untouched) {
    const alarms = alarmsOf(rule, one);
    const years = (one.until - watchBegins) / 365;
    for (const level of rule.levels) {
      const those = alarms.filter((alarm) => alarm.level === level);
      tally.quiet({ rule: rule.name, size: one.size, level }, those, replicate, years);
    }
  }
  for (const one of stopped) {
    const { stop } = one;
    if (!stop) throw new Error('a stop is missing');
    const alarms = alarmsOf(rule, one);
    for (const level of rule.levels) {
      const first = alarms.filter((alarm) => alarm.level === level && alarm.day >= stop.from)[0];
      const days = first ? first.day - stop.from : null;
      tally.sought(
        { rule: rule.name, size: one.size, level, stop: stop.kind },
        { days, followed: one.until - stop.from },
      );
    }
  }
}
