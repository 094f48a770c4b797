/**
 * Every route of the product, as data: which function answers it, who may call it, and what it does in one Swedish
 * sentence. The functions, the local server, the CDK app, the OpenAPI document and the authorisation tests read it.
 */

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export type Role = 'provider' | 'coordinator' | 'admin';

/**
 * Who may call a route. There is no default: a route without a policy does not compile.
 *
 * - `open`: anyone. A signed-in person may be recognised, never required.
 * - `signed-in`: anyone whose identity is verified.
 * - `member`: someone with one of `roles`. `reach` says what the role must reach:
 *   `forbund` — the förbund that the call concerns; `insats` — the insats in the path, which for a provider must
 *   belong to the own organisation and for the others to the own förbund.
 * - `sign-in`: part of signing in itself; guarded by its own one-time state.
 */
export type Policy =
  | { who: 'open' }
  | { who: 'sign-in' }
  | { who: 'signed-in' }
  | { who: 'member'; roles: readonly [Role, ...Role[]]; reach: 'forbund' | 'insats' };

export type FunctionName = 'public' | 'sign-in' | 'provider' | 'coordinator' | 'admin';

export type Route = {
  /** Stable name of the operation: the handler's key and, for the API, the `operationId`. */
  operation: string;
  function: FunctionName;
  method: Method;
  /** Parameters in braces, as in OpenAPI and API Gateway. */
  path: string;
  policy: Policy;
  surface: 'api' | 'page';
  summary: string;
  /** English beside the Swedish, for the OpenAPI document. */
  summaryInEnglish: string;
};

const open = { who: 'open' } as const;
const signedIn = { who: 'signed-in' } as const;
const providerOfInsats = { who: 'member', roles: ['provider'], reach: 'insats' } as const;
const keeperOfInsats = { who: 'member', roles: ['provider', 'admin'], reach: 'insats' } as const;
const readerOfInsats = {
  who: 'member',
  roles: ['provider', 'coordinator', 'admin'],
  reach: 'insats',
} as const;
const adminOfInsats = { who: 'member', roles: ['admin'], reach: 'insats' } as const;
const adminOfForbund = { who: 'member', roles: ['admin'], reach: 'forbund' } as const;
const providerAnywhere = { who: 'member', roles: ['provider'], reach: 'forbund' } as const;

const api = '/api/v1';

const publicRoutes = [
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
  route('readLadder', 'GET', `${api}/ladder`, open, 'Funktionstrappans steg', 'Steps of the ladder'),
] as const satisfies readonly Draft[];

