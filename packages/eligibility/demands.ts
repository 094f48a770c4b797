import type { Criteria, Criterion, Description } from '#insats';

/** What eligibility is judged from. */
export type Judged = {
  description: Pick<Description, 'municipalities' | 'voluntary' | 'countsTowardActivityRequirement'>;
  criteria: Criteria;
};

/** One thing that an insats demands, before anybody's need is held against it. */
export type Demand =
  | {
      about: Criterion['condition']['rule'];
      criterion: Criterion;
      /** Whether own application stands beside it: then nobody needs a referrer. */
      ownApplication: 'yes' | 'assessed-later' | 'no';
    }
  | { about: 'served'; municipalities: readonly string[] }
  | {
      about: 'activity-requirement';
      counts: Description['countsTowardActivityRequirement'];
      voluntary: boolean | null;
    }
  | { about: 'not-stated' };

/**
 * All that an insats demands. Criteria that nobody has stated are a demand of their own: somebody must ask. The
 * municipalities served are left out where none is stated, and where a criterion already demands at least as much.
 */
export function demandsOf({ description, criteria }: Judged): Demand[] {
  const { municipalities, voluntary, countsTowardActivityRequirement: counts } = description;
  const demands: Demand[] = criteria === null ? [{ about: 'not-stated' }] : fromCriteria(criteria);
  if (municipalities && municipalities.length > 0 && !isSaidByCriterion(municipalities, criteria)) {
    demands.push({ about: 'served', municipalities });
  }
  demands.push({ about: 'activity-requirement', counts, voluntary });
  return demands;
}

function fromCriteria(criteria: readonly Criterion[]): Demand[] {
  const own = criteria.filter(({ condition }) => condition.rule === 'own-application');
  const ownApplication =
    own.length === 0 ? 'no' : own.some(({ assessedLater }) => !assessedLater) ? 'yes' : 'assessed-later';
  return criteria.map((criterion) => ({ about: criterion.condition.rule, criterion, ownApplication }));
}

function isSaidByCriterion(municipalities: readonly string[], criteria: Criteria): boolean {
  return (criteria ?? []).some(
    ({ condition, assessedLater }) =>
      condition.rule === 'municipality' &&
      !assessedLater &&
      condition.anyOf.every((municipality) => municipalities.includes(municipality)),
  );
}

/** Demands with the same key are answered alike by every need. */
export function demandKey(demand: Demand): string {
  switch (demand.about) {
    case 'served':
      return `served ${demand.municipalities.join()}`;
    case 'activity-requirement':
      return `activity-requirement ${demand.counts} ${demand.voluntary}`;
    case 'not-stated':
      return 'not-stated';
    default: {
      const { condition, assessedLater } = demand.criterion;
      if (condition.rule === 'other') return 'other';
      const own = condition.rule === 'referral' ? demand.ownApplication : '';
      return `${JSON.stringify(condition)} ${assessedLater} ${own}`;
    }
  }
}
