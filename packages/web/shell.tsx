import type { JSX } from 'hono/jsx/jsx-runtime';
import { holdsPersonalNumber } from '#insats';
import type { Assets } from './assets.ts';
import type { Frame } from './components/page.tsx';
import { MessagePage, type MessageView } from './pages/message/message-page.tsx';
import { standardMessages } from './pages/message/standard-messages.ts';
import { paths } from './paths.ts';
import { documentOf, fragmentOf } from './render.ts';

/** Who looks at a page, as far as the frame must know. */
type Reader = { memberships: readonly { role: string }[] } | undefined;

/** What a page says of a problem: the fields of RFC 9457 that people read. */
type ShownProblem = {
  status: number;
  title: string;
  detail: string;
  /** What is wrong in what was sent, a sentence each. */
  errors?: readonly { detail: string }[] | undefined;
};

export type Shell = {
  frame(reader: Reader): Frame;
  page(page: JSX.Element, status?: number): Response;
  fragment(part: JSX.Element): Response;
  /** A problem as a page. Who is not signed in is shown the way there. */
  problem(problem: ShownProblem, request: { method: string; url: string }, reader: Reader): Response;
};

/** The work pages, each for those who have its role. */
const areas = [
  { roles: ['provider'], href: paths.provider, label: 'Mina insatser' },
  { roles: ['coordinator'], href: paths.need, label: 'Sök för ett behov' },
  { roles: ['coordinator'], href: paths.needs, label: 'Behov och utbud' },
  { roles: ['coordinator', 'admin'], href: paths.flow, label: 'Flöde' },
];

/** What every page of a function stands in. */
export function createShell(settings: { assets: Assets; notice: string | null; now: () => string }): Shell {
  const { assets, notice, now } = settings;
  const frame: Shell['frame'] = (reader) => ({
    assets,
    notice,
    now: now(),
    signedIn: reader
      ? {
          name: 'Mitt konto',
          areas: areas.filter(({ roles }) => reader.memberships.some(({ role }) => roles.includes(role))),
        }
      : null,
  });
  const respond = (html: string, status: number) =>
    new Response(html, {
      status,
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
    });
  const page: Shell['page'] = (element, status = 200) => respond(documentOf(element), status);
  return {
    frame,
    page,
    fragment: (part) => respond(fragmentOf(part), 200),
    problem(problem, { method, url }, reader) {
      if (problem.status === 401) {
        const to = method === 'GET' ? addressAfterwards(new URL(url)) : pageOfForm(new URL(url));
        // Without a host: the one in the request is the caller's to choose, or an inner one behind a front.
        const headers = { Location: `${paths.signIn}?to=${encodeURIComponent(to)}&reason=needed` };
        return new Response(null, { status: 303, headers });
      }
      return page(<MessagePage frame={frame(reader)} view={messageOf(problem)} />, problem.status);
    },
  };
}

/** Where to land after signing in: what was asked for, unless somebody has put a personal number into it. */
function addressAfterwards({ pathname, search, searchParams }: URL): string {
  const said = [pathname, ...[...searchParams].flat()];
  return said.some(holdsPersonalNumber) ? paths.account : `${pathname}${search}`;
}

/** The page that a form stands on. What was typed into it is not taken along. */
function pageOfForm({ pathname }: URL): string {
  if (pathname === paths.need) return paths.need;
  const [flag] = /^\/flow\/flags\/[a-z0-9._-]{1,100}(?=\/)/i.exec(pathname) ?? [];
  if (flag !== undefined) return flag;
  const [, insats] = /^\/insatser\/([a-z0-9]{1,40})\/(?:queue|offers|places)\//i.exec(pathname) ?? [];
  return insats === undefined ? paths.provider : paths.queueAndPlaces(insats);
}

function messageOf({ status, title, detail, errors }: ShownProblem): MessageView {
  switch (status) {
    case 403:
      return title === 'Formuläret kom från fel sida'
        ? standardMessages.formRefused
        : standardMessages.forbidden;
    case 404:
      return standardMessages.notFound;
    case 500:
      return standardMessages.fault;
    case 503:
      return standardMessages.busy;
    default:
      return {
        tone: 'warning',
        heading: title,
        paragraphs: errors?.map((fault) => fault.detail) ?? [detail],
        links: [{ href: paths.search, label: 'Sök insatser' }],
      };
  }
}
