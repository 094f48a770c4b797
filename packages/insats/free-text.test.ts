import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { freeText, plainLine } from './free-text.ts';

const refusals = (schema: z.ZodString, value: string) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

describe('free text', () => {
  it('is trimmed and keeps its line breaks', () => {
    expect(freeText(100).parse('  Vi lagar mat.\r\nAlla är välkomna.\n')).toBe(
      'Vi lagar mat.\r\nAlla är välkomna.',
    );
  });

  it('with a personal number is refused with the reason, and the number is not repeated', () => {
    const [refusal = ''] = refusals(freeText(100), 'Deltagaren 811228-9874 har börjat.');
    expect(refusal).toContain('personnummer');
    expect(refusal).not.toMatch(/\d/);
  });

  it('that is too long is told how long it may be', () => {
    expect(refusals(freeText(2_000), 'å'.repeat(2_001))).toEqual([
      expect.stringMatching(/^Texten är för lång\. Den får vara högst 2\s000 tecken\.$/),
    ]);
    expect(refusals(freeText(2_000), 'å'.repeat(2_000))).toEqual([]);
  });

  it.each(['\u0000', '\u0007', '\t', '\u001b', '\u0085', '\u2028', '\ud800'])(
    'with the control character %j is refused',
    (character) => {
      expect(refusals(freeText(100), `Vi${character}lagar`)).toEqual([
        'Texten innehåller osynliga styrtecken. Skriv om den utan dem.',
      ]);
    },
  );
});

describe('a line of text', () => {
  it.each(['\n', '\r', '\t', '\u2029'])('is refused when broken by %j', (character) => {
    expect(refusals(plainLine(100), `Café${character}Lyktan`)).toEqual([
      'Skriv texten på en rad, utan radbrytningar, tabbar och andra styrtecken.',
    ]);
  });

  it('can ask for a shortest length, counted without the space around', () => {
    expect(refusals(plainLine(160).min(2, 'Skriv minst två tecken.'), '  A  ')).toEqual([
      'Skriv minst två tecken.',
    ]);
  });

  it('is described in OpenAPI as a string with its longest length', () => {
    expect(z.toJSONSchema(plainLine(160).min(2, 'Skriv minst två tecken.'))).toMatchObject({
      type: 'string',
      minLength: 2,
      maxLength: 160,
    });
  });
});
