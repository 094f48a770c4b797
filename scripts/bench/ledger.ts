import type { Table } from '#table';
import { type Bench, compared, measured } from './figures.ts';
import { dayRound, type Round, stepRounds } from './ledger/day-round.ts';
import { anInsatsWith, copyInsats, insatsCalled, standing } from './ledger/field.ts';
import { commandsOfADay, lives } from './ledger/lives.ts';
import { opaque, rawSide, shapesOf } from './ledger/raw-side.ts';
import { ledgerSide, type Side } from './ledger/sides.ts';
import { type MeasuredStore, stores } from './ledger/stores.ts';
import { tellUnits } from './ledger/tell-units.ts';
import { inTurn, median, percentile } from './rounds.ts';

/** Living entries an insats; the ordinary number first, so that what matters most is told soonest. */
const sizes = [20, 2, 100, 500];
const ordinary = 20;
const insatser = 100;
const leastRounds = 5;
const mostRounds = 60;

const crowds = {
  /** Everybody on the same insats. */
  one: { clients: 8, insatser: 1 },
  hundred: { clients: 16, insatser },
};

type Tell = Parameters<Bench['run']>[1];
type Sides = { ledger: Side; raw: Side; eager: Side };

/** The ledger's commands beside transactions of the same shape on the store alone, in rounds that take turns. */
export const ledger: Bench = {
  about: 'commands a second and latency of the ledger, beside the store alone; units by AWS’s billing rules',
  async run({ seconds }, tell) {
    await tellUnits(sizes, ordinary, tell);
    const opened: MeasuredStore[] = [];
    try {
      for (const open of stores()) opened.push(await open());
      for (const size of sizes) {
        for (const { name, table } of opened) {
          const sides = await layOut(table, size);
          for (const [crowd, who] of Object.entries(crowds)) {
            await tellDays(`${name}.${size}.${crowd}`, sides, who, seconds, tell);
          }
          if (size === ordinary) await tellSteps(name, sides, seconds, tell);
        }
      }
    } finally {
      for (const { close } of opened) await close();
    }
  },
};

/** A hundred insatser of the size in the store, for the ledger and, with bodies that mean nothing, for the store alone. */
async function layOut(table: Table, size: number): Promise<Sides> {
  const names = (group: string) =>
    Array.from({ length: insatser }, (_, number) => insatsCalled(number, `${group}${size}`));
  const made = await anInsatsWith(standing(size));
  await copyInsats(made, table, names('led'));
  await copyInsats(made, table, names('raw'), opaque);
  const shapes = await shapesOf(made);
  return {
    ledger: ledgerSide(table, names('led')),
    raw: rawSide(table, names('raw'), shapes),
    eager: rawSide(table, names('raw'), shapes, { eager: true }),
  };
}

async function tellDays(
  name: string,
  sides: Sides,
  who: { clients: number; insatser: number },
  seconds: number,
  tell: Tell,
): Promise<void> {
  let seed = 0;
  const day = (side: Side) => () => dayRound(side, { ...who, seed });
  const warm = await inTurn(1, { ledger: day(sides.ledger), raw: day(sides.raw) });
  const rounds = roundsIn(seconds, warm.ledger[0]?.perSecond ?? 1, who.clients * commandsOfADay);
  const contended = who.insatser === 1;
  const measures: Record<string, () => Promise<Round>> = { ledger: day(sides.ledger), raw: day(sides.raw) };
  if (contended) measures.eager = day(sides.eager);
  const days: Record<string, Round[]> = {};
  for (seed = 1; seed <= rounds; seed += 1) {
    for (const [side, [round]] of Object.entries(await inTurn(1, measures))) {
      if (round) days[side] = [...(days[side] ?? []), round];
    }
  }
  const { ledger: own = [], raw = [], eager = [] } = days;
  tellRounds(name, own, raw, tell);
  if (contended) {
    const perSecond = (side: Round[]) => median(side.map((round) => round.perSecond));
    tell(compared(`${name}.besideEager`, 'commands/s', perSecond(own), perSecond(eager)));
  }
  const commands = rounds * who.clients * commandsOfADay;
  for (const what of ['refused', 'busy'] as const) {
    const times = own.reduce((total, round) => total + round[what], 0);
    tell(measured(`${name}.${what}`, 'of a hundred', (100 * times) / commands));
  }
}

/** Each command alone: everywhere, before the next command of the same life. */
async function tellSteps(store: string, sides: Sides, seconds: number, tell: Tell): Promise<void> {
  const told = new Set<string>();
  for (const [life, steps] of lives.entries()) {
    const done = (side: Side) => () => stepRounds(side, life, crowds.hundred);
    const warm = await inTurn(1, { ledger: done(sides.ledger), raw: done(sides.raw) });
    const rounds = roundsIn(seconds, warm.ledger[0]?.[0]?.perSecond ?? 1, insatser * steps.length);
    const turns = await inTurn(rounds, { ledger: done(sides.ledger), raw: done(sides.raw) });
    for (const [number, step] of steps.entries()) {
      if (told.has(step)) continue;
      told.add(step);
      const at = (side: Round[][]) => side.flatMap((round) => round[number] ?? []);
      tellRounds(`${store}.${ordinary}.${step}`, at(turns.ledger), at(turns.raw), tell);
    }
  }
}

function tellRounds(name: string, own: readonly Round[], raw: readonly Round[], tell: Tell): void {
  const middle = (side: readonly Round[], figure: 'perSecond' | 'processor') =>
    median(side.map((round) => round[figure]));
  tell(compared(`${name}.commands`, 'commands/s', middle(own, 'perSecond'), middle(raw, 'perSecond')));
  tell(compared(`${name}.processor`, 'ms', middle(own, 'processor'), middle(raw, 'processor')));
  for (const percent of [50, 99]) {
    const time = (side: readonly Round[]) =>
      percentile(
        side.flatMap(({ milliseconds }) => milliseconds),
        percent,
      );
    tell(compared(`${name}.p${percent}`, 'ms', time(own), time(raw)));
  }
}

/** How many rounds of so many commands take about these seconds. */
function roundsIn(seconds: number, perSecond: number, commands: number): number {
  return Math.min(mostRounds, Math.max(leastRounds, Math.round((seconds * perSecond) / commands)));
}
