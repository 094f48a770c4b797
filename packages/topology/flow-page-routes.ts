import { followerInForbund } from './flow-routes.ts';
import { type Draft, page, readerOfInsats } from './route.ts';

/** Where the flow stops and why, as pages. */
export const flowPageRoutes = [
  page('flowPage', 'GET', '/flow', followerInForbund, 'Flöde: flaggor om stopp', 'Flags about blockages'),
  page(
    'flagPage',
    'GET',
    '/flow/flags/{flagId}',
    followerInForbund,
    'En flagga: siffrorna då och nu, orsaken och vad som har hänt',
    'A flag: its figures then and now, its cause and its history',
  ),
  page(
    'acknowledgementForm',
    'POST',
    '/flow/flags/{flagId}/acknowledgement',
    followerInForbund,
    'Kvittera en flagga, från sidan',
    'Acknowledge a flag from the page',
  ),
  page(
    'noteForm',
    'POST',
    '/flow/flags/{flagId}/notes',
    followerInForbund,
    'Skriv en anteckning på en flagga, från sidan',
    'Add a note to a flag from the page',
  ),
  page(
    'closingForm',
    'POST',
    '/flow/flags/{flagId}/closing',
    followerInForbund,
    'Stäng en flagga, från sidan',
    'Close a flag from the page',
  ),
  page(
    'insatserFlowPage',
    'GET',
    '/flow/insatser',
    followerInForbund,
    'Insatserna med sitt flöde: de som har flaggor först',
    'The insatser with their flow: those with flags first',
  ),
  page(
    'insatsFlowPage',
    'GET',
    '/flow/insatser/{insatsId}',
    readerOfInsats,
    'Flödet genom en insats',
    'The flow through an insats',
  ),
  page(
    'ladderFlowPage',
    'GET',
    '/flow/ladder',
    followerInForbund,
    'Trappan: rörelser mellan stegen, och vad som finns på varje steg',
    'The ladder: movements between the steps, and what there is on each',
  ),
  page(
    'quarterPage',
    'GET',
    '/flow/quarters/{quarter}',
    followerInForbund,
    'Ett kvartal på en sida',
    'A quarter on one page',
  ),
] as const satisfies readonly Draft[];
