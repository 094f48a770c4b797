import type * as z from 'zod';
import { type ApiOperation, type FunctionName, type Route, routes } from '#topology';
import type { Contract } from './contract.ts';
import { contracts } from './contracts.ts';
import { operationOf, sharedHeaders, sharedParameters } from './openapi-operation.ts';
import { problemResponses } from './openapi-problems.ts';
import { catalogueFile, documentSchemas, type JsonSchema } from './openapi-schemas.ts';

const version = '1.0.0';
const base = '/api/v1';

const apiRoutes = routes.filter(({ surface }) => surface === 'api');

/** Whom the operations of a function are for. */
const tags: Record<FunctionName, { name: string; description: string }> = {
  public: {
    name: 'Öppet',
    description: 'Sök insatser och se lediga platser, utan inloggning. / Search and read, without sign-in.',
  },
  'sign-in': { name: 'Inloggning', description: 'Logga in och ut. / Sign in and out.' },
  provider: {
    name: 'Utförare',
    description: 'Håll den egna organisationens insatser rätt. / Keep your own organisation’s insatser true.',
  },
  coordinator: {
    name: 'Samordnare',
    description: 'Följ förbundets insatser. / Follow the insatser of the forbund.',
  },
  admin: {
    name: 'Administratör',
    description:
      'Organisationer, behörigheter, insatser och importer. / Organisations, memberships, insatser and imports.',
  },
};

const description = `Insatskatalogen visar insatser för människor som behöver stöd på vägen till arbete, studier eller ett fungerande vardagsliv: vem en insats är för, vad som krävs och om det finns plats.

Alla adresser nedan börjar med ${base}. Svar och fel är JSON (fel enligt RFC 9457), text är UTF-8 och tidpunkter är UTC enligt RFC 3339. Läsningar har ETag. Varje ändring skickas med en egen Idempotency-Key, så att den aldrig görs två gånger. Frågor om ett behov skickas med POST för att de inte ska stå i en adress; de ändrar inget, sparas inte och har ingen nyckel. Fält och parametrar som inte finns beskrivna avvisas; en tom parameter räknas som inte angiven.

Begränsningar: en uppgift som är för gammal visas som okänd (unknown), aldrig som ledig. Högst 64 kB får skickas på en gång, 4 MB vid import, och högst 100 rader läses åt gången. Uppgifter om deltagare finns inte och får inte skickas. API:et är i beta.

In English: the catalogue shows measures (insatser) for people who need support on their way to work or studies: whom each is for, its conditions and its free places. All addresses below start with ${base}. Answers and errors (RFC 9457) are JSON, times are UTC. Reads carry an ETag; every write needs an Idempotency-Key of its own. Questions about a need are sent with POST to stay out of addresses; they change nothing, are kept nowhere and take no key. Unknown fields and parameters are refused. Limitations: a figure that is too old is shown as unknown, never as free; at most 64 kB a request (4 MB an import) and 100 items a page; nothing about participants is held. The API is in beta.`;

/**
 * The OpenAPI 3.1 document of every API route in the topology, as the national REST API profile (Digg) asks. Made from
 * the schemas that requests are checked against. `publicOrigin`, as `https://katalog.example.se`, makes its addresses
 * absolute; with null they are relative to wherever the document is read.
 */
export function openApiDocument({ publicOrigin }: { publicOrigin: string | null }): Readonly<JsonSchema> {
  const origin = publicOrigin ?? '';
  const { paths, schemas } = describedRoutes(origin);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Insatskatalogen',
      summary: 'Insatser och deras lediga platser. / Measures (insatser) and their free places.',
      description,
      version,
      termsOfService: `${origin}/about`,
      contact: { name: 'Samordningsförbundet som driver katalogen', url: `${origin}/about` },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/sv/' },
      'x-sla': {
        availability: 'Ingen nivå utlovas här; fråga förbundet som driver katalogen. / Ask the forbund.',
        responseTime:
          'Ingen tid utlovas här. Vid 503: försök igen efter Retry-After. / None is promised here.',
        support: `Förbundet som driver katalogen, se ${origin}/about. / The forbund that runs the catalogue.`,
      },
    },
    externalDocs: {
      description: 'API-beskrivningen som sida. / The API documentation as a page.',
      url: `${origin}/api/docs`,
    },
    servers: [{ url: `${origin}${base}`, description: 'Katalogens API. / The API of the catalogue.' }],
    tags: [...new Set(apiRoutes.map((route) => tags[route.function]))],
    paths,
    components: {
      schemas,
      responses: problemResponses(),
      parameters: sharedParameters,
      headers: sharedHeaders,
      securitySchemes: {
        bearerAuth: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'En token som förbundets inloggningstjänst har gett ut (OAuth 2.0, OpenID Connect). Behörigheten läses vid varje anrop, så en indragen slutar gälla genast. / A token issued by the sign-in service of the forbund (OAuth 2.0, OpenID Connect). Memberships are read at every call: a revoked one stops at once.',
        },
      },
    },
  };
}

/** The paths, and the named schemas that they refer to. */
function describedRoutes(origin: string): { paths: JsonSchema; schemas: Record<string, JsonSchema> } {
  const sent = new Map<string, z.ZodType>();
  const answered = new Map<string, z.ZodType>();
  const described = apiRoutes.map((route) => {
    const contract: Contract = contracts[route.operation as ApiOperation];
    sent.set(queryOf(route), contract.query);
    const body = contract.file ? catalogueFile : contract.body;
    if (body) sent.set(route.operation, body);
    answered.set(route.operation, contract.answer);
    return { route, contract };
  });
  const schemas = documentSchemas(sent, answered);
  const paths: Record<string, JsonSchema> = {};
  for (const { route, contract } of described) {
    const { path, servers } = placeOf(route, origin);
    const operation = operationOf(
      route,
      contract,
      {
        query: schemas.sent.get(queryOf(route)) ?? {},
        request: schemas.sent.get(route.operation),
        answer: schemas.answered.get(route.operation) ?? {},
      },
      tags[route.function].name,
    );
    paths[path] = { ...paths[path], ...servers, [route.method.toLowerCase()]: operation };
  }
  return { paths, schemas: schemas.components };
}

const queryOf = ({ operation }: Route) => `${operation} query`;

/** Paths stand without the base, which is the server's. The document itself lies outside it. */
function placeOf(
  { path }: Route,
  origin: string,
): { path: string; servers?: { servers: { url: string }[] } } {
  if (path.startsWith(`${base}/`)) return { path: path.slice(base.length) };
  const last = path.lastIndexOf('/');
  return { path: path.slice(last), servers: { servers: [{ url: `${origin}${path.slice(0, last)}` }] } };
}
