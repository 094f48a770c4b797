import type { Command, CommandRequest } from '#ledger';
import { aDescription } from '../builders/insats.ts';
import type { Chance } from './chance.ts';
import { carried, drawRules } from './draw-place-command.ts';
import {
  type Actor,
  forbund,
  type Insats,
  insatser,
  mandateOf,
  municipalities,
  organisations,
} from './world.ts';

const reason = 'Beslut i styrgruppen';

/** Asks for something in fair weather, and answers what it made. */
type Ask = (
  insats: Insats,
  command: Command,
) => Promise<{ entry?: string | undefined; offer?: string | undefined }>;

/**
 * How things stand when a history begins: two insatser with few places; mostly with a book, some who queue, and now
 * and then somebody who has accepted an offer in one and could go there from the other.
 */
export async function setOut(chance: Chance, ask: Ask): Promise<void> {
  for (const insats of insatser) {
    await ask(insats, {
      type: 'createInsats',
      forbund,
      organisation: organisations[insats],
      externalReference: null,
      description: aDescription({ name: insats, step: chance.one([null, 'occupation', 'supported-work']) }),
      criteria: null,
    });
    const hoursPerPlace = chance.one([40, 40, 20]);
    if (chance.strikes(0.9)) {
      await ask(insats, { type: 'setPlaces', places: chance.one([1, 1, 2, 3]), hoursPerPlace });
    }
    if (chance.strikes(0.85)) await openBook(insats);
  }
  if (chance.strikes(0.35)) await acceptedThere();

  async function openBook(insats: Insats): Promise<void> {
    const placements = chance.strikes(0.4) ? carried(chance) : [];
    await ask(insats, { type: 'openLedger', rules: drawRules(chance), placements, overbooking: reason });
    if (chance.strikes(0.15)) {
      const cohort = { cohort: null, startsOn: '2026-03-16', endsOn: null, places: 1, overbooking: null };
      await ask(insats, { type: 'planCohort', ...cohort });
    }
    for (let waiting = chance.whole(3); waiting > 0; waiting -= 1) await join(insats);
  }

  function join(insats: Insats): ReturnType<Ask> {
    return ask(insats, {
      type: 'join',
      referrer: chance.one(['municipality', 'region']),
      municipality: chance.one(municipalities),
      hoursPerWeek: chance.one([40, 20, 10]),
      earliestStart: null,
      cohort: null,
    });
  }

  async function acceptedThere(): Promise<void> {
    const [here, there] = chance.strikes(0.5) ? (['cykel', 'cafe'] as const) : (['cafe', 'cykel'] as const);
    const { entry = null } = await join(there);
    const terms = { cohort: null, workingDays: 2, passing: 'urgent', overbooking: reason } as const;
    const { offer } = await ask(there, { type: 'offer', entry, ...terms });
    if (offer !== undefined) await ask(there, { type: 'accept', offer, startsOn: '2026-03-03' });
    await ask(here, { type: 'carryIn', placements: carried(chance), overbooking: reason });
  }
}

/** A request by somebody, under a key that nobody else has. */
export function requestOf(actor: Actor, insats: Insats, command: Command, key: string): CommandRequest {
  return { insats, command, key, mandates: [mandateOf(actor, key)], requestHash: JSON.stringify(command) };
}
