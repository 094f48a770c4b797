import {
  type DemoHistory,
  type DemoRow,
  demoHistory,
} from '../../../functions/local/demo-history/demo-history.ts';
import type { House } from '../house.ts';
import { type Life, minutesOf, standingOffer } from '../life.ts';
import {
  type CatalogueInsats,
  historyDays,
  laidInStops,
  liveDemo,
  reportingOnly,
  silentProvider,
} from './demo-world.ts';

/** The history that the demo has: with this seed the watch finds every stop that was laid in. */
export const demoSeed = 3;
/** 26 November 2026: says only where in the history the seasons fall. */
export const demoToday = 20_783;

const minutesOfPlace = 2_400;
const quarterDays = 91;
const about =
  'Simulerad historia för demonstrationen: två år i 37 insatser. Ingen av raderna är en människa. ' +
  'Skapad av npm run simulate-flow -- demo; se README.md bredvid.';

/** Two years of history for the demo catalogue. The same catalogue and seed give the same file. */
export function writeDemo(catalogue: readonly CatalogueInsats[], seed: number, today: number): DemoHistory {
  const houses = liveDemo(catalogue, seed, today);
  const [reporting, ledgers] = [
    houses.filter(({ plan }) => reportingOnly.has(plan.insats)),
    houses.filter(({ plan }) => !reportingOnly.has(plan.insats)),
  ];
  const teller = openTeller(ledgers, today);
  const isThere = ({ externalReference }: { externalReference: string }) =>
    catalogue.some((insats) => insats.externalReference === externalReference);
  return demoHistory.parse({
    about,
    seed,
    begins: -historyDays,
    stops: [...laidInStops, { ...silentProvider, kind: 'provider-silent' }].filter(isThere),
    ledgers: ledgers.map((house) => ({
      externalReference: house.plan.insats,
      places: house.capacity.map(({ from, minutes }) => ({
        from: from - today,
        places: minutes / minutesOfPlace,
      })),
      rows: teller.rowsOf(house),
    })),
    reporting: reporting.map((house) => reportOf(house, today)),
  });
}

/** Tells lives as rows: in days from today, and only what is told of at all. */
function openTeller(houses: readonly House[], today: number) {
  const endOf = ({ plan }: House) =>
    plan.insats === silentProvider.externalReference ? today + silentProvider.from : today;
  const keptOf = (house: House) =>
    house.lives.filter(({ joinedOn }) => (joinedOn ?? Number.NEGATIVE_INFINITY) < endOf(house));
  const placed = new Map(
    houses.flatMap((house) => keptOf(house).map((life, row) => [life, { house, row }] as const)),
  );
  const follows = new Map(
    [...placed.keys()].flatMap((life) => (life.cameFrom ? [[life.cameFrom, life] as const] : [])),
  );
  const from = (day: number) => day - today;

  /** The row that a person went on to, where the ledger there still has the placement when this ending is written. */
  function intoOf(life: Life, registeredOn: number) {
    const next = follows.get(life);
    const there = next && placed.get(next);
    if (!there || next.startedOn === null || next.startedOn >= endOf(there.house)) return undefined;
    const over = next.ending?.registeredOn ?? Number.POSITIVE_INFINITY;
    return over > registeredOn ? { insats: there.house.plan.insats, row: there.row } : undefined;
  }

  function rowOf(life: Life, end: number): DemoRow {
    const told = (day: number | null): day is number => day !== null && day < end;
    const refused = life.offers.flatMap(({ on, answeredOn, refusedBecause: because }) =>
      told(answeredOn) && because !== null ? [{ offered: from(on), on: from(answeredOn), because }] : [],
    );
    const open = life.offers.find(({ on, answeredOn, refusedBecause }) => {
      return told(on) && (refusedBecause === null || !told(answeredOn));
    });
    const moreHours = life.hours
      .slice(1)
      .flatMap(({ on, minutes }) => (told(on) ? [{ on: from(on), hours: minutes / 60 }] : []));
    const { joinedOn, leftQueueOn, leftBecause, startedOn, ready, ending } = life;
    const asked = life.hours[0]?.minutes ?? minutesOfPlace;
    return {
      ...(joinedOn !== null && { joined: from(joinedOn) }),
      ...(asked !== minutesOfPlace && { hours: asked / 60 }),
      ...(refused.length > 0 && { refused }),
      ...(told(leftQueueOn) && leftBecause && { left: { on: from(leftQueueOn), because: leftBecause } }),
      ...(open && { offered: from(open.on) }),
      ...(told(startedOn) && { started: from(startedOn) }),
      ...(moreHours.length > 0 && { moreHours }),
      ...(ready && told(ready.on) && { ready: { on: from(ready.on), toStep: ready.toStep } }),
      ...(ending && told(ending.registeredOn) && { ended: endedOf(life, ending, ending.registeredOn) }),
    };
  }

  function endedOf(
    life: Life,
    { on, outcome, toStep }: NonNullable<Life['ending']>,
    registeredOn: number,
  ): NonNullable<DemoRow['ended']> {
    const into = intoOf(life, registeredOn);
    return {
      on: from(on),
      ...(registeredOn !== on && { registered: from(registeredOn) }),
      outcome,
      ...(toStep !== null && { toStep }),
      ...(outcome === 'next-insats' && into && { into }),
    };
  }

  return { rowsOf: (house: House) => keptOf(house).map((life) => rowOf(life, endOf(house))) };
}

