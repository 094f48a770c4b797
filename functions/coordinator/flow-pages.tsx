import { concernedForbund, type PageCall, type PageHandlers, Problem } from '#api';
import { dayNumber, dayOf, flagLevels, latestPublishable } from '#flow';
import { swedishDay } from '#ledger';
import { createFlowStores } from '#storage';
import {
  FlowPage,
  InsatserFlowPage,
  InsatsFlowPage,
  LadderPage,
  presentFlow,
  presentInsatserFlow,
  presentInsatsFlow,
  presentLadder,
  presentQuarter,
  QuarterPage,
  type Shell,
} from '#web';
import { flowReadingApi } from './flow-reading-api.ts';
import type { CoordinatorParts } from './parts.ts';
import { readInsatserInFlow } from './read-insatser-in-flow.ts';

type FlowPages = 'flowPage' | 'insatserFlowPage' | 'insatsFlowPage' | 'ladderFlowPage' | 'quarterPage';

const statuses = ['open', 'acknowledged', 'closed'] as const;
const levels = Object.keys(flagLevels) as (keyof typeof flagLevels)[];
/** A quarter may be read before it is published, from its end on, though its figures may still change. */
const daysReadBeforePublished = 30;

/** What the reading handlers of the API need beside what a page's call has. */
const asked = { body: undefined, file: undefined, identity: { key: '', requestHash: '' } };

/** The förbund that a page is about: the one it names, or where it names none the first of the reader's own. */
export function forbundOfPage(call: PageCall, named = call.context.req.query('forbund')): string {
  const [first] = call.mandates.map(({ forbund }) => forbund).toSorted();
  return concernedForbund({ ...call, query: { forbund: named ?? first } });
}

/** What a page says of its förbund. */
export async function forbundShown({ directory }: Pick<CoordinatorParts, 'directory'>, id: string) {
  const known = await directory.find(id);
  return { id, name: known?.name ?? id, note: known?.note ?? null };
}

/** Gives an organisation's name for its id, or the id where it is not known. */
export async function organisationNames(
  { directory }: Pick<CoordinatorParts, 'directory'>,
  forbund: string,
): Promise<(organisation: string) => string> {
  const names = new Map((await directory.organisations(forbund)).map(({ id, name }) => [id, name] as const));
  return (id) => names.get(id) ?? id;
}

/** The flow of a förbund as pages: its flags, its insatser, one of them, the ladder, a quarter. */
export function flowPages(
  parts: CoordinatorParts,
  shell: Shell,
): Pick<PageHandlers<'coordinator'>, FlowPages> {
  const readings = flowReadingApi(parts);
  const stores = createFlowStores(parts.table);
  const monthsOf = ({ context }: PageCall) => (context.req.query('months') === '24' ? 24 : 12);

  return {
    async flowPage(call) {
      const id = forbundOfPage(call);
      const { req } = call.context;
      const [forbund, all, kept, baseline, run, entries, nameOf] = await Promise.all([
        forbundShown(parts, id),
        parts.directory.list(),
        stores.flags.all(id),
        stores.baselines.latest(id),
        stores.runs.latest(id),
        parts.catalogue.entries([id]),
        organisationNames(parts, id),
      ]);
      const reachable = new Set(call.mandates.map((mandate) => mandate.forbund));
      const view = presentFlow({
        forbund,
        others: all.filter((other) => reachable.has(other.id) && other.id !== id),
        flags: kept.map(({ flag }) => flag),
        asked: {
          status: statuses.find((one) => one === req.query('status')),
          level: levels.find((one) => one === req.query('level')),
        },
        watch: {
          insatser: entries.filter(({ head }) => head.status !== 'closed').length,
          comparedUntil: baseline ? dayOf(baseline.baseline.to) : null,
          lastRun: run?.run.startedAt ?? null,
        },
        quarter: latestPublishable(dayNumber(swedishDay(call.now))),
        nameOf,
        reader: call.actor?.subject,
        now: call.now,
      });
      return shell.page(<FlowPage frame={shell.frame(call.actor)} view={view} />);
    },

    async insatserFlowPage(call) {
      const id = forbundOfPage(call);
      const [forbund, insatser] = await Promise.all([
        forbundShown(parts, id),
        readInsatserInFlow(stores, id, call.now),
      ]);
      const view = presentInsatserFlow(insatser, forbund);
      return shell.page(<InsatserFlowPage frame={shell.frame(call.actor)} view={view} />);
    },

    async insatsFlowPage(call) {
      const months = monthsOf(call);
      const { forbund, flow } = await readings.readInsatsFlow({ ...call, ...asked, query: { months } });
      const [shown, kept] = await Promise.all([forbundShown(parts, forbund), stores.flags.all(forbund)]);
      const view = presentInsatsFlow(flow, {
        forbund: shown,
        flags: kept.map(({ flag }) => flag),
        follows: call.mandates.some((mandate) => mandate.forbund === forbund && mandate.role !== 'provider'),
        reader: call.actor?.subject,
      });
      return shell.page(<InsatsFlowPage frame={shell.frame(call.actor)} view={view} />);
    },

    async ladderFlowPage(call) {
      const query = { forbund: forbundOfPage(call), months: monthsOf(call) };
      const { forbund, ladder } = await readings.readFlowLadder({ ...call, ...asked, query });
      const view = presentLadder(ladder, await forbundShown(parts, forbund));
      return shell.page(<LadderPage frame={shell.frame(call.actor)} view={view} />);
    },

    async quarterPage(call) {
      const query = { forbund: forbundOfPage(call) };
      const latest = latestPublishable(dayNumber(swedishDay(call.now)) + daysReadBeforePublished);
      // Of what has not been there is nothing to read.
      if ((call.params.quarter ?? '') > latest) throw Problem.of('not-found');
      const { forbund, summary } = await readings.readQuarter({ ...call, ...asked, query });
      const view = presentQuarter(summary, await forbundShown(parts, forbund), latest);
      return shell.page(<QuarterPage frame={shell.frame(call.actor)} view={view} />);
    },
  };
}
