import { referrers } from '#insats';
import { numberWording } from '../../components/free-places-wording.ts';

/** What is said of what nobody has found out. */
export const notKnownYet = 'Vet inte än';

/** Decisions and papers that insatser ask about, by field of the need. */
export const decisions = {
  lssDecision: 'Har personen ett beslut enligt LSS?',
  employmentServiceEnrolment: 'Är personen inskriven på Arbetsförmedlingen?',
  medicalCertificate: 'Finns det ett läkarintyg?',
  drugFree: 'Är personen fri från alkohol och droger?',
} as const;

/** Who would refer the person, or that nobody does. */
export const referral = { ...referrers, 'own-application': 'Personen söker själv' } as const;

export function counted(count: number, one: string, several: string): string {
  return `${numberWording(count)} ${count === 1 ? one : several}`;
}

export const insatserWording = (count: number) => counted(count, 'insats', 'insatser');

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
