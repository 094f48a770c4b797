import fc from 'fast-check';
import { type ActedBy, type Command, daysAfter, isAt, type PlaceBook, type QueueRule } from '#ledger';
import { anAdmin, aProvider, mondayMorning } from './ledger.ts';
import {
  aCoordinator,
  accept,
  aLedger,
  carriedIn,
  changeHours,
  correctEntry,
  end,
  join,
  type KeptLedger,
  offer,
  plainRules,
  planCohort,
  refuseOffer,
  reserve,
  setPlaces,
  setRules,
  start,
} from './places.ts';

/** How often each thing is done. */
const kinds = {
  join: 12,
  offer: 6,
  offerNext: 10,
  accept: 8,
  refuse: 5,
  leave: 2,
  resume: 2,
  tell: 2,
  start: 6,
  carryIn: 1,
  changeHours: 3,
  markReady: 2,
  end: 5,
  mistaken: 2,
  backInQueue: 2,
  notEnded: 3,
  setPlaces: 4,
  setRules: 2,
  reserve: 2,
  planCohort: 2,
  cancelCohort: 1,
  expire: 2,
  reopen: 1,
};

const namesOfKinds = Object.keys(kinds) as (keyof typeof kinds)[];

/** What somebody does; whom it is about is chosen among those who are there by then. */
const anyMove = fc.record({
  kind: fc.oneof(...namesOfKinds.map((kind) => ({ weight: kinds[kind], arbitrary: fc.constant(kind) }))),
  by: fc.constantFrom<ActedBy>(aProvider, aProvider, aCoordinator, anAdmin),
  /** Days since the move before. */
  after: fc.constantFrom(0, 0, 0, 0, 0, 1, 4),
  whom: fc.nat(30),
  hoursPerWeek: fc.constantFrom(10, 20, 30, 40),
  referrer: fc.constantFrom('municipality' as const, 'region' as const),
  municipality: fc.constantFrom('0580', '0581'),
  decided: fc.constantFrom(null, null, 'Vi klarar en till'),
  passing: fc.constantFrom(null, 'urgent' as const, 'urgent' as const),
  inCohort: fc.constantFrom(true, true, true, false),
  number: fc.nat(4),
  rules: fc.record({
    sharing: fc.boolean(),
    offerDays: fc.constantFrom(1, 5),
    offersNext: fc.boolean(),
  }),
  afterwards: fc.constantFrom('queue' as const, 'parked' as const, 'leave' as const),
});

type PlaceMove = typeof anyMove extends fc.Arbitrary<infer Move> ? Move : never;

/** So small a house that everything is soon full. */
export const anyPlaceHistory = fc.record({
  places: fc.integer({ min: 1, max: 3 }),
  rules: fc.constantFrom<PlaceBook['rules']>(
    plainRules,
    { ...plainRules, sharing: true },
    { sharing: true, offerDays: 2, offersNext: true },
    { ...plainRules, offersNext: true },
  ),
  queueRule: fc.constantFrom<QueueRule>(
    { first: [] },
    { first: [{ municipalities: ['0581'], referrers: [] }] },
  ),
  /** Whether it is a course: then nobody has a place outside its starts. */
  course: fc.constantFrom(true, false, false),
  moves: fc.array(anyMove, { minLength: 1, maxLength: 25, size: 'max' }),
});

export type PlaceHistory = typeof anyPlaceHistory extends fc.Arbitrary<infer History> ? History : never;

/** The command of a move, on the insats as it stands. */
function commandOf(move: PlaceMove, insats: KeptLedger): Command {
  const { whom, hoursPerWeek, referrer, municipality, decided: overbooking, passing, number } = move;
  const all = [...insats.entries.values()];
  const among = (...stages: Parameters<typeof isAt>[1][]) => {
    const there = all.filter((one) => isAt(one, ...stages));
    return (there.length > 0 ? there : all)[whom % Math.max(1, there.length || all.length)];
  };
  const starts = insats.book.cohorts.map(({ cohort }) => cohort);
  const cohort = move.inCohort ? (starts[whom % Math.max(1, starts.length)] ?? null) : null;
  const standing = among('offered');
  const offered =
    standing && isAt(standing, 'offered') ? standing.stage.offer : (standing?.pastOffers[0] ?? 'nobody-1');
  const today = insats.now.slice(0, 10);
  const corrected = (one: ReturnType<typeof among>, kind: 'mistaken' | 'back-in-queue' | 'not-ended') =>
    correctEntry(one?.entry ?? 'nobody', one?.stageSince ?? 1, { kind }, { overbooking });
  switch (move.kind) {
    case 'join':
      return join({ hoursPerWeek, referrer, municipality, cohort });
    case 'offer':
      return offer(among('waiting', 'parked')?.entry ?? 'nobody', { cohort, overbooking, passing });
    case 'offerNext':
      return offer(null, { cohort });
    case 'accept':
      return accept(offered, today);
    case 'refuse':
      return refuseOffer(offered, { afterwards: move.afterwards });
    case 'leave':
      return {
        type: 'leave',
        entry: among('waiting', 'parked', 'offered')?.entry ?? 'nobody',
        reason: 'moved',
      };
    case 'resume':
      return { type: 'resume', entry: among('parked')?.entry ?? 'nobody' };
    case 'tell':
      return { type: 'tell', entry: all[whom]?.entry ?? 'nobody' };
    case 'start':
      return start({ hoursPerWeek, referrer, municipality, cohort, overbooking, passing, startsOn: today });
    case 'carryIn':
      return { type: 'carryIn', placements: [carriedIn({ hoursPerWeek, referrer })], overbooking };
    case 'changeHours':
      return changeHours(among('placed')?.entry ?? 'nobody', hoursPerWeek, { overbooking, on: today });
    case 'markReady':
      return {
        type: 'markReady',
        entry: among('placed')?.entry ?? 'nobody',
        ready: { on: today, toStep: null },
      };
    case 'end':
      return end(among('placed')?.entry ?? 'nobody', { on: today });
    case 'mistaken':
      return corrected(all[whom % Math.max(1, all.length)], 'mistaken');
    case 'backInQueue':
      return corrected(among('offered', 'placed', 'left', 'mistaken'), 'back-in-queue');
    case 'notEnded':
      return corrected(among('ended'), 'not-ended');
    case 'setPlaces':
      return setPlaces(number, overbooking, 40);
    case 'setRules':
      return setRules(move.rules, overbooking);
    case 'reserve':
      return number > 2 ? reserve() : reserve({ referrer, places: number + 1 });
    case 'planCohort':
      return planCohort({ places: number, cohort, overbooking, startsOn: today, endsOn: null });
    case 'cancelCohort':
      return { type: 'cancelCohort', cohort: starts[0] ?? 'none' };
    case 'expire':
      return { type: 'expire' };
    case 'reopen':
      return { type: 'closeLedger' };
    default:
      return move.kind satisfies never;
  }
}

/** Goes through a history; `look` sees each command before the insats is asked, and may ask for itself. */
export function live(
  { places, rules, queueRule, course, moves }: PlaceHistory,
  look: (command: Command, insats: KeptLedger, by: ActedBy, at: string) => void = () => {},
): KeptLedger {
  const insats = aLedger({ places, rules, queueRule });
  let at = mondayMorning;
  for (const move of moves) {
    at = daysAfter(at, move.after);
    if (move.kind === 'planCohort' && !course) continue;
    const command = commandOf(move, insats);
    look(command, insats, move.by, at);
    insats.ask(command, { by: move.by, at });
    if (!insats.head.book) insats.done({ type: 'openLedger', rules, placements: [], overbooking: null });
  }
  return insats;
}
