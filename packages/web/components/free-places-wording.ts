import type { Wait } from '#ledger';
import { ageWording } from './age-wording.ts';

/** Places, queue and their age, as the public sees them. Places count in quarters at the finest. */
export type AvailabilityView = {
  status: 'free' | 'queue' | 'full' | 'closed' | 'unknown';
  /** Null: nobody has said. */
  places: number | null;
  /** Free places open to all; when the status is unknown, the figure last given. */
  free: number | null;
  queue: number | null;
  /** Predicted wait of somebody new; null where a place is free, and where nothing tells. */
  wait: Wait | null;
  /** Free places that only one referring party may use, beside `free`. */
  reserved: readonly { referrer: string; places: number; free: number }[];
  /** When the figures were last right, RFC 3339; null when they were never given. */
  asOf: string | null;
  source: 'ledger' | 'reported';
};

const decimal = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** A number as Swedes write it: 2,25 and 1 265. */
export function numberWording(value: number): string {
  return decimal.format(value);
}

/** «1 plats», «3 platser», «0,5 platser». */
export function placesWording(places: number): string {
  return `${numberWording(places)} ${places === 1 ? 'plats' : 'platser'}`;
}

function freeWording(free: number): string {
  return free === 1 ? '1 ledig plats' : `${numberWording(free)} lediga platser`;
}

/** «ungefär 6 veckor, troligen 3–11»; months where weeks would be many. */
export function waitWording({ medianDays, lowDays, highDays }: Wait): string {
  const [one, several, days] = medianDays < 120 ? ['vecka', 'veckor', 7] : ['månad', 'månader', 365 / 12];
  const counted = (stretch: number) => Math.max(1, Math.round(stretch / days));
  const [median, low, high] = [counted(medianDays), counted(lowDays), counted(highDays)];
  const about = `ungefär ${numberWording(median)} ${median === 1 ? one : several}`;
  return low === high ? about : `${about}, troligen ${numberWording(low)}–${numberWording(high)}`;
}

/** The state of the places in one short phrase. An old figure is never called free. */
export function freePlacesWording(availability: AvailabilityView, now: string): string {
  const { status, free, queue, asOf } = availability;
  switch (status) {
    case 'free':
      return free === null ? 'Lediga platser' : freeWording(free);
    case 'queue':
      return queue === null ? 'Fullt, det finns kö' : `Fullt, ${numberWording(queue)} i kö`;
    case 'full':
      return 'Inga lediga platser';
    case 'closed':
      return 'Tar inte emot just nu';
    case 'unknown':
      return free === null || asOf === null
        ? 'Okänt – ingen har uppgett lediga platser'
        : `Okänt – senast uppgivet ${numberWording(free)} ${ageWording(asOf, now)}`;
    default:
      return status satisfies never;
  }
}
