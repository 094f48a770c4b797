import { describe, expect, it } from 'vitest';
import { need } from './need.ts';
import { holdsPersonalData } from './personal-data.ts';

const told = [
  ['a telephone number', 'ring 013-20 60 00'],
  ['one with dots', '070.123.45.67'],
  ['one with long dashes', '070–123–45–67'],
  ['one from abroad', '+46 (0)70-123 45 67'],
  ['one in full-width digits', '０７０１２３４５６７'],
  ['one in Arabic digits', '٠٧٠١٢٣٤٥٦٧'],
  ['one with invisible characters in it', '070\u200b123\u200b4567'],
  ['a personal number', '19811218-9876'],
  ['one with a wrong check digit', '811218-9875'],
  ['an e-mail address', 'anna@exempel.se'],
  ['one with spaces', 'anna @ exempel . se'],
  ['one with a full-width sign', 'anna＠exempel.se'],
] as const;

describe('what may say whom a need is about', () => {
  it.each(told)('%s is found, and no need takes it', (_, text) => {
    expect(holdsPersonalData(text)).toBe(true);
    expect(need.safeParse({ wishes: { words: text } }).success).toBe(false);
    expect(need.safeParse({ wishes: { words: `djur ${text} utomhus` } }).success).toBe(false);
  });

  it.each(['djur och natur', 'högst 20 timmar i 12 veckor', 'årskurs 7-9', 'steg 3', 'öppet 8-16', ''])(
    '%j is only a wish',
    (text) => {
      expect(holdsPersonalData(text)).toBe(false);
      expect(need.safeParse({ wishes: { words: text } }).success).toBe(true);
    },
  );
});
