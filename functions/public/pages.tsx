import { type PageCall, type PageHandlers, Problem, parseInput, readQuery } from '#api';
import { ladder, ladderExplained, municipalityName, type Step } from '#insats';
import { catalogueQuery } from '#search';
import {
  AboutPage,
  AccessibilityPage,
  ApiDocsPage,
  AvailabilityBox,
  AvailabilityNotes,
  InsatsPage,
  presentAvailability,
  presentInsats,
  presentSearch,
  SearchPage,
  type Shell,
  StartPage,
  searchHref,
} from '#web';
import type { PublicParts } from './parts.ts';
import { readAvailability, readInsats, readNames, type Search } from './reading.ts';

const mostNotesAtOnce = 100;
const insatsId = /^[a-z0-9]{1,40}$/i;
const municipalitiesOnStart = 12;

/** The open pages. */
export function publicPages(parts: PublicParts, shell: Shell, search: Search): PageHandlers<'public'> {
  return {
    async startPage(call) {
      const { result } = await search(catalogueQuery.parse({ limit: 1 }), call.now);
      const { facets, withFreePlaces } = result;
      const steps = (Object.keys(ladder) as Step[]).filter((step) => step !== 'self-support');
      const municipalities = Object.entries(facets.municipality)
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, municipalitiesOnStart);
      const view = {
        withFreePlaces: {
          label: `${withFreePlaces === 1 ? 'insats' : 'insatser'} har lediga platser nu`,
          href: searchHref({ hasFreePlaces: true }),
          count: withFreePlaces,
        },
        steps: steps.map((step) => ({
          label: ladder[step],
          explanation: ladderExplained[step],
          href: searchHref({ step: [step as Exclude<Step, 'self-support'>] }),
          count: facets.step[step] ?? 0,
        })),
        municipalities: municipalities.map(([code, count]) => ({
          label: municipalityName(code),
          href: searchHref({ municipality: [code] }),
          count,
        })),
      };
      return shell.page(<StartPage frame={shell.frame(call.actor)} view={view} />);
    },

    async searchPage(call) {
      const query = pageQuery(call);
      const { result, names } = await search(query, call.now);
      const view = presentSearch(query, result, names);
      return shell.page(<SearchPage frame={shell.frame(call.actor)} view={view} />);
    },

    async insatsPage(call) {
      const { head, documents, availability } = await readInsats(parts, call.params.insatsId ?? '', call.now);
      const names = await readNames(parts);
      const its = {
        provider: names.organisations.get(`${head.forbund} ${head.organisation}`)?.name ?? head.organisation,
        forbund: names.forbund.find(({ id }) => id === head.forbund)?.name ?? head.forbund,
      };
      const view = presentInsats({ head, documents }, availability, its, call.now);
      const worksWithIt = (call.actor?.memberships ?? []).some(
        ({ forbund, organisation, role }) =>
          forbund === head.forbund && (role !== 'provider' || organisation === head.organisation),
      );
      const frame = shell.frame(call.actor);
      const asksForNeeds = (call.actor?.memberships ?? []).some(({ role }) => role === 'coordinator');
      return shell.page(
        <InsatsPage frame={frame} view={view} worksWithIt={worksWithIt} asksForNeeds={asksForNeeds} />,
      );
    },

    async availabilityFragment({ params, now }) {
      const { head, availability } = await readAvailability(parts, params.insatsId ?? '', now);
      const view = presentAvailability(availability, head.counts);
      return shell.fragment(<AvailabilityBox insatsId={head.insats} availability={view} now={now} />);
    },

    async availabilityNotes({ context, now }) {
      const asked = (context.req.queries('insats') ?? []).filter((id) => insatsId.test(id));
      if (asked.length > mostNotesAtOnce) throw Problem.of('invalid-input');
      const found = await Promise.all(
        asked.map(async (insats) => {
          try {
            return await readAvailability(parts, insats, now);
          } catch (error) {
            // An insats that has gone since the page was opened keeps its old note; the others are refreshed.
            if (error instanceof Problem) return undefined;
            throw error;
          }
        }),
      );
      const notes = found
        .filter((one) => one !== undefined)
        .map(({ head, availability }) => ({
          insatsId: head.insats,
          availability: presentAvailability(availability, head.counts),
        }));
      return shell.fragment(<AvailabilityNotes notes={notes} now={now} />);
    },

    async asset({ params }) {
      const found = await parts.readAsset(params.file ?? '');
      if (!found) throw Problem.of('not-found');
      return new Response(found.bytes, {
        headers: { 'Content-Type': found.mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' },
      });
    },

    accessibilityPage: (call) => shell.page(<AccessibilityPage frame={shell.frame(call.actor)} />),
    aboutPage: (call) => shell.page(<AboutPage frame={shell.frame(call.actor)} />),
    apiDocsPage: (call) =>
      shell.page(<ApiDocsPage frame={shell.frame(call.actor)} document={parts.openApi()} />),
  };
}

/** A search as the address says it. A link may carry more than we know of; that much is passed over. */
function pageQuery({ context }: PageCall) {
  const { searchParams } = new URL(context.req.url);
  const known = new URLSearchParams();
  for (const [name, value] of searchParams)
    if (Object.hasOwn(catalogueQuery.shape, name)) known.append(name, value);
  return parseInput(catalogueQuery, readQuery(catalogueQuery, known), '?');
}
