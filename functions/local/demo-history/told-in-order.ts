import type { DemoHistory, DemoRow } from './demo-history.ts';

/** What happens on a day, in the order in which the ledgers keep it. */
export const orderOfDay = [
  'joins',
  'leaves',
  'refuses',
  'accepts',
  'ends',
  'is ready',
  'places',
  'hours',
  'offered',
] as const;

/**
 * One thing that happens in a ledger: what, about which row, and what the row says of it. `waits`: whoever joins then
 * still waits today, or has an offer.
 */
export type Told = { day: number; insats: string } & (
  | { is: 'joins'; row: number; hours: number; waits: boolean }
  | { is: 'leaves'; row: number; because: NonNullable<DemoRow['left']>['because'] }
  | { is: 'refuses'; row: number; because: NonNullable<DemoRow['left']>['because']; leaves: boolean }
  | { is: 'accepts'; row: number }
  | { is: 'ends'; row: number; ended: NonNullable<DemoRow['ended']> }
  | { is: 'is ready'; row: number; ready: NonNullable<DemoRow['ready']> }
  | { is: 'places'; row: -1; places: number }
  | { is: 'hours'; row: number; hours: number }
  | { is: 'offered'; row: number }
);

/** A whole history as it happened, in order; those who were there on the first day are carried in before it. */
export function toldInOrder({ ledgers }: DemoHistory): Told[] {
  const all = ledgers.flatMap(({ externalReference: insats, places, rows }) => [
    ...places.slice(1).map(({ from: day, places }): Told => ({ day, insats, is: 'places', row: -1, places })),
    ...rows.flatMap((row, index) => toldOf(row, index, insats)),
  ]);
  return all.toSorted(
    (one, other) =>
      one.day - other.day || orderOfDay.indexOf(one.is) - orderOfDay.indexOf(other.is) || one.row - other.row,
  );
}

function toldOf(said: DemoRow, row: number, insats: string): Told[] {
  const { joined, hours = 40, refused = [], left, offered, started, moreHours = [], ready, ended } = said;
  const told: Told[] = moreHours.map((more) => ({
    day: more.on,
    insats,
    is: 'hours',
    row,
    hours: more.hours,
  }));
  if (joined !== undefined) {
    const waits = started === undefined && left === undefined;
    told.push({ day: joined, insats, is: 'joins', row, hours, waits });
    if (started !== undefined) told.push({ day: started, insats, is: 'accepts', row });
  }
  if (offered !== undefined) told.push({ day: offered, insats, is: 'offered', row });
  for (const { offered: on, on: day, because } of refused) {
    told.push({ day: on, insats, is: 'offered', row });
    told.push({ day, insats, is: 'refuses', row, because, leaves: left?.on === day });
  }
  if (left && !refused.some(({ on }) => on === left.on)) {
    told.push({ day: left.on, insats, is: 'leaves', row, because: left.because });
  }
  if (ready) told.push({ day: ready.on, insats, is: 'is ready', row, ready });
  if (ended) told.push({ day: ended.registered ?? ended.on, insats, is: 'ends', row, ended });
  return told;
}
