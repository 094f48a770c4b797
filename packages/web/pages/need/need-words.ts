import { referrers } from '#insats';

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
