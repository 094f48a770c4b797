import type * as z from 'zod';
import { holdsPersonalNumber } from './personal-number.ts';

const mostShown = 8;
const mostDigitsInName = 4;

const types: Record<string, string> = {
  string: 'en text',
  number: 'ett tal',
  int: 'ett heltal',
  boolean: 'ja eller nej (true eller false)',
  array: 'en lista',
  tuple: 'en lista',
  object: 'ett objekt med namngivna fält',
  record: 'ett objekt med namngivna fält',
  null: 'tomt (null)',
  date: 'ett datum',
};

const formats: Record<string, string> = {
  date: 'Datumet går inte att läsa. Skriv det som 2026-09-01.',
  datetime: 'Tidpunkten går inte att läsa. Skriv den som 2026-09-01T08:00:00Z.',
  time: 'Klockslaget går inte att läsa. Skriv det som 09:00.',
  email: 'E-postadressen går inte att läsa. Skriv den som namn@example.se.',
  url: 'Webbadressen går inte att läsa. Skriv hela adressen, med https:// först.',
  uuid: 'Identiteten går inte att läsa. Kopiera den som den står, utan att ändra något.',
  guid: 'Identiteten går inte att läsa. Kopiera den som den står, utan att ändra något.',
};

/**
 * A plain Swedish sentence for every fault that zod finds: what is wrong and how to mend it. For one parse at a time:
 * `schema.safeParse(input, { error: swedishErrors })`; a message that the schema itself gives goes before. Never
 * repeats what was sent in, which may be personal data.
 */
export const swedishErrors: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'too_big':
      return outOfBounds(issue, 'högst', issue.maximum);
    case 'too_small':
      return outOfBounds(issue, 'minst', issue.minimum);
    case 'invalid_value':
      return `${issue.input === undefined ? 'Uppgiften saknas.' : 'Det värdet finns inte att välja.'} ${choice(issue.values)}`;
    case 'invalid_format':
      return (
        formats[issue.format] ?? 'Texten är skriven på fel sätt. Se hur uppgiften ska se ut i beskrivningen.'
      );
    case 'not_multiple_of':
      return `Talet ska gå att dela jämnt med ${issue.divisor}.`;
    case 'unrecognized_keys':
      return unknownFields(issue.keys);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `Det går inte att se vilket slag uppgiften är av. ${choice(issue.options)}`
        : 'Uppgiften passar inget av de sätt som den kan skrivas på. Se hur den ska se ut i beskrivningen.';
    case 'invalid_key':
      return 'Ett av fälten har ett namn som inte går att använda. Rätta eller ta bort fältet.';
    case 'invalid_element':
      return 'Ett av värdena i listan går inte att använda. Rätta eller ta bort det.';
    case 'custom':
      return 'Uppgiften går inte att använda som den är skriven. Se hur den ska se ut i beskrivningen.';
    default:
      return issue satisfies never;
  }
};

function wrongType(expected: string, input: unknown): string {
  const wanted = types[expected];
  if (input === undefined) return `Uppgiften saknas. ${wanted ? `Fyll i ${wanted}.` : 'Fyll i den.'}`;
  return wanted ? `Uppgiften är av fel slag. Den ska vara ${wanted}.` : 'Uppgiften är av fel slag.';
}

interface Bounds {
  origin: string;
  inclusive?: boolean | undefined;
  exact?: boolean | undefined;
}

function outOfBounds(issue: Bounds, side: 'högst' | 'minst', limit: number | bigint): string {
  const figure = limit.toLocaleString('sv-SE');
  const bound = issue.exact ? `precis ${figure}` : `${side} ${figure}`;
  switch (issue.origin) {
    case 'string':
      if (side === 'minst' && limit === 1) return 'Texten är tom. Skriv något.';
      return `Texten är för ${side === 'högst' ? 'lång' : 'kort'}. Den ska vara ${bound} tecken.`;
    case 'array':
    case 'set':
    case 'map':
    case 'object':
      if (side === 'minst' && limit === 1) return 'Listan är tom. Lägg till minst en uppgift.';
      return `Listan är för ${side === 'högst' ? 'lång' : 'kort'}. Den ska ha ${bound} ${limit === 1 ? 'uppgift' : 'uppgifter'}.`;
    default: {
      const allowed =
        issue.inclusive === false ? `${side === 'högst' ? 'mindre' : 'större'} än ${figure}` : bound;
      return `Talet är för ${side === 'högst' ? 'stort' : 'litet'}. Det ska vara ${allowed}.`;
    }
  }
}

function choice(values: readonly unknown[]): string {
  const shown = values.slice(0, mostShown).map((value) => (value === null ? 'null (tomt)' : String(value)));
  if (values.length === 1) return `Här kan bara stå ${shown[0]}.`;
  const more = values.length > mostShown ? ` eller någon av ${values.length - mostShown} till` : '';
  return `Välj bland: ${shown.join(', ')}${more}.`;
}

/** A personal number, or so many digits that they may be a telephone number. No field of ours has more than a few. */
function holdsNumber(key: string): boolean {
  return key.replace(/\D/g, '').length > mostDigitsInName || holdsPersonalNumber(key);
}

/** A field's name is also something that was sent in, so only what looks like a name is repeated. */
function unknownFields(keys: readonly string[]): string {
  const names = keys.filter((key) => /^[a-z][\w.-]{0,39}$/i.test(key) && !holdsNumber(key));
  const shown = names.slice(0, mostShown).join(', ');
  if (names.length === 0) return 'Det finns fält som inte känns igen. Ta bort dem.';
  const hidden = keys.length - Math.min(names.length, mostShown);
  const more = hidden > 0 ? ` och ${hidden} till` : '';
  return keys.length === 1
    ? `Fältet ${shown} känns inte igen. Ta bort det eller rätta namnet.`
    : `Fälten ${shown}${more} känns inte igen. Ta bort dem eller rätta namnen.`;
}
