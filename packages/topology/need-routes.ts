import { api, coordinatorOfAny, type Draft, page, question } from './route.ts';

/**
 * A coordinator asks what there is for a need. The catalogue is open to all, so any insats may be asked about; the need
 * is never in an address.
 */
export const needRoutes = [
  page(
    'needPage',
    'GET',
    '/need',
    coordinatorOfAny,
    'Fråga vad som finns för ett behov',
    'Form that asks what there is for a need',
  ),
  page(
    'needForm',
    'POST',
    '/need',
    coordinatorOfAny,
    'Svaret på ett behov',
    'Answer to a need from the form',
  ),
  question(
    'queryAvailability',
    `${api}/availability-queries`,
    coordinatorOfAny,
    'Fråga vad som finns för ett behov. Inget sparas.',
    'Ask what there is for a need; nothing is kept',
  ),
  question(
    'queryEligibility',
    `${api}/insatser/{insatsId}/eligibility-queries`,
    coordinatorOfAny,
    'Fråga varför, eller varför inte, en insats passar ett behov. Inget sparas.',
    'Ask why, or why not, an insats is for a need; nothing is kept',
  ),
] as const satisfies readonly Draft[];
