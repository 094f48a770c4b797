import { decideAccess } from '#access';
import { type ApiHandlers, concernedForbund, Problem, partOfList } from '#api';
import {
  type DayNumber,
  dayNumber,
  grownBy,
  insatserSentence,
  type PresentFigures,
  quarter,
  readInsatsFlow,
  readLadder,
  summariseQuarter,
} from '#flow';
import { availabilityOf, type Instant, swedishDay, useOf } from '#ledger';
import { createFlowStores, readHead } from '#storage';
import type { CoordinatorParts } from './parts.ts';
import { presentListedFlag } from './present-flags.ts';
import { readInsatserInFlow } from './read-insatser-in-flow.ts';

type ReadingOperations = 'listInsatserInFlow' | 'readInsatsFlow' | 'readFlowLadder' | 'readQuarter';

const monthsOf = (asked: number) => (asked === 24 ? 24 : 12);
const dayOfCall = ({ now }: { now: Instant }): DayNumber => dayNumber(swedishDay(now));

/** What there is to read of the flow: the insatser, one of them, the ladder, a quarter. */
export function flowReadingApi(parts: CoordinatorParts): Pick<ApiHandlers<'coordinator'>, ReadingOperations> {
  const { table, directory, catalogue, waits } = parts;
  const stores = createFlowStores(table);

  const noteOf = async (forbund: string) => (await directory.find(forbund))?.note ?? null;
  const flagsOf = async (forbund: string) => (await stores.flags.all(forbund)).map(({ flag }) => flag);

  /** What is free in each of the förbund's insatser now, as the catalogue says. */
  async function presentIn(forbund: string, now: Instant): Promise<Map<string, PresentFigures>> {
    const [entries, thresholds, waiting] = await Promise.all([
      catalogue.entries([forbund]),
      directory.thresholds(forbund),
      waits.waits([forbund]),
    ]);
    return new Map(
      entries.map(({ head }) => {
        const { insats } = head;
        const availability = availabilityOf(head, thresholds, now, waiting.get(insats) ?? null);
        return [insats, { ...availability, occupied: useOf(head).occupied }] as const;
      }),
    );
  }

  return {
    async listInsatserInFlow(call) {
      const forbund = concernedForbund(call);
      const [insatser, forbundNote] = await Promise.all([
        readInsatserInFlow(stores, forbund, call.now),
        noteOf(forbund),
      ]);
      const items = insatser.map(({ flags, kinds, ...insats }) => ({
        ...insats,
        kinds: kinds && [...kinds],
        flags: flags.map(presentListedFlag),
      }));
      return { ...partOfList(items, call.query), forbundNote, sentence: insatserSentence(insatser) };
    },

    async readInsatsFlow(call) {
      const insats = call.params.insatsId ?? '';
      const head = await readHead(table, insats, { consistent: true });
      if (
        !head ||
        decideAccess({ policy: call.route.policy, actor: call.actor, target: head }) !== 'allowed'
      ) {
        throw Problem.of('not-found');
      }
      const { forbund } = head;
      const [records, baseline, flags, forbundNote] = await Promise.all([
        stores.records.all(forbund),
        stores.baselines.latest(forbund),
        flagsOf(forbund),
        noteOf(forbund),
      ]);
      const kept = records.find((record) => record.insats === insats);
      // The daily run has not read what was written since.
      const record = await grownBy(stores.records, kept, insats);
      if (!record) throw Problem.of('not-found');
      const others = records.filter((one) => one !== kept);
      const flow = readInsatsFlow(record, {
        today: dayOfCall(call),
        months: monthsOf(call.query.months),
        baseline: baseline?.baseline,
        records: [...others, record],
        flags,
      });
      return { forbund, forbundNote, flow };
    },

    async readFlowLadder(call) {
      const forbund = concernedForbund(call);
      const [records, present, forbundNote] = await Promise.all([
        stores.records.all(forbund),
        presentIn(forbund, call.now),
        noteOf(forbund),
      ]);
      const ladder = readLadder(records, {
        today: dayOfCall(call),
        months: monthsOf(call.query.months),
        present,
      });
      return { forbund, forbundNote, ladder };
    },

    async readQuarter(call) {
      const forbund = concernedForbund(call);
      const asked = quarter.safeParse(call.params.quarter);
      if (!asked.success) throw Problem.of('not-found');
      const [records, flags, forbundNote] = await Promise.all([
        stores.records.all(forbund),
        flagsOf(forbund),
        noteOf(forbund),
      ]);
      const summary = summariseQuarter(records, flags, { quarter: asked.data, today: dayOfCall(call) });
      return { forbund, forbundNote, summary };
    },
  };
}
