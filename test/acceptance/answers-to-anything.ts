import * as z from 'zod';
import { routes } from '#topology';
import type { Answer, Sent } from './client.ts';
import { contractOf } from './valid-request.ts';

const swedish =
  /[åäöÅÄÖ]|\b(inte|och|eller|med|att|som|det|den|ska|finns|saknas|minst|mest|bort|skriv|av|text|fel|lista|vara|stort|tom|ange|hela|veckan)\b/i;
const english =
  /\b(invalid|expected|received|required|must|should|unrecognized|failed|error|cannot|unexpected)\b/i;

const sentence = z
  .string()
  .min(3)
  .refine((text) => swedish.test(text) && !english.test(text), 'not Swedish');

const problem = z.strictObject({
  type: z.string().regex(/^urn:insatskatalog:problem:[a-z]+(-[a-z]+)*$/),
  title: sentence,
  status: z.int(),
  detail: sentence,
  instance: z.string().startsWith('/').optional(),
  errors: z.array(z.strictObject({ pointer: z.string(), detail: sentence })).optional(),
});

const securityHeaders: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$|^no-referrer$/,
  'x-frame-options': /^DENY$/,
  'strict-transport-security': /max-age=\d+/,
};

const patterns = routes.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** What is wrong with an answer, whatever was asked; nothing when it is as every answer must be. */
export function faultsOf(sent: Sent, answer: Answer, numbers: readonly string[]): string[] {
  const faults: string[] = [];
  const { status, headers, text } = answer;
  if (status === 0) return ['no answer'];
  if (status >= 500) faults.push(`${status}`);
  for (const [name, wanted] of Object.entries(securityHeaders)) {
    if (!wanted.test(headers[name] ?? '')) faults.push(`header ${name}: ${headers[name]}`);
  }
  for (const number of numbers) {
    if (repeats(JSON.stringify([text, headers]), number)) faults.push('repeats a personal number');
  }
  const pathname = pathOf(sent.path);
  // What cannot be read as a request is refused before anybody knows whether a page was wanted.
  const type = headers['content-type'];
  const says = sent.method === 'HEAD' || text.includes('"urn:insatskatalog:problem:unreadable-request"');
  const unread = status === 431 || (status === 400 && type === 'application/problem+json' && says);
  const isApi = unread || pathname?.startsWith('/api/v1/') || pathname === '/api/openapi.json';
  const hasBody = sent.method !== 'HEAD' && status !== 304;
  return [
    ...faults,
    ...(isApi ? faultsOfApi(sent, answer, pathname, hasBody) : faultsOfPage(answer, hasBody)),
  ];
}

function faultsOfApi(
  sent: Sent,
  { status, headers, text }: Answer,
  path: string | undefined,
  hasBody: boolean,
) {
  const type = headers['content-type'];
  if (status >= 400) {
    if (type !== 'application/problem+json') return [`${status} as ${type}`];
    if (!hasBody) return [];
    const read = problem.safeParse(parsed(text));
    if (!read.success) return [z.prettifyError(read.error)];
    return read.data.status === status ? [] : [`says ${read.data.status}, is ${status}`];
  }
  if (status === 304) return [];
  const method = sent.method === 'HEAD' ? 'GET' : sent.method;
  const found = patterns.find(({ route, pattern }) => route.method === method && pattern.test(path ?? ''));
  const contract = found && contractOf(found.route.operation);
  if (!contract) return [`${status} where there is no route`];
  if (status !== contract.status) return [`${status} instead of ${contract.status}`];
  if (type !== 'application/json') return [`${status} as ${type}`];
  const read = hasBody ? contract.answer.safeParse(parsed(text)) : { success: true as const };
  return read.success ? [] : [z.prettifyError(read.error)];
}

function faultsOfPage({ status, headers, text }: Answer, hasBody: boolean): string[] {
  const type = headers['content-type'] ?? '';
  if (status === 303)
    return /^\/(?!\/)|^http:\/\/localhost:\d+\/oidc\//.test(headers.location ?? '') ? [] : ['leads away'];
  if (status === 304) return [];
  const faults: string[] = [];
  if (status >= 400 && type !== 'text/html; charset=utf-8') faults.push(`${status} as ${type}`);
  if (hasBody && type.startsWith('text/html')) {
    const isPart = status === 200 && !text.startsWith('<!doctype html>');
    if (!isPart && !text.includes('<html lang="sv"')) faults.push('a page that is not in Swedish');
  }
  return faults;
}

/** Also with its sign left out, or encoded as an address has it. */
function repeats(text: string, number: string): boolean {
  const digits = number.replace(/\D/g, '');
  return [number, digits, encodeURIComponent(number), `${digits.slice(-10, -4)}-${digits.slice(-4)}`].some(
    (form) => text.includes(form),
  );
}

function pathOf(path: string): string | undefined {
  return URL.parse(path.startsWith('http:') ? path : `http://localhost${path}`)?.pathname;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
