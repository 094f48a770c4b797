import { describe, expect, test } from 'vitest';
import { closure, correction, nowReport, periodReport, places, reason } from '#ledger';

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

describe('reported figures', () => {
  test.each([
    [-1, 'Antalet kan inte vara mindre än 0.'],
    [10_001, 'Antalet är orimligt stort. Kontrollera siffran.'],
    [1.5, 'Skriv ett helt antal, till exempel 3.'],
  ])('cannot be %d free', (free, sentence) => {
    expect(sentences(nowReport.safeParse({ kind: 'now', free }).error)).toContain(sentence);
  });

  test('may be none or very many, and the queue need not be known', () => {
    expect(nowReport.parse({ kind: 'now', free: 0 })).toEqual({ kind: 'now', free: 0, queue: null });
    expect(nowReport.safeParse({ kind: 'now', free: 10_000, queue: 10_000, places: 0.25 }).success).toBe(
      true,
    );
    expect(nowReport.safeParse({ kind: 'now', free: 1, name: 'x' }).success).toBe(false);
  });

  test.each([
    [-0.25, 'Antalet platser kan inte vara mindre än 0.'],
    [10_000.25, 'Antalet platser är orimligt stort. Kontrollera siffran.'],
    [1.3, 'Ange hela, halva eller fjärdedels platser.'],
    ['två', 'Skriv antalet platser med siffror.'],
  ])('cannot be of %s places', (said, sentence) => {
    expect(sentences(places.safeParse({ places: said }).error)).toEqual([sentence]);
  });

  test('are of places of one to forty hours, as they were unless something else is said', () => {
    expect(places.parse({ places: 3 })).toEqual({ places: 3, hoursPerPlace: null, overbooking: null });
    const hours = [0, 1, 40, 41].map(
      (hoursPerPlace) => places.safeParse({ places: 3, hoursPerPlace }).success,
    );
    expect(hours).toEqual([false, true, true, false]);
  });
});

describe('a period report', () => {
  const january = { kind: 'period', from: '2026-01-01', to: '2026-01-31', started: 3 };
  const ended = (...all: object[]) => sentences(periodReport.safeParse({ ...january, ended: all }).error);
  const toWork = { outcome: 'work', toStep: null, count: 2 };
  const onward = { outcome: 'next-insats', toStep: 'supported-work', count: 1 };

  test('names each outcome once, to each step', () => {
    expect(
      ended(toWork, onward, { ...onward, toStep: null }, { ...onward, outcome: 'returned' }),
    ).toBeUndefined();
    expect(ended(toWork, { ...toWork, count: 1 })).toEqual([
      'Varje utfall får stå en gång. Slå ihop raderna.',
    ]);
  });

  test('names a step only for who goes to another insats', () => {
    expect(ended({ ...toWork, toStep: 'occupation' })).toEqual([
      'Steget anges bara för den som gick vidare eller tillbaka till en annan insats. Ta bort toStep.',
    ]);
  });

  test('names days as days', () => {
    expect(sentences(periodReport.safeParse({ ...january, ended: [], to: 'i dag' }).error)).toEqual([
      'Skriv dagen som 2026-03-01.',
    ]);
  });
});

test('a closure that ends before it begins is refused with how to mend it', () => {
  const closed = (from: string, to: string) => sentences(closure.safeParse({ from, to, reason: null }).error);
  expect(closed('2026-07-02', '2026-07-02')).toBeUndefined();
  expect(closed('2026-07-02', '2026-07-01')).toEqual([
    'Sista dagen ligger före den första. Byt plats på dem.',
  ]);
});
