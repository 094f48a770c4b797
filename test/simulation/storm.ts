import type { openSimulatedTable, Table } from '#table';
import type { Chance } from './chance.ts';

export type SimulatedTable = ReturnType<typeof openSimulatedTable>;

const readFaults = ['throttle', 'crash'] as const;
const writeFaults = [
  'throttle',
  'conflict',
  'lostBefore',
  'lostAfter',
  'inProgress',
  'timeOut',
  'crash',
] as const;
const pokeFaults = ['pokeLoss', 'pokeDuplicate', 'pokeDelay', 'pokeShuffle'] as const;

export const faultKinds = [...writeFaults, ...pokeFaults, 'staleRead'] as const;
export type FaultKind = (typeof faultKinds)[number];

const noFaults = {};

/** How likely each fault is, from 0 to 1 a call. */
export type Weather = Partial<Record<FaultKind, number>>;

/** A process's way to the store, and the weather on it. */
export type Handle = { table: Table; restart(): void; calm(): void; releasePokes(): void };

/**
 * A process's table on which each call meets one fault at most, drawn here and counted: so a history can tell what
 * has struck it, which the store itself does not say.
 */
export function openHandle(
  table: SimulatedTable,
  weather: Weather,
  chance: Chance,
  struck: (kind: FaultKind) => void,
): Handle {
  let now = weather;

  function draw<Kind extends FaultKind>(kinds: readonly Kind[]): Kind | undefined {
    let left = chance.random();
    for (const kind of kinds) {
      left -= now[kind] ?? 0;
      if (left < 0) {
        struck(kind);
        return kind;
      }
    }
    return undefined;
  }
  function strike(one: FaultKind | undefined, other: FaultKind | undefined): void {
    table.setFaults(one || other ? { ...(one && { [one]: 1 }), ...(other && { [other]: 1 }) } : noFaults);
  }
  function eventual(consistent = false): FaultKind | undefined {
    return consistent ? undefined : draw(['staleRead']);
  }

  return {
    table: {
      get(key, options) {
        strike(draw(readFaults), eventual(options?.consistent));
        return table.get(key, options);
      },
      query(query) {
        strike(draw(readFaults), eventual(query.consistent));
        return table.query(query);
      },
      due(query) {
        strike(draw(readFaults), eventual());
        return table.due(query);
      },
      transact(writes) {
        strike(draw(writeFaults), draw(pokeFaults));
        return table.transact(writes);
      },
      close: () => table.close(),
    },
    restart: () => table.restart(),
    calm() {
      now = {};
    },
    releasePokes: () => table.releasePokes(),
  };
}

const everyFault: Weather = {
  throttle: 0.03,
  conflict: 0.04,
  lostBefore: 0.04,
  lostAfter: 0.06,
  inProgress: 0.04,
  timeOut: 0.05,
  crash: 0.015,
  staleRead: 0.5,
  pokeLoss: 0.15,
  pokeDuplicate: 0.15,
  pokeDelay: 0.2,
  pokeShuffle: 0.2,
};

/** The weather of one process: mostly a little of everything, now and then calm, or one fault at almost every call. */
export function drawWeather(chance: Chance): Weather {
  if (chance.strikes(0.15)) return {};
  if (chance.strikes(0.75)) return everyFault;
  return { ...everyFault, [chance.one(writeFaults)]: chance.one([0.3, 0.6, 0.95]) };
}
