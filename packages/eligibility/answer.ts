import { type Criterion, codes, type LanguageLevel, languageLevels } from '#insats';
import type { Demand } from './demands.ts';
import type { Answer } from './judgement.ts';
import type { Need } from './need.ts';

/** The answer that decides first when several demands are put together. */
export const answersByWeight: readonly Answer[] = ['no', 'unknown', 'after-assessment', 'yes'];

const levels: readonly LanguageLevel[] = codes(languageLevels);

/**
 * How a need answers one demand; undefined where the demand does not concern it.
 *
 * A criterion that is assessed later is neither yes nor no beforehand, whatever the need says and also where it says
 * nothing: the provider has said that a meeting decides, so the machine refuses nobody on it and asks nothing about it.
 */
export function answerTo(demand: Demand, need: Need): Answer | undefined {
  switch (demand.about) {
    case 'not-stated':
      return 'after-assessment';
    case 'served':
      return livesIn(demand.municipalities, need);
    case 'activity-requirement':
      return need.mustCountTowardActivityRequirement ? countsFor(demand) : undefined;
    default: {
      const { condition, assessedLater } = demand.criterion;
      return assessedLater ? 'after-assessment' : toCondition(condition, demand.ownApplication, need);
    }
  }
}

/** What builds on the person's own wish must not be made compulsory, also where somebody has counted it. */
function countsFor({ counts, voluntary }: Extract<Demand, { about: 'activity-requirement' }>): Answer {
  if (voluntary === true || counts === 'no') return 'no';
  return counts === 'yes' ? 'yes' : 'after-assessment';
}

function toCondition(
  condition: Criterion['condition'],
  ownApplication: 'yes' | 'assessed-later' | 'no',
  need: Need,
): Answer {
  switch (condition.rule) {
    case 'age':
      return within(need.age, condition.from, condition.to);
    case 'municipality':
      return livesIn(condition.anyOf, need);
    case 'ability':
      return within(need.hoursPerWeek, condition.fromHours, condition.toHours);
    case 'language':
      return speaksEnough(condition.atLeast, need.language);
    case 'lss-decision':
      return holds(need.lssDecision, condition.is === 'required');
    case 'employment-service-enrolment':
      return holds(need.employmentServiceEnrolment, condition.is === 'required');
    case 'medical-certificate':
      return holds(need.medicalCertificate, true);
    case 'drug-free':
      return holds(need.drugFree, true);
    case 'referral':
      return referred(condition.from, ownApplication, need.referrer);
    case 'own-application':
      return 'yes';
    case 'other':
      return 'after-assessment';
    default:
      return condition satisfies never;
  }
}

function within(value: number | null, from: number | null, to: number | null): Answer {
  if (value === null) return 'unknown';
  return value >= (from ?? value) && value <= (to ?? value) ? 'yes' : 'no';
}

function livesIn(municipalities: readonly string[], { municipality }: Need): Answer {
  if (municipality === null) return 'unknown';
  return municipalities.includes(municipality) ? 'yes' : 'no';
}

function speaksEnough(atLeast: LanguageLevel, level: LanguageLevel | null): Answer {
  const lowest = levels.indexOf(atLeast);
  if (lowest === 0) return 'yes';
  if (level === null) return 'unknown';
  return levels.indexOf(level) >= lowest ? 'yes' : 'no';
}

function holds(known: boolean | null, demanded: boolean): Answer {
  if (known === null) return 'unknown';
  return known === demanded ? 'yes' : 'no';
}

/**
 * Where own application stands beside, nobody needs a referrer, and the wrong one is no hindrance. Who refers is still
 * worth finding out where own application is assessed later: the right referrer makes it a yes.
 */
function referred(
  from: readonly string[],
  ownApplication: 'yes' | 'assessed-later' | 'no',
  referrer: Need['referrer'],
): Answer {
  if (ownApplication === 'yes') return 'yes';
  const answer = byReferrer(from, referrer);
  return ownApplication === 'assessed-later' && answer === 'no' ? 'after-assessment' : answer;
}

function byReferrer(from: readonly string[], referrer: Need['referrer']): Answer {
  if (referrer === null) return 'unknown';
  if (referrer === 'own-application') return 'no';
  if (from.length === 0) return 'after-assessment';
  return from.includes(referrer) ? 'yes' : 'no';
}