type Ended = DemoHistory['reporting'][number]['periods'][number]['ended'];

/** Whole quarters before today, counted as their provider would have. */
function reportOf({ plan, lives, capacity, queue }: House, today: number): DemoHistory['reporting'][number] {
  const periods = Array.from({ length: Math.floor(historyDays / quarterDays) }, (_, index) => {
    const to = -1 - index * quarterDays;
    const from = to - quarterDays + 1;
    const within = (day: number | null) => day !== null && day - today >= from && day - today <= to;
    const started = lives.filter(({ startedOn }) => within(startedOn)).length;
    const endings = lives.flatMap(({ ending }) => (ending && within(ending.on) ? [ending] : []));
    return { from, to, started, ended: countedByOutcome(endings) };
  }).toReversed();
  const there = lives.filter(({ startedOn, ending }) => startedOn !== null && !ending);
  // As a ledger counts: an offer that stands holds its place, and whoever has it waits no more.
  const offered = queue.filter(standingOffer);
  const taken = [...there, ...offered].reduce((sum, life) => sum + minutesOf(life), 0);
  const free = Math.max(0, Math.floor(((capacity.at(-1)?.minutes ?? 0) - taken) / minutesOfPlace));
  return { externalReference: plan.insats, periods, free, queue: queue.length - offered.length };
}

function countedByOutcome(endings: readonly NonNullable<Life['ending']>[]): Ended {
  const groups = Map.groupBy(endings, ({ outcome, toStep }) => `${outcome} ${toStep}`);
  return [...groups.values()]
    .flatMap((those) => {
      const [first] = those;
      return first ? [{ outcome: first.outcome, toStep: first.toStep, count: those.length }] : [];
    })
    .toSorted((one, other) => other.count - one.count);
}

/** The history as a file: a row a line, so that changes can be seen. */
export function demoFile(history: DemoHistory): string {
  const { ledgers, reporting, ...others } = history;
  const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join(',\n');
  const told = ledgers.map(({ rows, ...ledger }) => {
    const head = JSON.stringify(ledger).slice(0, -1);
    return `${head},"rows":[\n${lines(rows)}\n]}`;
  });
  const head = JSON.stringify(others).slice(0, -1);
  return `${head},"ledgers":[\n${told.join(',\n')}\n],"reporting":[\n${lines(reporting)}\n]}\n`;
}