const signInRoutes = [
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

const providerRoutes = [
  page('providerPage', 'GET', '/provider', providerAnywhere, 'Mina insatser', "The provider's insatser"),
  page(
    'reportForm',
    'POST',
    '/provider/insatser/{insatsId}/reports',
    providerOfInsats,
    'Uppge lediga platser och kö',
    'Report free places and queue from the page',
  ),
  page(
    'confirmForm',
    'POST',
    '/provider/insatser/{insatsId}/confirmations',
    providerOfInsats,
    'Stämmer fortfarande',
    'Confirm that the figures are still right from the page',
  ),
  page(
    'placesForm',
    'POST',
    '/provider/insatser/{insatsId}/places',
    providerOfInsats,
    'Ändra antal platser',
    'Set the number of places from the page',
  ),
  route(
    'listOwnInsatser',
    'GET',
    `${api}/provider/insatser`,
    providerAnywhere,
    'Mina insatser, den äldsta uppgiften först',
    "The provider's own insatser, stalest first",
  ),
  route(
    'report',
    'POST',
    `${api}/insatser/{insatsId}/reports`,
    providerOfInsats,
    'Uppge läget nu, eller det som hänt under en period',
    'Report counts for now or for a named period',
  ),
  route(
    'confirm',
    'POST',
    `${api}/insatser/{insatsId}/confirmations`,
    providerOfInsats,
    'Bekräfta att uppgifterna fortfarande stämmer',
    'Confirm that the figures are still right',
  ),
  route(
    'correct',
    'POST',
    `${api}/insatser/{insatsId}/corrections`,
    providerOfInsats,
    'Rätta en tidigare uppgift, med skäl',
    'Correct an earlier report, with a reason',
  ),
  route(
    'setPlaces',
    'PUT',
    `${api}/insatser/{insatsId}/places`,
    keeperOfInsats,
    'Ange hur många platser insatsen har',
    'Set the number of places',
  ),
  route(
    'describe',
    'PUT',
    `${api}/insatser/{insatsId}/description`,
    keeperOfInsats,
    'Ersätt beskrivningen',
    'Replace the description',
  ),
  route(
    'setCriteria',
    'PUT',
    `${api}/insatser/{insatsId}/criteria`,
    keeperOfInsats,
    'Ersätt kriterierna',
    'Replace the criteria',
  ),
  route(
    'planClosures',
    'PUT',
    `${api}/insatser/{insatsId}/closures`,
    keeperOfInsats,
    'Ersätt planerade stängningar',
    'Replace the planned closures',
  ),
] as const satisfies readonly Draft[];

const coordinatorRoutes = [
  route(
    'readHistory',
    'GET',
    `${api}/insatser/{insatsId}/history`,
    readerOfInsats,
    'Allt som hänt med insatsen, senast först',
    'Everything that happened to the insats, latest first',
  ),
] as const satisfies readonly Draft[];

const adminRoutes = [
  route(
    'listOrganisations',
    'GET',
    `${api}/admin/organisations`,
    adminOfForbund,
    'Lista organisationer',
    'List organisations',
  ),
  route(
    'putOrganisation',
    'PUT',
    `${api}/admin/organisations/{organisationId}`,
    adminOfForbund,
    'Lägg till eller ändra en organisation',
    'Add or change an organisation',
  ),
  route(
    'readThresholds',
    'GET',
    `${api}/admin/thresholds`,
    adminOfForbund,
    'Läs förbundets gränsvärden',
    "Read the forbund's thresholds",
  ),
  route(
    'setThresholds',
    'PUT',
    `${api}/admin/thresholds`,
    adminOfForbund,
    'Ändra förbundets gränsvärden',
    "Set the forbund's thresholds",
  ),
  route(
    'listMemberships',
    'GET',
    `${api}/admin/memberships`,
    adminOfForbund,
    'Lista behörigheter',
    'List memberships',
  ),
  route(
    'grantMembership',
    'POST',
    `${api}/admin/memberships`,
    adminOfForbund,
    'Ge en person en behörighet',
    'Grant a membership',
  ),
  route(
    'revokeMembership',
    'DELETE',
    `${api}/admin/memberships/{membershipId}`,
    adminOfForbund,
    'Ta bort en behörighet, genast',
    'Revoke a membership at once',
  ),
  route(
    'createInsats',
    'POST',
    `${api}/admin/insatser`,
    adminOfForbund,
    'Lägg till en insats',
    'Create an insats',
  ),
  route(
    'handOver',
    'POST',
    `${api}/admin/insatser/{insatsId}/handover`,
    adminOfInsats,
    'Lämna över insatsen till en annan organisation',
    'Hand the insats over to another organisation',
  ),
  route(
    'closeInsats',
    'POST',
    `${api}/admin/insatser/{insatsId}/closing`,
    adminOfInsats,
    'Avsluta insatsen',
    'Close the insats for good',
  ),
  route(
    'startImport',
    'POST',
    `${api}/admin/imports`,
    adminOfForbund,
    'Importera katalogen från CSV eller JSON',
    'Import the catalogue from CSV or JSON',
  ),
  route(
    'readImport',
    'GET',
    `${api}/admin/imports/{jobId}`,
    adminOfForbund,
    'Läs hur en import gick',
    'Read an import',
  ),
] as const satisfies readonly Draft[];

type Draft = Omit<Route, 'function'>;

function page<Operation extends string>(
  operation: Operation,
  method: Method,
  path: string,
  policy: Policy,
  summary: string,
  summaryInEnglish: string,
) {
  return { operation, method, path, policy, surface: 'page', summary, summaryInEnglish } as const;
}

function route<Operation extends string>(
  operation: Operation,
  method: Method,
  path: string,
  policy: Policy,
  summary: string,
  summaryInEnglish: string,
) {
  return { operation, method, path, policy, surface: 'api', summary, summaryInEnglish } as const;
}

const byFunction = {
  public: publicRoutes,
  'sign-in': signInRoutes,
  provider: providerRoutes,
  coordinator: coordinatorRoutes,
  admin: adminRoutes,
} as const satisfies Record<FunctionName, readonly Draft[]>;

/** The operations that a function must have a handler for. */
export type OperationOf<Name extends FunctionName> = (typeof byFunction)[Name][number]['operation'];

export type Operation = OperationOf<FunctionName>;

type DraftOf<Name extends FunctionName> = (typeof byFunction)[Name][number];

/** The operations of a function that answer with data, and those that answer with a page. */
export type ApiOperationOf<Name extends FunctionName> = Extract<
  DraftOf<Name>,
  { surface: 'api' }
>['operation'];
export type PageOperationOf<Name extends FunctionName> = Extract<
  DraftOf<Name>,
  { surface: 'page' }
>['operation'];

export type ApiOperation = ApiOperationOf<FunctionName>;

/** The routes that one function answers, in matching order. */
export function routesOf<Name extends FunctionName>(
  name: Name,
): (Route & { operation: OperationOf<Name> })[] {
  const drafts: readonly (Draft & { operation: OperationOf<Name> })[] = byFunction[name];
  return drafts.map((draft) => ({ ...draft, function: name }));
}

/** Every route of the product. */
export const routes: readonly (Route & { operation: Operation })[] = (
  Object.keys(byFunction) as FunctionName[]
).flatMap((name) => routesOf(name));
