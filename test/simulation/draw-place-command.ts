import type { Command, PlaceCommandOf } from '#ledger';
import type { Chance } from './chance.ts';
import type { Glimpse, GlimpsedEntry } from './glimpse.ts';
import { type Actor, dayFrom, municipalities } from './world.ts';

/** What somebody who is about to ask for something knows. */
export type Known = { actor: Actor; here: Glimpse; there: Glimpse; today: string; chance: Chance };

/** How likely a command is, and how it is drawn; undefined where there is nothing to say it of. */
export type Draw = readonly [number, () => Command | undefined];

type EntryCorrection = PlaceCommandOf<'correctEntry'>['correction'];

const referrers = ['municipality', 'region'] as const;
const reason = 'Beslut i styrgruppen';

/** Any command on places, from what the actor knows. Mostly of those who are here, now and then of nobody. */
export function placeDraws(known: Known): Draw[] {
  const { actor, here, chance } = known;
  const { entries } = here;
  const at = (...stages: string[]) => entries.filter(({ stage }) => stages.includes(stage.is));
  const { one, whole, strikes } = chance;
  const hours = () => one([40, 40, 20, 20, 10]);
  const decision = (probability: number) => (strikes(probability) ? reason : null);
  const cohort = () => (strikes(0.85) ? (chance.any(here.head?.book?.cohorts ?? [])?.cohort ?? null) : null);
  const passing = (probability: number) => (strikes(probability) ? ('urgent' as const) : null);
  const day = (from: number, to: number) => dayFrom(known.today, from + whole(to - from + 1));
  const runs = actor.role === 'coordinator' ? 0.15 : 1;
  const queues = actor.role === 'coordinator' ? 1 : 0.4;

  /** Somebody at these stages; seldom anybody at all, or an id that nobody has. */
  const somebody = (...stages: string[]): string | undefined => {
    if (strikes(0.04)) return 'nobody';
    return (strikes(0.08) ? chance.any(entries) : chance.any(at(...stages)))?.entry;
  };
  const offerOf = (found: GlimpsedEntry | undefined) => found?.stage.offer ?? undefined;
  const anOffer = () => (strikes(0.05) ? 'nobody-12345678' : offerOf(chance.any(at('offered'))));
  const about = (id: string | undefined, command: (entry: string) => Command) => id && command(id);
  const maybe = (value: Command | '' | undefined) => value || undefined;

  return [
    [
      6 * queues,
      () => ({
        type: 'join',
        referrer: one(referrers),
        municipality: one(municipalities),
        hoursPerWeek: hours(),
        earliestStart: strikes(0.2) ? day(-5, 30) : null,
        cohort: cohort(),
      }),
    ],
    [
      2 * queues,
      () =>
        maybe(
          about(somebody('waiting', 'parked', 'offered'), (entry) => ({
            type: 'leave',
            entry,
            reason: one(['moved', 'health', 'declined']),
          })),
        ),
    ],
    [
      (at('parked').length > 0 ? 7 : 2) * queues,
      () => maybe(about(somebody('parked', 'parked', 'waiting'), (entry) => ({ type: 'resume', entry }))),
    ],
    [
      1.5 * queues,
      () => {
        const untold = chance.any(entries.filter(({ toTell }) => toTell !== null));
        return maybe(about(untold?.entry ?? somebody('waiting'), (entry) => ({ type: 'tell', entry })));
      },
    ],
    [
      7,
      () => ({
        type: 'offer',
        entry: strikes(0.45) ? (somebody('waiting', 'parked') ?? null) : null,
        cohort: cohort(),
        workingDays: strikes(0.5) ? null : 1 + whole(3),
        passing: passing(0.5),
        overbooking: decision(0.25),
      }),
    ],
    [9 * runs, () => maybe(about(anOffer(), (offer) => ({ type: 'accept', offer, startsOn: day(0, 10) })))],
    [
      4,
      () =>
        maybe(
          about(anOffer(), (offer) => ({
            type: 'refuse',
            offer,
            refusedBy: one(['person', 'person', 'provider']),
            reason: one(['no-answer', 'wrong-match', 'health']),
            afterwards: one(['queue', 'parked', 'leave']),
          })),
        ),
    ],
    [
      4 * runs,
      () => ({
        type: 'start',
        referrer: one(referrers),
        municipality: one(municipalities),
        hoursPerWeek: hours(),
        startsOn: day(-10, 3),
        cohort: cohort(),
        passing: passing(0.7),
        overbooking: decision(0.3),
      }),
    ],
    [
      3 * runs,
      () =>
        maybe(
          about(somebody('placed'), (entry) => ({
            type: 'changeHours',
            entry,
            hoursPerWeek: hours(),
            on: day(-5, 2),
            overbooking: decision(0.3),
          })),
        ),
    ],
    [
      2 * runs,
      () =>
        maybe(
          about(somebody('placed'), (entry) => ({
            type: 'markReady',
            entry,
            ready: strikes(0.2) ? null : { on: day(-3, 1), toStep: one([null, 'supported-work']) },
          })),
        ),
    ],
    [6 * runs, () => maybe(about(somebody('placed'), (entry) => ending(entry, known)))],
    [4 * runs, () => correction(known)],
    [1.2 * runs, () => ({ type: 'carryIn', placements: carried(chance), overbooking: decision(0.5) })],
    [1.2 * runs, () => ({ type: 'setRules', rules: drawRules(chance), overbooking: decision(0.5) })],
    [
      1.5 * runs,
      () => ({
        type: 'reserve',
        reservations: strikes(0.3) ? [] : [{ referrer: one(referrers), places: one([0.5, 1, 1]) }],
      }),
    ],
    [
      1.2 * runs,
      () => ({
        type: 'planCohort',
        cohort: strikes(0.5) ? cohort() : null,
        startsOn: day(-2, 20),
        endsOn: strikes(0.6) ? null : day(-10, 40),
        places: one([0, 1, 2]),
        overbooking: decision(0.5),
      }),
    ],
    [0.8 * runs, () => ({ type: 'cancelCohort', cohort: cohort() ?? 'no such start' })],
    [0.5 * runs, () => ({ type: 'closeLedger' })],
    [1 * runs, () => ({ type: 'expire' })],
  ];
}

