import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { swedishErrors } from './swedish-errors.ts';

const messages = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: swedishErrors }).error?.issues.map(({ message }) => message) ?? [];

const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;

describe('a fault in Swedish', () => {
  const faults: [what: string, schema: z.ZodType, input: unknown, sentence: string][] = [
    ['missing', z.string(), undefined, 'Uppgiften saknas. Fyll i en text.'],
    ['a wrong type', z.string(), 12, 'Uppgiften är av fel slag. Den ska vara en text.'],
    ['a null', z.number(), null, 'Uppgiften är av fel slag. Den ska vara ett tal.'],
    ['a fraction', z.int(), 1.5, 'Uppgiften är av fel slag. Den ska vara ett heltal.'],
    ['no list', z.array(z.string()), 'x', 'Uppgiften är av fel slag. Den ska vara en lista.'],
    [
      'no object',
      z.strictObject({}),
      [],
      'Uppgiften är av fel slag. Den ska vara ett objekt med namngivna fält.',
    ],
    [
      'not yes or no',
      z.boolean(),
      'ja',
      'Uppgiften är av fel slag. Den ska vara ja eller nej (true eller false).',
    ],
    ['an unusual type', z.bigint(), 'x', 'Uppgiften är av fel slag.'],
    ['a long text', z.string().max(3), 'abcd', 'Texten är för lång. Den ska vara högst 3 tecken.'],
    ['a short text', z.string().min(3), 'ab', 'Texten är för kort. Den ska vara minst 3 tecken.'],
    ['an empty text', z.string().min(1), '', 'Texten är tom. Skriv något.'],
    [
      'a text of wrong length',
      z.string().length(4),
      'abc',
      'Texten är för kort. Den ska vara precis 4 tecken.',
    ],
    ['a large number', z.int().max(40), 41, 'Talet är för stort. Det ska vara högst 40.'],
    ['a small number', z.int().min(1), 0, 'Talet är för litet. Det ska vara minst 1.'],
    ['a negative number', z.number().gt(0), 0, 'Talet är för litet. Det ska vara större än 0.'],
    ['not below', z.number().lt(9), 9, 'Talet är för stort. Det ska vara mindre än 9.'],
    ['a long list', z.array(z.int()).max(2), [1, 2, 3], 'Listan är för lång. Den ska ha högst 2 uppgifter.'],
    ['a list over one', z.array(z.int()).max(1), [1, 2], 'Listan är för lång. Den ska ha högst 1 uppgift.'],
    ['an empty list', z.array(z.int()).min(1), [], 'Listan är tom. Lägg till minst en uppgift.'],
    ['a short list', z.array(z.int()).min(2), [1], 'Listan är för kort. Den ska ha minst 2 uppgifter.'],
    [
      'not a choice',
      z.enum(['ja', 'nej']),
      'kanske',
      'Det värdet finns inte att välja. Välj bland: ja, nej.',
    ],
    ['no choice made', z.enum(['ja', 'nej']), undefined, 'Uppgiften saknas. Välj bland: ja, nej.'],
    ['the only choice', z.literal('age'), 'x', 'Det värdet finns inte att välja. Här kan bara stå age.'],
    [
      'many choices',
      z.enum([...nine, 'j']),
      'x',
      'Det värdet finns inte att välja. Välj bland: a, b, c, d, e, f, g, h eller någon av 2 till.',
    ],
    ['a date', z.iso.date(), '1/9', 'Datumet går inte att läsa. Skriv det som 2026-09-01.'],
    [
      'a moment',
      z.iso.datetime(),
      'nyss',
      'Tidpunkten går inte att läsa. Skriv den som 2026-09-01T08:00:00Z.',
    ],
    ['a time', z.iso.time(), '9', 'Klockslaget går inte att läsa. Skriv det som 09:00.'],
    ['an e-mail address', z.email(), 'x', 'E-postadressen går inte att läsa. Skriv den som namn@example.se.'],
    [
      'a web address',
      z.url(),
      'x',
      'Webbadressen går inte att läsa. Skriv hela adressen, med https:// först.',
    ],
    [
      'an identity',
      z.uuid(),
      'x',
      'Identiteten går inte att läsa. Kopiera den som den står, utan att ändra något.',
    ],
    [
      'a pattern',
      z.string().regex(/^a/),
      'x',
      'Texten är skriven på fel sätt. Se hur uppgiften ska se ut i beskrivningen.',
    ],
    ['uneven', z.int().multipleOf(15), 20, 'Talet ska gå att dela jämnt med 15.'],
    [
      'one unknown field',
      z.strictObject({}),
      { plats: 1 },
      'Fältet plats känns inte igen. Ta bort det eller rätta namnet.',
    ],
    [
      'several unknown fields',
      z.strictObject({}),
      { plats: 1, antal: 2 },
      'Fälten plats, antal känns inte igen. Ta bort dem eller rätta namnen.',
    ],
    [
      'unknown fields, some unfit to show',
      z.strictObject({}),
      { plats: 1, 'Anna Andersson': 2, p8112289874: 3, tel0701234567: 4 },
      'Fälten plats och 3 till känns inte igen. Ta bort dem eller rätta namnen.',
    ],
    [
      'unknown fields, none fit to show',
      z.strictObject({}),
      { '811228-9874': 1 },
      'Det finns fält som inte känns igen. Ta bort dem.',
    ],
    [
      'no known kind',
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('continuous') }),
        z.object({ kind: z.literal('dates') }),
      ]),
      { kind: 'x' },
      'Det går inte att se vilket slag uppgiften är av. Välj bland: continuous, dates.',
    ],
    [
      'no way of writing',
      z.union([z.string(), z.object({})]),
      1,
      'Uppgiften passar inget av de sätt som den kan skrivas på. Se hur den ska se ut i beskrivningen.',
    ],
    [
      'a key',
      z.record(z.string().regex(/^a/), z.int()),
      { b: 1 },
      'Ett av fälten har ett namn som inte går att använda. Rätta eller ta bort fältet.',
    ],
    [
      'an element',
      z.map(z.object({ day: z.string() }), z.int()),
      new Map([[{ day: 'x' }, 'y']]),
      'Ett av värdena i listan går inte att använda. Rätta eller ta bort det.',
    ],
    [
      'a rule without words',
      z.string().refine(() => false),
      'x',
      'Uppgiften går inte att använda som den är skriven. Se hur den ska se ut i beskrivningen.',
    ],
  ];

  it.each(faults)('%s', (_, schema, input, sentence) => {
    expect(messages(schema, input)).toEqual([sentence]);
  });

  it('gives way to the words of the schema itself', () => {
    expect(messages(z.string().min(2, 'Skriv insatsens namn.'), 'x')).toEqual(['Skriv insatsens namn.']);
  });

  it('never repeats what was sent in', () => {
    const schema = z.strictObject({
      name: z.string().max(3),
      day: z.iso.date(),
      step: z.enum(['a', 'b']),
      start: z.discriminatedUnion('kind', [z.object({ kind: z.literal('dates') })]),
      hours: z.int().max(2),
      either: z.union([z.int(), z.boolean()]),
    });
    const secret = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäö]{6,9} [A-ZÅÄÖ][a-zåäö]{6,9}$/);
    fc.assert(
      fc.property(secret, (person) => {
        const values = ['name', 'day', 'step', 'hours', 'either'].map((field) => [field, person]);
        const input = { ...Object.fromEntries(values), start: { kind: person }, [person]: 1 };
        const said = messages(schema, input);
        expect(said.length).toBe(7);
        for (const sentence of said) expect(sentence).not.toContain(person);
      }),
    );
  });
});
