import type { Referrer } from '#insats';
import { type Availability, type Instant, swedishDay } from '#ledger';
import type { Told } from './fit/fit.ts';
import { roomFor } from './fit/room.ts';
import type { Prepared } from './prepare.ts';

/**
 * What is laid over the prepared catalogue at the moment of the question. Numbers are places in its `insatser`: a whole
 * catalogue is gone through, and to look up as many ids would take longer than all the rest.
 */
export type Live = {
  /** False: the insats has ended or is out of reach, and is left out of every answer. */
  isOpen(number: number): boolean;
  availability(number: number): Availability;
  /** How well the wished words are found in the insats, 0–1. Asked for only where words are wished. */
  wordsFound(number: number): number;
};

/**
 * What is asked of the live figures during one question, each thing once: few insatser are looked at closely, and
 * figures cost the most.
 */
export type Rooms = {
  availability(number: number): Availability;
  room(number: number): Told;
};

export function openRooms(
  { features }: Prepared,
  live: Live,
  referrer: Referrer | null,
  now: Instant,
): Rooms {
  const today = swedishDay(now);
  const known = new Map<number, { availability: Availability; room: Told }>();
  const look = (number: number) => {
    const seen = known.get(number);
    if (seen) return seen;
    const availability = live.availability(number);
    const room = roomFor(availability, features[number]?.startDays ?? null, referrer, today);
    const found = { availability, room };
    known.set(number, found);
    return found;
  };
  return {
    availability: (number) => look(number).availability,
    room: (number) => look(number).room,
  };
}
