import type { Criteria, Referrer } from '#insats';
import type { Command } from '#ledger';
import type { DemoHistory } from './demo-history.ts';
import type { Telling } from './telling.ts';
import { orderOfDay, type Told, toldInOrder } from './told-in-order.ts';

const mostCarriedInAtOnce = 50;
const rules = { sharing: true, offerDays: 5, offersNext: false };
const noDecision = { passing: null, overbooking: null };
const minutesApart = 45;
const opening = { minutes: 0 };

/** Where a provider has had nothing to do since, it has said that all is as it was: it is quiet there, not silent. */
const quietSince = -14;
const confirmedOn = -3;

/** Those who refer people: whoever waits today was referred by the demo's coordinators, and is theirs to tell. */
const referring = { today: 'samordningsforbundet', before: 'arbetsmarknadscentrum' };

/** Keeps the place ledgers of a history through the ledger's own commands. Its insatser must be there. Refusals throw. */
export async function keepLedgers(telling: Telling, history: DemoHistory): Promise<void> {
  const { ask, dayAt } = telling;
  const entries = new Map<string, string>();
  const offers = new Map<string, string>();
  const criteria = new Map<string, Criteria>();
  const heard = new Map<string, number>();

  for (const { externalReference: insats, places, rows } of history.ledgers) {
    const documents = await telling.log.documents(telling.insatsOf(insats));
    criteria.set(insats, documents?.criteria ?? null);
    const open = (command: Command) => ask(insats, { day: history.begins, ...opening }, command);
    await open({ type: 'setPlaces', places: places[0]?.places ?? 0, hoursPerPlace: 40 });
    await open({ type: 'openLedger', rules, placements: [], overbooking: null });
    const carried = rows.flatMap(({ joined, hours = 40, started }, row) =>
      joined === undefined && started !== undefined ? [{ row, hours, startsOn: dayAt(started) }] : [],
    );
    for (let first = 0; first < carried.length; first += mostCarriedInAtOnce) {
      const some = carried.slice(first, first + mostCarriedInAtOnce);
      const { key } = await open({
        type: 'carryIn',
        placements: some.map(({ row, hours, startsOn }) => ({
          hoursPerWeek: hours,
          referrer: referrerOf(criteria.get(insats), row),
          startsOn,
        })),
        overbooking: null,
      });
      // The ledger names those who are carried in after the request, in order.
      const id = key.slice(0, 16);
      for (const [index, { row }] of some.entries()) entries.set(`${insats} ${row}`, `${id}.${index}`);
    }
  }
  for (const told of toldInOrder(history)) {
    const { insats, day, row } = told;
    const at = { day, minutes: orderOfDay.indexOf(told.is) * minutesApart };
    const teller = tellerOf(told);
    const answer = await ask(insats, at, commandOf(told), teller);
    const key = `${insats} ${row}`;
    if (told.is === 'joins' && answer.entry) entries.set(key, answer.entry);
    if (told.is === 'offered' && answer.offer) offers.set(key, answer.offer);
    if (teller === 'provider') heard.set(insats, day);
  }
  const silent = history.stops.filter(({ kind }) => kind === 'provider-silent');
  for (const [insats, day] of heard) {
    if (day > quietSince || silent.some(({ externalReference }) => externalReference === insats)) continue;
    await ask(insats, { day: confirmedOn, minutes: 0 }, { type: 'confirm' });
  }

  function commandOf(told: Told): Command {
    const entry = entries.get(`${told.insats} ${told.row}`) ?? '';
    const offer = offers.get(`${told.insats} ${told.row}`) ?? '';
    switch (told.is) {
      case 'joins': {
        const somebody = { municipality: '0580', earliestStart: null, cohort: null } as const;
        const referrer = referrerOf(criteria.get(told.insats), told.row);
        return { type: 'join', referrer, hoursPerWeek: told.hours, ...somebody };
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
        return { type: 'accept', offer, startsOn: dayAt(told.day) };
      case 'ends': {
        const { on, outcome, toStep = null, into } = told.ended;
        const there = into && {
          insats: telling.insatsOf(into.insats),
          offer: offers.get(`${into.insats} ${into.row}`) ?? '',
        };
        return { type: 'end', entry, outcome, toStep, on: dayAt(on), into: there ?? null };
      }
      case 'is ready':
        return { type: 'markReady', entry, ready: { on: dayAt(told.ready.on), toStep: told.ready.toStep } };
      case 'places':
        return { type: 'setPlaces', places: told.places, hoursPerPlace: 40, overbooking: null };
      case 'hours':
        return {
          type: 'changeHours',
          entry,
          hoursPerWeek: told.hours,
          on: dayAt(told.day),
          overbooking: null,
        };
      case 'offered':
        return { type: 'offer', entry, cohort: null, workingDays: null, ...noDecision };
      default:
        return told satisfies never;
    }
  }
}

function tellerOf(told: Told): { referring: string } | 'provider' {
  if (told.is === 'joins') return { referring: told.waits ? referring.today : referring.before };
  return told.is === 'leaves' ? { referring: referring.before } : 'provider';
}

/** Two of three are referred by the first whom the insats takes people from, and the others by each in turn. */
function referrerOf(criteria: Criteria | undefined, row: number): Referrer {
  const said = criteria?.find(({ condition }) => condition.rule === 'referral')?.condition;
  const [first = 'municipality', ...others] = said?.rule === 'referral' ? said.from : [];
  return row % 3 === 0 ? (others[(row / 3) % others.length] ?? first) : first;
}
