/** Figures and days as people say them in Swedish. */

const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const nameOfMonth = (day: string) => months[Number(day.slice(5, 7)) - 1];

/** A day by its month: "mars 2026". */
export function monthOf(day: string): string {
  return `${nameOfMonth(day)} ${day.slice(0, 4)}`;
}

/** A day in full: "30 mars 2026". */
export function dayWording(day: string): string {
  return `${Number(day.slice(8))} ${monthOf(day)}`;
}

export const number = (value: number) => String(Math.round(value)).replace('-', '−');

export const places = (value: number) => {
  const quarters = Math.floor(value * 4) / 4;
  return `${String(quarters).replace('.', ',')} ${quarters === 1 ? 'plats' : 'platser'}`;
};

export const percent = (share: number) => `${Math.round(share * 100)} procent`;

export const people = (count: number) =>
  `${number(count)} ${Math.round(count) === 1 ? 'person' : 'personer'}`;

/** A time as people say it: days below a month, then weeks, months and years. */
export function duration(days: number): string {
  if (days < 28) return `${number(days)} ${Math.round(days) === 1 ? 'dag' : 'dagar'}`;
  if (days < 120) return `${Math.round(days / 7)} veckor`;
  if (days < 3 * 365) return `${Math.round(days / 30.4)} månader`;
  return `${Math.round(days / 365)} år`;
}

/** Two times, the second with its unit and the first with its own where it is another: "5 till 8 månader". */
export function durations(low: number, high: number): string {
  const [first, last] = [duration(low), duration(high)];
  const [number = first, unit] = first.split(' ');
  return unit === last.split(' ')[1] ? `${number} till ${last}` : `${first} till ${last}`;
}

export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} och ${last}`;
}

export const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
