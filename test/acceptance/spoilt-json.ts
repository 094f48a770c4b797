import type { Sent } from './client.ts';

/** One more field, after all others. */
export function withField(name: string, json: string) {
  return (sent: Sent) => {
    const text = String(sent.body ?? '{}').trimEnd();
    const comma = text === '{}' ? '' : ',';
    return { ...sent, body: `${text.slice(0, -1)}${comma}${JSON.stringify(name)}:${json}}` };
  };
}

/** Writes something else in the place of one of the body's values; undefined takes its field away. */
export function inJson(pick: number, write: (value: string) => string | undefined) {
  return (sent: Sent): Sent => {
    const value = parsed(sent.body);
    const places = value === undefined ? 0 : placesIn(value);
    if (places === 0) return { ...sent, body: write('null') ?? '' };
    let left = pick % places;
    const rewrite = (one: unknown): string | undefined => {
      if (left-- === 0) return write(JSON.stringify(one));
      if (Array.isArray(one)) return `[${one.map(rewrite).filter(written).join(',')}]`;
      if (typeof one !== 'object' || one === null) return JSON.stringify(one);
      const fields = Object.entries(one).map(([name, field]) => [name, rewrite(field)] as const);
      return `{${fields.flatMap(([name, json]) => (json === undefined ? [] : [`${JSON.stringify(name)}:${json}`])).join(',')}}`;
    };
    return { ...sent, body: rewrite(value) ?? '' };
  };
}

const written = (json: string | undefined) => json !== undefined;

/** Puts a number among the words of a text, anywhere but where telephone numbers and addresses of pages stand. */
export function inText(pick: number, number: string) {
  return (sent: Sent): Sent => {
    const exempt = /"(phone|url)":"(?:[^"\\]|\\.)*"/;
    const text = String(sent.body ?? '');
    const ends = [...text.matchAll(/"(\w+)":"(?:[^"\\]|\\.)*"/g)].filter(([all]) => !exempt.test(all));
    const end = ends[pick % Math.max(1, ends.length)];
    if (!end) return sent;
    const at = end.index + end[0].length - 1;
    return { ...sent, body: `${text.slice(0, at)} ${number}${text.slice(at)}` };
  };
}

/** A body that is too deep to walk through is as good as none. */
const longestWalked = 15_000;

function parsed(body: Sent['body']): unknown {
  try {
    return typeof body === 'string' && body.length < longestWalked ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

function placesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + placesIn(one), 1);
}
