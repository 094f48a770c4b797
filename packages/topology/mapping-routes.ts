import { api, type Draft, page, route } from './route.ts';

const mapperInForbund = { who: 'member', roles: ['coordinator', 'admin'], reach: 'forbund' } as const;

/** The förbund's mapping of needs, and supply held against it. */
export const mappingRoutes = [
  page(
    'supplyAndNeedPage',
    'GET',
    '/needs',
    mapperInForbund,
    'Behov och utbud',
    'Supply held against the mapped need',
  ),
  page(
    'mappingForm',
    'POST',
    '/needs',
    mapperInForbund,
    'Spara en kartläggning av behov, från sidan',
    'Save a mapping of needs from the page',
  ),
  route(
    'readNeeds',
    'GET',
    `${api}/needs`,
    mapperInForbund,
    'Läs förbundets kartläggning av behov',
    "Read the forbund's mapping of needs",
  ),
  route(
    'setNeeds',
    'PUT',
    `${api}/needs`,
    mapperInForbund,
    'Ersätt förbundets kartläggning av behov. Grupper under 5 personer läggs ihop med andra.',
    "Replace the forbund's mapping of needs; groups of fewer than 5 are put together with others",
  ),
  route(
    'readNeedsGap',
    'GET',
    `${api}/needs/gap`,
    mapperInForbund,
    'Utbud mot kartlagt behov: vad som saknas, vad som står oanvänt och vad varje villkor stänger',
    'Supply held against the mapped need: what is missing, unused and locked by each criterion',
  ),
] as const satisfies readonly Draft[];
