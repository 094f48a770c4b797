import * as z from 'zod';
import type { DayNumber } from '#flow';
import { type Wait, wait } from '#ledger';
import type { Item, Table } from '#table';
import { everyItem } from './every-item.ts';
import { flowWaitsPartition } from './keys.ts';

/** A wait that nobody has reckoned anew for a week says nothing of today. */
const trustedDays = 7;
const millisecondsOfDay = 86_400_000;

const waitsBody = z.record(z.string(), wait);

/** Predicted waits by insats; where one is missing nothing tells. */
export type Waits = ReadonlyMap<string, Wait>;

export type WaitsReader = {
  /** The waits in the given förbund, no older than the reader's `freshMilliseconds`. The same map as before where nothing has changed. */
  waits(forbund: readonly string[]): Promise<Waits>;
  /** Forgets what is held of a förbund, so that the next question reads it again. */
  forget(forbund: string): void;
};

type Held = { readAt: number; text: string; day: DayNumber; waits: Waits };

const nothingKnown: Waits = new Map();

/** Reads waits and holds them in memory for a moment. `now` is in milliseconds. */
export function createWaitsReader(table: Table, freshMilliseconds: number, now: () => number): WaitsReader {
  const held = new Map<string, Held>();
  const underWay = new Map<string, Promise<Held>>();
  let joined: { of: readonly Waits[]; all: Waits } = { of: [], all: nothingKnown };

  async function read(forbund: string): Promise<Held> {
    const readAt = now();
    const items = await Array.fromAsync(everyItem(table, flowWaitsPartition(forbund)));
    const text = JSON.stringify(items.map(({ version, body }) => [version, body]));
    const before = held.get(forbund);
    if (before?.text === text) return { ...before, readAt };
    return { readAt, text, ...waitsIn(items) };
  }

  async function fresh(forbund: string): Promise<Held> {
    const known = held.get(forbund);
    if (known && now() - known.readAt < freshMilliseconds) return known;
    const reading = underWay.get(forbund) ?? read(forbund);
    underWay.set(forbund, reading);
    try {
      const made = await reading;
      if (underWay.get(forbund) === reading) held.set(forbund, made);
      return made;
    } finally {
      if (underWay.get(forbund) === reading) underWay.delete(forbund);
    }
  }

  const trusted = ({ day, waits }: Held) =>
    Math.floor(now() / millisecondsOfDay) - day > trustedDays ? nothingKnown : waits;

  return {
    async waits(forbund) {
      const of = (await Promise.all(forbund.map(fresh))).map(trusted);
      const [only = nothingKnown, ...others] = of;
      if (others.length === 0) return only;
      const asBefore = of.length === joined.of.length && of.every((its, place) => its === joined.of[place]);
      if (!asBefore) joined = { of, all: new Map(of.flatMap((its) => [...its])) };
      return joined.all;
    },
    forget(forbund) {
      const known = held.get(forbund);
      if (known) held.set(forbund, { ...known, readAt: Number.NEGATIVE_INFINITY });
      underWay.delete(forbund);
    },
  };
}

/** The predicted wait of one insats; null where nothing tells. */
export async function waitOf(
  reader: Pick<WaitsReader, 'waits'>,
  { forbund, insats }: { forbund: string; insats: string },
): Promise<Wait | null> {
  return (await reader.waits([forbund])).get(insats) ?? null;
}

function waitsIn(items: readonly Item[]): Pick<Held, 'day' | 'waits'> {
  const day = Math.min(...items.map(({ version }) => version));
  const waits = new Map<string, Wait>();
  for (const { body } of items) {
    for (const [insats, its] of Object.entries(waitsBody.parse(body))) waits.set(insats, its);
  }
  return { day: items.length === 0 ? Number.NEGATIVE_INFINITY : day, waits };
}