export function drawRules({ one, strikes }: Chance): PlaceCommandOf<'setRules'>['rules'] {
  const sharing = strikes(0.5);
  const offersNext = strikes(0.6);
  // In the order of the schema, as a parsed command has it: what is rebuilt is the same to the byte.
  return { sharing, offerDays: one([1, 1, 2, 3, 5]), offersNext };
}

/** Those who take part already. */
export function carried({ one, whole, strikes }: Chance): PlaceCommandOf<'carryIn'>['placements'] {
  return Array.from({ length: 1 + whole(2) }, () => ({
    hoursPerWeek: one([40, 20, 10]),
    referrer: strikes(0.7) ? one(referrers) : null,
    startsOn: strikes(0.7) ? '2026-01-12' : null,
  }));
}

/** An ending; often into the other insats, where somebody has accepted an offer. */
function ending(entry: string, { chance, there, today }: Known): Command {
  const { one, whole, strikes } = chance;
  const on = dayFrom(today, -whole(4) + (strikes(0.1) ? 5 : 0));
  const accepted = there.entries.filter(({ stage }) => stage.is === 'placed' && stage.offer);
  const offer = strikes(0.1) ? 'nobody-12345678' : (chance.any(accepted)?.stage.offer ?? undefined);
  if (offer !== undefined && strikes(0.75)) {
    const into = { insats: there.insats, offer };
    return {
      type: 'end',
      entry,
      outcome: one(['next-insats', 'next-insats', 'returned']),
      toStep: null,
      on,
      into,
    };
  }
  return {
    type: 'end',
    entry,
    outcome: one(['work', 'dropout', 'studies', 'moved']),
    toStep: null,
    on,
    into: null,
  };
}

function correction({ chance, here, today }: Known): Command | undefined {
  const { one, strikes, whole } = chance;
  const found = chance.any(here.entries);
  if (!found) return undefined;
  const on = dayFrom(today, -whole(6));
  const { is } = found.stage;
  const fitting: { [Kind in EntryCorrection['kind']]: Extract<EntryCorrection, { kind: Kind }> } = {
    mistaken: { kind: 'mistaken' },
    'back-in-queue': { kind: 'back-in-queue' },
    started: { kind: 'started', startsOn: on },
    ended: { kind: 'ended', outcome: one(['work', 'care']), toStep: null, on },
    'not-ended': { kind: 'not-ended' },
  };
  const kind: EntryCorrection['kind'] = strikes(0.25)
    ? one(['mistaken', 'back-in-queue', 'started', 'ended', 'not-ended'])
    : is === 'ended'
      ? one(['ended', 'not-ended', 'not-ended', 'mistaken'])
      : is === 'placed'
        ? one(['started', 'back-in-queue', 'mistaken'])
        : one(['mistaken', 'back-in-queue']);
  return {
    type: 'correctEntry',
    entry: found.entry,
    corrects: strikes(0.1) ? 1 + whole(9) : found.stageSince,
    reason: 'Fel person registrerad',
    correction: fitting[kind],
    overbooking: strikes(0.5) ? reason : null,
  };
}
