import { describe, expect, test } from 'vitest';
import { correction, reason } from '#ledger';

const sentences = (error: { issues: { message: string }[] } | undefined) =>
  error?.issues.map(({ message }) => message);

describe('a reason', () => {
  test.each(['', '   '])('that says nothing (%j) is refused with what to do', (given) => {
    expect(sentences(reason.safeParse(given).error)).toEqual(['Skriv varför, med några ord.']);
  });

  test('is asked of every correction', () => {
    const corrected = { kind: 'now', free: 3, queue: null, corrects: 2 };
    expect(correction.safeParse({ ...corrected, reason: 'Räknade fel' }).success).toBe(true);
    expect(sentences(correction.safeParse({ ...corrected, reason: '' }).error)).toEqual([
      'Skriv varför, med några ord.',
    ]);
  });
});
