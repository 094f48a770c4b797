import { openFlowRoutes } from './flow-routes.ts';
import { openQueueRuleRoutes } from './place-routes.ts';
import { api, type Draft, open, page, route, signedIn } from './route.ts';

/** What is open to all. */
export const publicRoutes = [
  page('startPage', 'GET', '/', open, 'Startsidan', 'Start page'),
  page('searchPage', 'GET', '/insatser', open, 'Sök bland insatser', 'Search page'),
  page('insatsPage', 'GET', '/insatser/{insatsId}', open, 'En insats', 'Page of one insats'),
  page(
    'availabilityFragment',
    'GET',
    '/insatser/{insatsId}/availability-fragment',
    open,
    'Lediga platser som en del av en sida',
    'Free places as part of a page',
  ),
  page(
    'availabilityNotes',
    'GET',
    '/availability-fragments',
    open,
    'Lediga platser för insatserna på en öppen söksida',
    'Free places for the insatser on an open search page',
  ),
  page(
    'asset',
    'GET',
    '/assets/{file}',
    open,
    'Stilmallar, skript och typsnitt',
    'Stylesheet, script and fonts',
  ),
  page('accessibilityPage', 'GET', '/accessibility', open, 'Tillgänglighet', 'Accessibility statement'),
  page('aboutPage', 'GET', '/about', open, 'Om katalogen', 'About the catalogue'),
  page('apiDocsPage', 'GET', '/api/docs', open, 'API-beskrivningen som sida', 'API documentation page'),
  route(
    'openApiDocument',
    'GET',
    '/api/openapi.json',
    open,
    'API-beskrivningen (OpenAPI 3.1)',
    'OpenAPI 3.1 document',
  ),
  route('apiInfo', 'GET', `${api}/api-info`, open, 'Uppgifter om API:et', 'About the API'),
  route('listInsatser', 'GET', `${api}/insatser`, open, 'Sök insatser', 'Search insatser with facets'),
  route('readInsats', 'GET', `${api}/insatser/{insatsId}`, open, 'Läs en insats', 'Read one insats'),
  route(
    'readAvailability',
    'GET',
    `${api}/insatser/{insatsId}/availability`,
    open,
    'Lediga platser och kö i en insats',
    'Free places and queue of one insats',
  ),
  route('listForbund', 'GET', `${api}/forbund`, open, 'Lista samordningsförbund', 'List forbund'),
  ...openQueueRuleRoutes,
  ...openFlowRoutes,
  route('readLadder', 'GET', `${api}/ladder`, open, 'Funktionstrappans steg', 'Steps of the ladder'),
] as const satisfies readonly Draft[];

/** Signing in and out, and who one is. */
export const signInRoutes = [
  page('signInPage', 'GET', '/sign-in', open, 'Logga in', 'Sign-in page'),
  page('startSignIn', 'GET', '/sign-in/start', { who: 'sign-in' }, 'Börja logga in', 'Start signing in'),
  page(
    'finishSignIn',
    'GET',
    '/sign-in/callback',
    { who: 'sign-in' },
    'Slutför inloggningen',
    'Finish signing in',
  ),
  page('accountPage', 'GET', '/account', signedIn, 'Mitt konto', 'My account'),
  page('signOut', 'POST', '/sign-out', signedIn, 'Logga ut', 'Sign out'),
] as const satisfies readonly Draft[];
