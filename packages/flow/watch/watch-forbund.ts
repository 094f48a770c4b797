import type { Finding, FlagCause, FlagEvidence, FlagSubject } from '../flags/flag.ts';
import type { DayNumber } from '../observed.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { rememberedDays } from '../record/retained.ts';
import { type FlowBaseline, type OwnLevel, ownLevel } from './baseline.ts';
import { whyNotOnward, whyReadyWait, whyStuck, whyUnused } from './cause.ts';
import { causeOf } from './cause-of.ts';
import {
  endingsAreMissing,
  isStale,
  nothingInTime,
  takesInBeyondPlaces,
  writtenLater,
} from './data-check.ts';
import { alarmsIn, type Standing, standingAlarm } from './estimates.ts';
import { type FactKind, factsOf } from './facts.ts';
import { type Figures, figuresOf } from './figures.ts';
import { pooledFindings } from './pooled.ts';
import { nextStep } from './reach.ts';
import { isWaitOfReady } from './ready-wait.ts';
import { reportedSeries } from './reported-series.ts';
import { seenPlacements } from './seen-placements.ts';
import { type FlowSeries, seriesOf } from './series.ts';
import type { FlowThresholds } from './thresholds.ts';
import { isLongByReady, whyLongWait } from './wait-causes.ts';
import type { WatchContext, Watched } from './watched.ts';

/** Everything that the watch finds in a förbund on a day. The same records on the same day give the same findings. */
export function watchForbund(records: readonly FlowRecord[], context: WatchContext): Finding[] {
  const open = records.filter(({ status }) => status === 'open');
  const all = open.flatMap((record) => figuresOf(record, context.today) ?? []);
  const figuresBy = new Map(all.map((figures) => [figures.record.insats, figures]));
  const findings: Finding[] = [];
  const watched: Watched[] = [];
  for (const record of open) {
    const figures = figuresBy.get(record.insats);
    const level = context.baseline && ownLevel(context.baseline, record);
    if (figures && isStale(figures, context.ledgerFreshDays)) {
      findings.push(found('stale-figures', 'data', figures, context, causeOf('provider-silent')));
    }
    if (figures && endingsAreMissing(figures, level, context.thresholds)) {
      const cause = causeOf('endings-not-registered');
      findings.push(found('endings-not-registered', 'data', figures, context, cause));
      // Whoever is still there on paper makes the insats look full and stuck: nothing more is told of it.
      continue;
    }
    if (figures) findings.push(...factFindings(figures, all, context));
    if (!level || !context.baseline) continue;
    const series = judgedDays(record, level, context.baseline, context);
    if (series.days > 0) watched.push({ record, level, series, figures });
  }
  for (const one of watched) {
    const standing = standingOf(one, context);
    if (!standing) continue;
    const doubt = one.figures && whyDoubted(one.figures, one.level, standing.from);
    findings.push(
      one.figures && doubt
        ? found('endings-not-registered', 'data', one.figures, context, doubt)
        : estimateFinding(one, standing, all, context),
    );
  }
  const already = new Set(
    findings.flatMap(({ subject }) => (subject.of === 'insats' ? [subject.insats] : [])),
  );
  return [...findings, ...pooledFindings(watched, already, context)];
}

/**
 * The days that may be judged: after the baseline, as far back as everybody is remembered (before that only those are
 * who stayed long), and until today. What is not written down yet is reckoned with.
 */
function judgedDays(
  record: FlowRecord,
  level: OwnLevel,
  baseline: FlowBaseline,
  { today }: WatchContext,
): FlowSeries {
  const from = Math.max(baseline.to, record.ledgerSince ?? baseline.to, today - rememberedDays);
  const window = { from, to: today };
  return record.ledgerSince === null
    ? reportedSeries(record, window)
    : seriesOf(seenPlacements(record), level.group.rates, window);
}

function standingOf({ record, level, series }: Watched, { thresholds }: WatchContext): Standing | undefined {
  const alarms = alarmsIn(series, level, thresholds, record.ledgerSince === null ? 'reported' : 'ledger');
  return standingAlarm(series, alarms, level);
}

