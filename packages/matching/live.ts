import type { Referrer } from '#insats';
import { type Availability, type Instant, swedishDay } from '#ledger';
import type { Told } from './fit/fit.ts';
import { roomFor } from './fit/room.ts';
import type { Prepared } from './prepare.ts';

/** What is laid over the prepared catalogue at the moment of the question, by the id of an insats. */
export type Live = {
  /** False: the insats has ended, and is left out of every answer. */
  isOpen(insats: string): boolean;
  availability(insats: string): Availability;
  /** How well the wished words are found in the insats, 0–1. Asked for only where words are wished. */
  wordsFound(insats: string): number;
};

/**
 * What is asked of the live figures during one question, each thing once: few insatser are looked at closely, and
 * figures cost the most. Numbers are places in the prepared catalogue.
 */
export type Rooms = {
  isOpen(number: number): boolean;
  availability(number: number): Availability;
  room(number: number): Told;
};

export function openRooms(
  { insatser, features }: Prepared,
  live: Live,
  referrer: Referrer | null,
  now: Instant,
): Rooms {
  const today = swedishDay(now);
  const known = new Map<number, { availability: Availability; room: Told }>();
  const look = (number: number) => {
    const seen = known.get(number);
    if (seen) return seen;
    const availability = live.availability(insatser[number]?.insats ?? '');
    const room = roomFor(availability, features[number]?.startDays ?? null, referrer, today);
    const found = { availability, room };
    known.set(number, found);
    return found;
  };
  const open = new Uint8Array(insatser.length);
  const isOpen = (number: number) => {
    if (open[number] === 0) open[number] = live.isOpen(insatser[number]?.insats ?? '') ? 1 : 2;
    return open[number] === 1;
  };
  return {
    isOpen,
    availability: (number) => look(number).availability,
    room: (number) => look(number).room,
  };
}
