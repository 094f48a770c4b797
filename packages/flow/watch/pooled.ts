import { writtenTogether } from '../estimators/delays.ts';
import type { Finding, FlagSubject } from '../flags/flag.ts';
import { dayOf } from '../record/day-number.ts';
import { groupsOf } from './baseline.ts';
import { causeOf } from './cause-of.ts';
import { writtenLater } from './data-check.ts';
import { alarmsIn, standingAlarm } from './estimates.ts';
import { paced, together } from './series.ts';
import type { WatchContext, Watched } from './watched.ts';

/** Below so many expected endings a year no rule is both fast and quiet for an insats alone. */
const fewestAlone = 10;
const daysOfYear = 365;

/**
 * Insatser with few endings, taken together by provider and by kind: what none of them shows alone, they may show as
 * one. Left out are those that already have a flag of their own, and those whose endings are written down later than usual.
 */
export function pooledFindings(
  watched: readonly Watched[],
  flagged: ReadonlySet<string>,
  context: WatchContext,
): Finding[] {
  const small = watched.filter(
    (one) =>
      !flagged.has(one.record.insats) &&
      hasFewEndings(one) &&
      !writtenLater(one.record, one.level, { from: 0, to: context.today }),
  );
  const providers = [...Map.groupBy(small, ({ record }) => record.organisation)];
  const peers = [...Map.groupBy(small, ({ record }) => groupsOf(record)[0])];
  return [
    ...providers.flatMap(([organisation, members]) =>
      pooledFinding({ of: 'provider', organisation, insatser: namesOf(members) }, members, context),
    ),
    ...peers.flatMap(([group, members]) =>
      pooledFinding({ of: 'peers', group, insatser: namesOf(members) }, members, context),
    ),
  ];
}

function namesOf(members: readonly Watched[]): { insats: string; name: string }[] {
  return members.map(({ record }) => ({ insats: record.insats, name: record.description.name }));
}

function hasFewEndings({ level, record, series }: Watched): boolean {
  if (record.ledgerSince === null || series.days === 0) return false;
  const expected = series.expectedEndings.reduce((sum, of) => sum + of, 0) * level.pace;
  return (expected * daysOfYear) / series.days < fewestAlone;
}

/** Each insats at its own pace, as one. */
function pooledFinding(
  subject: FlagSubject,
  members: readonly Watched[],
  { thresholds }: WatchContext,
): Finding[] {
  if (members.length < 2) return [];
  const series = together(members.map(({ series, level }) => paced(series, level)));
  const endings = members.map(({ series }) => series.expectedEndings.reduce((sum, of) => sum + of, 0));
  const all = endings.reduce((sum, of) => sum + of, 0);
  if (all === 0) return [];
  const onwardShare = members.reduce(
    (sum, { level }, place) => sum + level.onwardShare * ((endings[place] ?? 0) / all),
    0,
  );
  const spread = Math.max(...members.map(({ level }) => level.spread));
  const written = writtenTogether(
    members.map(({ level }, place) => ({ written: level.written, expected: endings[place] ?? 0 })),
  );
  const level = { pace: 1, onwardPace: 1, onwardShare, spread, written };
  const standing = standingAlarm(series, alarmsIn(series, level, thresholds, 'ledger'), level);
  if (!standing) return [];
  const { alarm, from, to, ...flow } = standing;
  const found: Finding = {
    kind: alarm.kind,
    level: alarm.level,
    subject,
    since: dayOf(alarm.on),
    evidence: {
      from: dayOf(from),
      to: dayOf(to),
      flow: {
        ...flow,
        onwardShareBefore: onwardShare,
        years: alarm.level === 'red' ? thresholds.redYears : thresholds.yellowYears,
      },
      places: null,
      occupied: null,
      queue: null,
      waitDays: null,
      waitDaysBefore: null,
      ready: null,
    },
    cause: causeOf(alarm.kind === 'nobody-leaves' ? 'stuck-here' : 'leaves-not-onward'),
  };
  return [found];
}
