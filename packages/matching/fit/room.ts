import { type Referrer, referrers } from '#insats';
import type { Availability } from '#ledger';
import { roomPoints } from '../weights.ts';
import type { Told } from './fit.ts';

/** Whether there is a place, and when. `today` is a day in Sweden; `startDays` null where it starts continuously. */
export function roomFor(
  availability: Availability,
  startDays: readonly string[] | null,
  referrer: Referrer | null,
  today: string,
): Told {
  const reserved = availability.reserved.find((one) => one.referrer === referrer && one.free > 0);
  const { status } = availability;
  if (status === 'closed') return told(roomPoints.closed, 'against', 'Stängd just nu.');
  if (status === 'unknown') {
    return told(roomPoints.unknown, 'open', 'Ingen vet om det finns plats. Fråga utföraren.');
  }
  if (status === 'free' || reserved) return whenItStarts(availability, reserved, startDays, today);
  if (availability.wait) return byWait(availability.wait);
  return status === 'queue'
    ? told(
        roomPoints.queueWithoutForecast,
        'against',
        `${availability.queue} i kö. Hur lång väntan blir går inte att säga.`,
      )
    : told(roomPoints.fullWithoutQueue, 'against', 'Fullt just nu, men ingen väntar i kö.');
}

function whenItStarts(
  availability: Availability,
  reserved: Availability['reserved'][number] | undefined,
  startDays: readonly string[] | null,
  today: string,
): Told {
  const open = availability.free ?? 0;
  const room =
    open > 0
      ? `${placesInWords(open)} nu.`
      : `${placesInWords(reserved?.free ?? 0)} för ${reserved ? inSentence(reserved.referrer) : ''} nu.`;
  if (startDays === null) return told(roomPoints.free, 'for', room);
  const next = startDays.find((day) => day >= today);
  if (next === undefined) {
    return told(roomPoints.queueWithoutForecast, 'against', `${room} Men ingen kommande start är angiven.`);
  }
  return told(
    pointsForWait(daysBetween(today, next), roomPoints.free),
    'for',
    `${room} Nästa start är ${next}.`,
  );
}

function byWait({ medianDays, lowDays, highDays }: NonNullable<Availability['wait']>): Told {
  const points = pointsForWait(medianDays);
  const weeks = (days: number) => Math.max(1, Math.round(days / 7));
  const range =
    weeks(lowDays) === weeks(highDays) ? `${weeks(lowDays)}` : `${weeks(lowDays)}–${weeks(highDays)}`;
  const unit = weeks(highDays) === 1 ? 'vecka' : 'veckor';
  return told(points, 'against', `Väntan är troligen ${range} ${unit}.`);
}

/** `atOnce`: what a start today is worth. */
function pointsForWait(days: number, atOnce?: number): number {
  if (atOnce !== undefined && days <= 7) return atOnce;
  return roomPoints.wait.find(({ upToDays }) => days <= upToDays)?.points ?? 0;
}

function placesInWords(places: number): string {
  const number = places.toLocaleString('sv-SE');
  return places <= 1 ? `${number} ledig plats` : `${number} lediga platser`;
}

function inSentence(referrer: Referrer): string {
  const name = referrers[referrer];
  return name === 'Kommunen' || name === 'Regionen' ? name.toLowerCase() : name;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

function told(points: number, side: Told['side'], sentence: string): Told {
  return { points, side, sentence };
}
