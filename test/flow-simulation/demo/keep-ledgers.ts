import { hashOf } from '#api';
import { type Command, handleCommand, type InsatsLog, refusalSentence } from '#ledger';
import { aDescription } from '../../builders/insats.ts';
import { anAdmin } from '../../builders/ledger.ts';
import { paceAt } from '../../builders/lived-places.ts';
import type { DemoHistory } from './demo-history.ts';
import { type Told, toldInOrder } from './told-in-order.ts';

const mostCarriedInAtOnce = 50;
const rules = { sharing: true, offerDays: 5, offersNext: false };
const noDecision = { passing: null, overbooking: null };
const midnight = Date.parse('2026-11-26');
const dayOf = (day: number) => new Date(midnight + day * 86_400_000).toISOString().slice(0, 10);

/** Keeps the place ledgers of a history through the ledger's own commands, and answers how many; refusals throw. */
export async function keepLedgers(log: InsatsLog, history: DemoHistory): Promise<number> {
  const entries = new Map<string, string>();
  const offers = new Map<string, string>();
  let asked = 0;

  async function ask(insats: string, day: number, command: Command) {
    asked += 1;
    const key = await hashOf([insats, asked]);
    // Later commands of a day come later on it; nothing depends on how much.
    const now = new Date(midnight + day * 86_400_000 + 6 * 3_600_000 + asked).toISOString();
    const result = await handleCommand(log, paceAt(now), {
      insats,
      command,
      mandates: [anAdmin],
      key,
      requestHash: key,
    });
    if (result.kind !== 'answered') throw new Error(`${insats}: ${result.kind}`);
    if (result.answer.outcome === 'refused') {
      throw new Error(
        `${insats}, day ${day}: ${command.type} was refused: ${refusalSentence(result.answer.refused)}`,
      );
    }
    return { ...result.answer, key };
  }

  for (const { externalReference: insats, places, rows } of history.ledgers) {
    const open = (command: Command) => ask(insats, history.begins, command);
    await open({
      type: 'createInsats',
      forbund: anAdmin.forbund,
      organisation: anAdmin.organisation,
      externalReference: insats,
      description: aDescription({ name: insats }),
      criteria: null,
    });
    await open({ type: 'setPlaces', places: places[0]?.places ?? 0, hoursPerPlace: 40 });
    await open({ type: 'openLedger', rules, placements: [], overbooking: null });
    const carried = rows.flatMap(({ joined, hours = 40, started }, row) =>
      joined === undefined && started !== undefined ? [{ row, hours, startsOn: dayOf(started) }] : [],
    );
    for (let first = 0; first < carried.length; first += mostCarriedInAtOnce) {
      const some = carried.slice(first, first + mostCarriedInAtOnce);
      const { key } = await open({
        type: 'carryIn',
        placements: some.map(({ hours, startsOn }) => ({ hoursPerWeek: hours, referrer: null, startsOn })),
        overbooking: null,
      });
      // The ledger names those who are carried in after the request, in order.
      const id = key.slice(0, 16);
      for (const [index, { row }] of some.entries()) entries.set(`${insats} ${row}`, `${id}.${index}`);
    }
  }
  for (const told of toldInOrder(history)) {
    const answer = await ask(told.insats, told.day, commandOf(told));
    const key = `${told.insats} ${told.row}`;
    if (told.is === 'joins' && answer.entry) entries.set(key, answer.entry);
    if (told.is === 'offered' && answer.offer) offers.set(key, answer.offer);
  }
  return asked;

  function commandOf(told: Told): Command {
    const entry = entries.get(`${told.insats} ${told.row}`) ?? '';
    const offer = offers.get(`${told.insats} ${told.row}`) ?? '';
    switch (told.is) {
      case 'joins': {
        const somebody = {
          referrer: 'municipality',
          municipality: '0580',
          earliestStart: null,
          cohort: null,
        } as const;
        return { type: 'join', hoursPerWeek: told.hours, ...somebody };
      }
      case 'leaves':
        if (told.because === 'wrong-match')
          throw new Error('only an offer is refused because it does not match');
        return { type: 'leave', entry, reason: told.because };
      case 'refuses': {
        const reason = told.because === 'declined' ? 'no-answer' : told.because;
        return {
          type: 'refuse',
          offer,
          refusedBy: 'person',
          reason,
          afterwards: told.leaves ? 'leave' : 'queue',
        };
      }
      case 'accepts':
        return { type: 'accept', offer, startsOn: dayOf(told.day) };
      case 'ends': {
        const { on, outcome, toStep = null, into } = told.ended;
        const there = into && { insats: into.insats, offer: offers.get(`${into.insats} ${into.row}`) ?? '' };
        return { type: 'end', entry, outcome, toStep, on: dayOf(on), into: there ?? null };
      }
      case 'is ready':
        return { type: 'markReady', entry, ready: { on: dayOf(told.ready.on), toStep: told.ready.toStep } };
      case 'places':
        return { type: 'setPlaces', places: told.places, hoursPerPlace: 40, overbooking: null };
      case 'hours':
        return {
          type: 'changeHours',
          entry,
          hoursPerWeek: told.hours,
          on: dayOf(told.day),
          overbooking: null,
        };
      case 'offered':
        return { type: 'offer', entry, cohort: null, workingDays: null, ...noDecision };
      default:
        return told satisfies never;
    }
  }
}
