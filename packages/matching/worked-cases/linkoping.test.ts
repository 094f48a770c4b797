import { describe, expect, it } from 'vitest';
import { askDemo } from '../../../test/builders/demo-question.ts';

/**
 * People as Linköping mapped them in 2019 (248 below ten hours a week, 314 between ten and thirty, 244 up to forty; by
 * language and ill health), in the municipality's demo catalogue, and one in the examples from public sources.
 */
const inLinkoping = { municipality: '0580', referrer: 'municipality' } as const;
const mornings = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

describe('Linköping: below ten hours, easy Swedish, and it must count', () => {
  const { first, verdict, combinations, reason } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 50,
    hoursPerWeek: 8,
    language: 'easy-swedish',
    step: 'occupation',
    mustCountTowardActivityRequirement: true,
  });

  it('is shown occupation that may be counted, with what must be asked first', () => {
    expect(first(1)).toEqual(['Ryds Herrgård: café och konferens']);
    expect(verdict('Ryds Herrgård: café och konferens')).toEqual([
      'after-assessment',
      'Insatsen ska räknas mot aktivitetskravet. Det bedöms för varje person. Fråga den som beslutar om försörjningsstöd.',
    ]);
  });

  it('is told that the café has no language support', () => {
    expect(reason('Ryds Herrgård: café och konferens', 'language')).toBe(
      'Inget språkstöd: insatsen är på svenska.',
    );
  });

  it('can have the café and the language at the same house', () => {
    expect(combinations[0]).toEqual({
      'Ryds Herrgård: café och konferens': 4,
      'Ryds Herrgård: språk och mat': 4,
    });
  });
});

describe('Linköping: twenty hours, mornings only, easy Swedish', () => {
  const { first, answer, reason } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 35,
    hoursPerWeek: 20,
    language: 'easy-swedish',
    step: 'work-rehabilitation',
    wishes: { tracks: ['language'] },
    times: mornings.map((day) => ({ day, from: '09:00', to: '12:00' })),
  });

  it('is shown the kitchen with a language guide first', () => {
    expect(first(2)).toEqual(['Ardako: kök och servering', 'Bilda: språkkafé med arbetsträning']);
    expect(reason('Ardako: kök och servering', 'times')).toBe('En del av tiderna passar personen.');
  });

  it('is given weeks that keep to the mornings', () => {
    expect(answer.combinations.length).toBeGreaterThan(0);
    for (const { week, totalHours } of answer.combinations) {
      expect(totalHours).toBeLessThanOrEqual(15);
      for (const { from, to } of week) expect(from >= '09:00' && to <= '12:00').toBe(true);
    }
  });
});

describe('Linköping: up to forty hours, hardly any Swedish, near work', () => {
  const { first, combinations, nearMisses } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 42,
    hoursPerWeek: 40,
    language: 'large-limitation',
    step: 'supported-work',
  });

  it('is shown support at a workplace, and workplaces that do not ask for Swedish', () => {
    expect(first(3)).toEqual([
      'Extra stöd på praktikplatsen',
      'Praktikplats i kommunalt bostadsbolag',
      'Praktikplats i skolkök',
    ]);
  });

  it('can fill full time with a workplace and language at the same time', () => {
    expect(combinations[0]).toEqual({
      'Praktikplats i kommunalt bostadsbolag': 30,
      'Bilda: språkkafé med arbetsträning': 10,
    });
  });

  it('sees how many workplaces the language keeps closed', () => {
    expect(nearMisses).toEqual([
      'Du behöver förstå lätt svenska. (4)',
      'Du behöver förstå och tala svenska utan tolk. (1)',
    ]);
  });
});

describe('Linköping: a young adult with mental ill health, twenty hours', () => {
  const { first, reason, answer } = askDemo(
    'linkoping.json',
    {
      ...inLinkoping,
      age: 26,
      hoursPerWeek: 20,
      language: 'no-limitation',
      step: 'work-rehabilitation',
      lssDecision: false,
      drugFree: true,
      adaptations: ['no-group', 'quiet-place'],
    },
    { 'Stadsmissionen: sorteringscentralen': { status: 'free', free: 1, queue: 0 } },
  );

  it('is shown the quiet workshop and the sorting without a group before all else', () => {
    expect(first(2)).toEqual(['Bilda: kreativ verkstad', 'Stadsmissionen: sorteringscentralen']);
    expect(reason('Stadsmissionen: sorteringscentralen', 'adaptations')).toBe(
      'Har inga krav på grupp, men saknar lugn plats.',
    );
  });

  it('is never told that a figure nobody knows is a free place', () => {
    expect(reason('Praktikplats på bibliotek', 'room')).toBe(
      'Ingen vet om det finns plats. Fråga utföraren.',
    );
    const known = answer.matches.find(({ availability }) => availability.status === 'unknown');
    expect(known?.reasons.find(({ about }) => about === 'room')).toMatchObject({ points: 2, side: 'open' });
  });
});

describe('An example from public sources: a garden in Skellefteå, where little is stated', () => {
  const { first, verdict, combinations, questions, reason } = askDemo('exempel.json', {
    municipality: '2482',
    age: 30,
    hoursPerWeek: 10,
    language: 'easy-swedish',
    step: 'work-rehabilitation',
    wishes: { tracks: ['health'], words: 'trädgård' },
  });

  it('does not guess: what the source leaves out is asked of the provider', () => {
    expect(verdict('Hälsans Trädgård')).toEqual([
      'after-assessment',
      'Helt arbetslös eller helt/delvis sjukskriven Det kan bara en människa avgöra. Fråga utföraren.',
      'Bygger på egen vilja att delta Det kan bara en människa avgöra. Fråga utföraren.',
    ]);
    expect(reason('Hälsans Trädgård', 'hours')).toBe('Hur många timmar insatsen omfattar är inte angivet.');
    expect(first(3)).toContain('Hälsans Trädgård');
  });

  it('combines nothing whose hours nobody has stated', () => {
    expect(combinations).toEqual([]);
  });

  it('asks who can refer', () => {
    expect(questions).toContain('Ta reda på: vem kan anvisa personen? (2)');
  });
});
