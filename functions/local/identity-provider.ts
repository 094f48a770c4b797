import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { JSONWebKeySet } from 'jose';
import Provider, { type Configuration, errors } from 'oidc-provider';
import type { DemoUser } from './demo-users.ts';
import { identityMemory } from './identity-memory.ts';
import { choiceOfUser, contentSecurityPolicy, problem } from './identity-pages.ts';
import { publicKeysOf, type SigningKey } from './kept-keys.ts';
import { localIdentity } from './local-identity.ts';

const mount = localIdentity.mount;
const interactionPath = new RegExp(`^${mount}/interaction/[A-Za-z0-9_-]+$`);
const signInSeconds = 10 * 60;
const longestForm = 1_024;
const sessionCookieName = 'identity-session';

export type IdentityProvider = {
  issuer: string;
  publicKeys: JSONWebKeySet;
  /** Whether a request's path belongs to the provider. */
  answers(path: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

/**
 * A real OpenID Connect provider for development: code flow with PKCE, one first-party public client, demo users that
 * are chosen with a button. Never to be mounted outside development.
 *
 * @param origin where the server is reached, as `http://localhost:8080`
 * @param onFault hears of what is not the caller's mistake
 */
export function createIdentityProvider(options: {
  origin: string;
  users: readonly DemoUser[];
  signingKey: SigningKey;
  onFault: (error: unknown) => void;
}): IdentityProvider {
  const { origin, users, signingKey, onFault } = options;
  const issuer = localIdentity.issuerOf(origin);
  const redirectUri = localIdentity.redirectUriOf(origin);
  const provider = new Provider(issuer, configurationOf({ origin, redirectUri, users, signingKey }));
  provider.on('server_error', (_context, error) => onFault(error));
  const answerProtocol = provider.callback();

  async function show(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await provider.interactionDetails(request, response);
    const nonce = newNonce();
    send(
      response,
      200,
      nonce,
      [new URL(redirectUri).origin],
      await choiceOfUser(users, pathOf(request), nonce),
    );
  }

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = await formOf(request);
    const user = users.find(({ login }) => login === form?.get('login'));
    const cancelled = form?.has('cancel') === true;
    if (user === undefined && !cancelled) return refuse(response, 400, 'Välj en av demopersonerna.');
    const result =
      user === undefined
        ? { error: 'access_denied', error_description: 'the person cancelled' }
        : { login: { accountId: user.subject, remember: false } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  async function refuse(response: ServerResponse, status: number, sentence: string): Promise<void> {
    const nonce = newNonce();
    send(response, status, nonce, [], await problem(sentence, origin, nonce));
  }

  async function answerPerson(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') return show(request, response);
    if (request.method === 'POST') return choose(request, response);
    return refuse(response, 405, 'Sidan går bara att läsa eller skicka in.');
  }

  return {
    issuer,
    publicKeys: publicKeysOf(signingKey),
    answers: (path) => path === mount || path.startsWith(`${mount}/`),
    async handle(request, response) {
      try {
        if (interactionPath.test(pathOf(request))) await answerPerson(request, response);
        else await answerProtocol(mounted(request), response);
      } catch (error) {
        const gone = error instanceof errors.SessionNotFound;
        if (!gone) onFault(error);
        if (response.headersSent) response.destroy();
        else if (gone) await refuse(response, 400, 'Inloggningen har gått ut. Börja om från katalogen.');
        else await refuse(response, 500, 'Något gick fel hos oss. Försök igen.');
      }
    },
  };
}

function configurationOf(options: {
  origin: string;
  redirectUri: string;
  users: readonly DemoUser[];
  signingKey: SigningKey;
}): Configuration {
  const { origin, redirectUri, users, signingKey } = options;
  const memory = identityMemory(Date.now);
  return {
    adapter: (kind: string) => memory.of(kind),
    jwks: { keys: [signingKey] },
    clients: [
      {
        client_id: localIdentity.clientId,
        client_name: 'Insatskatalogen',
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid'],
    claims: { openid: ['sub'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    cookies: {
      names: { session: sessionCookieName, interaction: 'identity-interaction', resume: 'identity-resume' },
      long: { path: mount, httpOnly: true, sameSite: 'lax' },
    },
    clientBasedCORS: () => false,
    interactions: { url: (_context, interaction) => `${mount}/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: signInSeconds,
      AuthorizationCode: 60,
      Grant: signInSeconds,
      IdToken: signInSeconds,
      Interaction: signInSeconds,
      Session: signInSeconds,
    },
    async findAccount(_context, subject) {
      const known = users.some((user) => user.subject === subject);
      return known ? { accountId: subject, claims: async () => ({ sub: subject }) } : undefined;
    },
    // The catalogue is the provider's own client: nobody is asked to consent to it.
    async loadExistingGrant(context) {
      const { client, session, provider } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    async renderError(context) {
      const nonce = newNonce();
      context.set('content-security-policy', contentSecurityPolicy(nonce, []));
      context.type = 'html';
      context.body = await problem(
        'Inloggningen kunde inte kontrolleras. Börja om från katalogen.',
        origin,
        nonce,
      );
    },
  };
}

/**
 * The request as the provider expects it, without the mount. It never hears of who was chosen the last time, so that
 * the choice is always offered.
 */
function mounted(request: IncomingMessage): IncomingMessage {
  const originalUrl = request.url ?? mount;
  const cookies = request.headers.cookie?.split('; ') ?? [];
  request.headers.cookie = cookies.filter((cookie) => !cookie.startsWith(`${sessionCookieName}=`)).join('; ');
  return Object.assign(request, { originalUrl, url: originalUrl.slice(mount.length) || '/' });
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const length = Number(request.headers['content-length']);
  if (!(length <= longestForm)) return undefined;
  return new URLSearchParams(await text(request));
}

function newNonce(): string {
  return randomBytes(16).toString('base64');
}

function send(
  response: ServerResponse,
  status: number,
  nonce: string,
  formTargets: readonly string[],
  body: string,
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce, formTargets),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}