/** Why what looks like a stop since a day may be endings that nobody has written down. */
function whyDoubted(figures: Figures, level: OwnLevel, since: DayNumber): FlagCause | undefined {
  const window = { from: since, to: figures.today };
  if (takesInBeyondPlaces(figures, since)) return causeOf('endings-not-registered');
  const later = writtenLater(figures.record, level, window);
  if (later) return causeOf('endings-written-late', later);
  return nothingInTime(figures.record, level, window) ? causeOf('endings-not-registered') : undefined;
}

function estimateFinding(
  { record, level, figures }: Watched,
  standing: Standing,
  all: readonly Figures[],
  { thresholds }: WatchContext,
): Finding {
  const counted = figures !== undefined;
  const { alarm, from, to, onward, endings, expectedOnward, expectedEndings } = standing;
  return {
    kind: alarm.kind,
    level: alarm.level,
    subject: subjectOf(record),
    since: dayOf(alarm.on),
    evidence: {
      ...evidenceOf(figures),
      from: dayOf(from),
      to: dayOf(to),
      flow: {
        onward,
        endings,
        expectedOnward: counted ? expectedOnward : null,
        expectedEndings: counted ? expectedEndings : null,
        onwardShareBefore: level.onwardShare,
        years: alarm.level === 'red' ? thresholds.redYears : thresholds.yellowYears,
      },
    },
    cause: estimateCause(standing, level, figures, all, thresholds),
  };
}

function estimateCause(
  standing: Standing,
  level: OwnLevel,
  figures: Figures | undefined,
  all: readonly Figures[],
  thresholds: FlowThresholds,
): FlagCause {
  if (!figures) return causeOf('leaves-not-onward');
  if (isWaitOfReady(standing, level, figures, thresholds)) return whyReadyWait(figures, all);
  if (standing.alarm.kind === 'nobody-leaves') return whyStuck(figures, all, thresholds);
  return whyNotOnward(figures, standing.from);
}

function factFindings(own: Figures, all: readonly Figures[], context: WatchContext): Finding[] {
  return factsOf(own, all, context.thresholds).map((kind) =>
    found(kind, 'yellow', own, context, factCause(kind, own, all, context)),
  );
}

function factCause(
  kind: FactKind,
  own: Figures,
  all: readonly Figures[],
  { thresholds, lockingCriteria }: WatchContext,
): FlagCause {
  switch (kind) {
    case 'ready-waiting':
      return whyReadyWait(own, all);
    case 'next-step-full': {
      const next = nextStep(own, all);
      const insatser = next?.insatser.map(({ record }) => ({
        insats: record.insats,
        name: record.description.name,
      }));
      return causeOf('next-step-full', { step: next?.step ?? null, insatser: insatser ?? [] });
    }
    case 'long-wait':
      return isLongByReady(own, thresholds)
        ? whyReadyWait(own, all)
        : (whyLongWait(own, thresholds) ?? causeOf('queue-grows'));
    case 'unused-places':
      return whyUnused(own, all, thresholds, lockingCriteria.get(own.record.insats) ?? null);
    default:
      return kind satisfies never;
  }
}

function found(
  kind: Finding['kind'],
  level: Finding['level'],
  figures: Figures,
  { today, thresholds }: WatchContext,
  cause: FlagCause,
): Finding {
  return {
    kind,
    level,
    subject: subjectOf(figures.record),
    since: dayOf(today),
    evidence: {
      ...evidenceOf(figures),
      from: dayOf(today - thresholds.standsDays + 1),
      to: dayOf(today),
      flow: null,
    },
    cause,
  };
}

function subjectOf({ insats, description: { name } }: FlowRecord): FlagSubject {
  return { of: 'insats', insats, name };
}

function evidenceOf(figures: Figures | undefined): Omit<FlagEvidence, 'from' | 'to' | 'flow'> {
  if (!figures) {
    return { places: null, occupied: null, queue: null, waitDays: null, waitDaysBefore: null, ready: null };
  }
  const { occupancy, waitAYearBefore } = figures;
  const today = (column: Float64Array) => column[occupancy.days - 1] ?? 0;
  const whole = (days: number | null | undefined) => (days == null ? null : Math.round(days));
  return {
    places: today(occupancy.places),
    occupied: today(occupancy.occupied),
    queue: today(occupancy.queue),
    waitDays: whole(figures.waitDaysAgo(0)?.medianDays),
    waitDaysBefore: whole(waitAYearBefore),
    ready: today(occupancy.ready),
  };
}
