import { languageLevels, municipalityName, referrers } from '#insats';
import type { Demand } from './demands.ts';
import type { Answer } from './judgement.ts';
import type { Need } from './need.ts';

/** How the need stands to a demand that it answers so, in one plain sentence. */
export function becauseOf(demand: Demand, answer: Answer, need: Need): string {
  switch (demand.about) {
    case 'not-stated':
      return 'Fråga utföraren.';
    case 'activity-requirement':
      return becauseOfCounting(demand, answer);
    case 'served':
      return whereTheyLive(need);
    default: {
      const standing = standingTo(demand, need);
      if (demand.criterion.assessedLater) return `${standing} Utföraren avgör vid ett första möte.`;
      return standing;
    }
  }
}

function becauseOfCounting(
  { counts, voluntary }: Extract<Demand, { about: 'activity-requirement' }>,
  answer: Answer,
): string {
  if (answer === 'no') {
    return voluntary === true
      ? 'Insatsen bygger på att personen själv vill, och får inte göras till ett krav.'
      : 'Utföraren uppger att den inte räknas.';
  }
  if (answer === 'yes') return 'Utföraren uppger att den räknas.';
  return counts === null
    ? 'Utföraren har inte sagt om den räknas. Fråga utföraren.'
    : 'Det bedöms för varje person. Fråga den som beslutar om försörjningsstöd.';
}

function standingTo(
  { criterion: { condition }, ownApplication }: Extract<Demand, { criterion: unknown }>,
  need: Need,
): string {
  switch (condition.rule) {
    case 'age':
      return need.age === null ? 'Åldern är inte angiven.' : `Personen är ${need.age} år.`;
    case 'municipality':
      return whereTheyLive(need);
    case 'ability':
      return need.hoursPerWeek === null
        ? 'Hur många timmar personen klarar är inte angivet.'
        : `Personen klarar upp till ${need.hoursPerWeek} timmar i veckan.`;
    case 'language':
      if (condition.atLeast === 'large-limitation') return 'Insatsen kräver ingen svenska.';
      return need.language === null
        ? 'Hur mycket svenska personen kan är inte angivet.'
        : `Personens svenska: ${languageLevels[need.language].toLowerCase()}.`;
    case 'lss-decision':
      return known(need.lssDecision, 'ett beslut enligt LSS');
    case 'employment-service-enrolment':
      if (need.employmentServiceEnrolment === null) return 'Om personen är inskriven är inte angivet.';
      return need.employmentServiceEnrolment
        ? 'Personen är inskriven på Arbetsförmedlingen.'
        : 'Personen är inte inskriven på Arbetsförmedlingen.';
    case 'medical-certificate':
      return known(need.medicalCertificate, 'ett läkarintyg');
    case 'drug-free':
      if (need.drugFree === null)
        return 'Det är inte angivet om personen kan vara fri från alkohol och droger.';
      return need.drugFree
        ? 'Personen kan vara fri från alkohol och droger.'
        : 'Personen kan inte vara fri från alkohol och droger nu.';
    case 'referral':
      return howTheyCome(need.referrer, condition.from, ownApplication);
    case 'own-application':
      return 'Ingen behöver anvisa personen.';
    case 'other':
      return 'Det kan bara en människa avgöra. Fråga utföraren.';
    default:
      return condition satisfies never;
  }
}

function whereTheyLive({ municipality }: Need): string {
  return municipality === null
    ? 'Personens kommun är inte angiven.'
    : `Personen bor i ${municipalityName(municipality)}.`;
}

function known(has: boolean | null, what: string): string {
  if (has === null) return `Om personen har ${what} är inte angivet.`;
  return has ? `Personen har ${what}.` : `Personen har inte ${what}.`;
}

function howTheyCome(
  referrer: Need['referrer'],
  from: readonly string[],
  ownApplication: 'yes' | 'assessed-later' | 'no',
): string {
  if (ownApplication === 'yes') return 'Personen kan också söka själv.';
  const beside = ownApplication === 'assessed-later' ? ' Fråga utföraren om personen kan söka själv.' : '';
  if (referrer === null) return `Vem som anvisar personen är inte angivet.${beside}`;
  if (referrer === 'own-application') return `Personen söker själv.${beside}`;
  const unclear = from.length === 0 ? ' Fråga utföraren vem som får anvisa.' : beside;
  return `${referrers[referrer]} anvisar personen.${unclear}`;
}
