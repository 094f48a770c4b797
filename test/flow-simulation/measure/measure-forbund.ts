import type { Customs } from '../plan.ts';
import { comparedRules } from './measure-rules.ts';
import { watchBegins } from './peer-world.ts';
import { openTally, type Tally } from './tally.ts';
import { liveForbund } from './whole-forbund.ts';

/** False alarms in the insatser of whole förbund that have no stop of their own. */
export function measureForbund({
  seed,
  replicates,
  customs,
}: {
  seed: number;
  replicates: number;
  customs: Customs;
}): ReturnType<Tally['falseAlarms']> {
  const tally = openTally();
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    const { records, untouched, until } = liveForbund(seed + replicate * 15_485, customs);
    const years = (until - watchBegins) / 365;
    for (const rule of comparedRules) {
      for (const record of untouched) {
        const alarms = rule.alarms(record, records, watchBegins, until);
        for (const level of rule.levels) {
          const those = alarms.filter((alarm) => alarm.level === level);
          tally.quiet({ rule: rule.name, size: 'any', level }, those, replicate, years);
        }
      }
    }
  }
  return tally.falseAlarms();
}
