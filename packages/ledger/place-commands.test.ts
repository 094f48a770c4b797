import { describe, expect, test } from 'vitest';
import {
  accepting,
  carryingIn,
  cohortPlanning,
  ending,
  entryCorrecting,
  hoursChanging,
  joining,
  leaving,
  ledgerOpening,
  offering,
  readying,
  refusing,
  reserving,
  ruleSetting,
  starting,
} from '#ledger';
import { isBookCommand } from './decide-places.ts';
import { placeCommands } from './place-commands.ts';

type Schema = {
  safeParse(said: unknown): { success: boolean; error?: { issues: { message: string }[] } | undefined };
};

const accepts = (schema: Schema, said: object) => schema.safeParse(said).success;
const sentences = (schema: Schema, said: object) =>
  schema.safeParse(said).error?.issues.map(({ message }) => message);

const who = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 20 };

describe('what is left out', () => {
  test('is what most people mean', () => {
    expect(ledgerOpening.parse({ rules: { sharing: true, offersNext: false } })).toEqual({
      rules: { sharing: true, offersNext: false, offerDays: 5 },
      placements: [],
      overbooking: null,
    });
    expect(carryingIn.parse({ placements: [{ hoursPerWeek: 40 }] })).toEqual({
      placements: [{ hoursPerWeek: 40, referrer: null, startsOn: null }],
      overbooking: null,
    });
    expect(cohortPlanning.parse({ startsOn: '2026-05-04', places: 2 })).toEqual({
      startsOn: '2026-05-04',
      endsOn: null,
      places: 2,
      overbooking: null,
    });
    expect(joining.parse(who)).toEqual({ ...who, earliestStart: null, cohort: null });
    expect(offering.parse({})).toEqual({
      entry: null,
      cohort: null,
      workingDays: null,
      passing: null,
      overbooking: null,
    });
    const refusal = { refusedBy: 'person', reason: 'health' };
    expect(refusing.parse(refusal)).toEqual({ ...refusal, afterwards: 'queue' });
    const placement = { ...who, startsOn: '2026-03-02' };
    expect(starting.parse(placement)).toEqual({
      ...placement,
      cohort: null,
      passing: null,
      overbooking: null,
    });
    const end = { outcome: 'work', on: '2026-03-02' };
    expect(ending.parse(end)).toEqual({ ...end, toStep: null, into: null });
    const corrected = { corrects: 4, reason: 'Fel knapp', correction: { kind: 'ended', ...end } };
    expect(entryCorrecting.parse(corrected)).toEqual({
      ...corrected,
      correction: { kind: 'ended', ...end, toStep: null },
      overbooking: null,
    });
  });
});

describe('hours a week', () => {
  test.each([0.25, 12.5, 40])('may be %d', (hoursPerWeek) => {
    expect(accepts(joining, { ...who, hoursPerWeek })).toBe(true);
  });

  test.each([
    [0, ['Ange minst en kvart i veckan.']],
    [40.25, ['Ange högst 40 timmar i veckan.']],
    [12.3, ['Ange timmarna i hela kvartar, till exempel 12,5.']],
    ['tio', ['Skriv antalet timmar i veckan med siffror.']],
  ])('cannot be %s, and it is said why', (hoursPerWeek, why) => {
    expect(sentences(joining, { ...who, hoursPerWeek })).toEqual(why);
  });
});

describe('places of a course', () => {
  const start = { startsOn: '2026-05-04' };

  test.each([0, 0.25, 10_000])('may be %d', (places) => {
    expect(accepts(cohortPlanning, { ...start, places })).toBe(true);
  });

  test.each([
    [-0.25, ['Antalet platser kan inte vara mindre än 0.']],
    [10_000.25, ['Antalet platser är orimligt stort. Kontrollera siffran.']],
    [1.3, ['Ange hela, halva eller fjärdedels platser.']],
    ['två', ['Skriv antalet platser med siffror.']],
  ])('cannot be %s, and it is said why', (places, why) => {
    expect(sentences(cohortPlanning, { ...start, places })).toEqual(why);
  });
});

describe('reservations', () => {
  test('name each referrer once, with some places', () => {
    const region = { referrer: 'region', places: 1 };
    expect(accepts(reserving, { reservations: [region, { referrer: 'municipality', places: 1 }] })).toBe(
      true,
    );
    expect(accepts(reserving, { reservations: [] })).toBe(true);
    expect(sentences(reserving, { reservations: [region, region] })).toEqual([
      'Varje anvisande part får stå en gång. Slå ihop raderna.',
    ]);
    expect(sentences(reserving, { reservations: [{ ...region, places: 0 }] })).toEqual([
      'Ta bort raden i stället.',
    ]);
    expect(accepts(reserving, { reservations: Array(5).fill(region) })).toBe(false);
    expect(accepts(reserving, { reservations: [{ ...region, name: 'x' }] })).toBe(false);
  });
});

describe('those who are carried in', () => {
  const one = { hoursPerWeek: 40 };

  test('are at least one and at most fifty at a time', () => {
    expect(accepts(carryingIn, { placements: [] })).toBe(false);
    expect(accepts(carryingIn, { placements: Array(50).fill(one) })).toBe(true);
    expect(sentences(carryingIn, { placements: Array(51).fill(one) })).toEqual([
      'Högst 50 åt gången. Lägg till resten efteråt.',
    ]);
    expect(accepts(ledgerOpening, { rules: { sharing: true, offersNext: true }, placements: [] })).toBe(true);
  });
});

describe('an ending', () => {
  const step = { toStep: 'supported-work' };
  const into = { into: { insats: 'kok', offer: 'one-1' } };
  const on = '2026-03-02';

  test.each(['next-insats', 'returned'])('as %s may name the step and the insats', (outcome) => {
    expect(accepts(ending, { outcome, on, ...step, ...into })).toBe(true);
  });

  test('with another outcome names neither', () => {
    expect(sentences(ending, { outcome: 'work', on, ...step })).toEqual([
      'Steget anges bara för den som går vidare eller tillbaka till en annan insats. Ta bort toStep.',
    ]);
    expect(sentences(ending, { outcome: 'work', on, ...into })).toEqual([
      'En annan insats anges bara för den som går vidare eller tillbaka dit. Ta bort into.',
    ]);
  });

  test('names an insats and an offer of reasonable length', () => {
    const named = (insats: string, offer: string) =>
      accepts(ending, { outcome: 'next-insats', on, into: { insats, offer } });
    expect(named('k'.repeat(100), 'o'.repeat(100))).toBe(true);
    expect(named('k'.repeat(101), 'o')).toBe(false);
    expect(named('k', 'o'.repeat(101))).toBe(false);
  });
});

describe('an offer', () => {
  test('stands one to thirty whole working days', () => {
    expect([0, 1, 1.5, 30, 31].map((workingDays) => accepts(offering, { workingDays }))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    const days = (offerDays: number) =>
      accepts(ruleSetting, { rules: { sharing: true, offersNext: true, offerDays } });
    expect([0, 1, 30, 31].map(days)).toEqual([false, true, true, false]);
  });

  test('names an entry and a start of reasonable length', () => {
    expect(accepts(offering, { entry: 'e'.repeat(100), cohort: 'c'.repeat(100) })).toBe(true);
    expect(accepts(offering, { entry: 'e'.repeat(101) })).toBe(false);
    expect(accepts(offering, { cohort: 'c'.repeat(101) })).toBe(false);
  });
});

describe('codes and reasons', () => {
  test('are of the closed lists', () => {
    expect(accepts(leaving, { reason: 'moved' })).toBe(true);
    expect(accepts(leaving, { reason: 'place-filled' })).toBe(false);
    expect(accepts(refusing, { refusedBy: 'provider', reason: 'place-filled', afterwards: 'parked' })).toBe(
      true,
    );
    expect(accepts(refusing, { refusedBy: 'nobody', reason: 'place-filled' })).toBe(false);
    expect(accepts(refusing, { refusedBy: 'person', reason: 'declined' })).toBe(false);
    expect(accepts(offering, { passing: 'returning' })).toBe(true);
    expect(accepts(offering, { passing: 'moved' })).toBe(false);
    expect(accepts(joining, { ...who, referrer: 'nobody' })).toBe(false);
    expect(accepts(joining, { ...who, municipality: '9999' })).toBe(false);
  });

  test('are asked of a correction and of a decision, in words', () => {
    const correction = { kind: 'mistaken' };
    expect(accepts(entryCorrecting, { corrects: 1, reason: 'Fel knapp', correction })).toBe(true);
    expect(sentences(entryCorrecting, { corrects: 1, reason: '  ', correction })).toEqual([
      'Skriv varför, med några ord.',
    ]);
    expect(accepts(entryCorrecting, { corrects: 0, reason: 'Fel knapp', correction })).toBe(false);
    expect(accepts(offering, { overbooking: 'x'.repeat(300) })).toBe(true);
    expect(accepts(offering, { overbooking: 'x'.repeat(301) })).toBe(false);
  });

  test('never hold a person', () => {
    expect(accepts(offering, { overbooking: 'Gäller 19121212-1212' })).toBe(false);
  });
});

describe('what is said beside', () => {
  test.each<[string, Schema, object]>([
    ['opening', ledgerOpening, { rules: { sharing: true, offersNext: true } }],
    ['carrying in', carryingIn, { placements: [{ hoursPerWeek: 40 }] }],
    ['rules', ruleSetting, { rules: { sharing: true, offersNext: true } }],
    ['reserving', reserving, { reservations: [] }],
    ['planning a start', cohortPlanning, { startsOn: '2026-05-04', places: 2 }],
    ['joining', joining, who],
    ['leaving', leaving, { reason: 'moved' }],
    ['offering', offering, {}],
    ['accepting', accepting, { startsOn: '2026-03-02' }],
    ['refusing', refusing, { refusedBy: 'person', reason: 'health' }],
    ['starting', starting, { ...who, startsOn: '2026-03-02' }],
    ['other hours', hoursChanging, { hoursPerWeek: 20, on: '2026-03-02' }],
    ['ready', readying, { ready: { on: '2026-03-02', toStep: 'occupation' } }],
    ['not ready', readying, { ready: null }],
    ['ending', ending, { outcome: 'work', on: '2026-03-02' }],
    ['a mistake', entryCorrecting, { corrects: 1, reason: 'Fel', correction: { kind: 'mistaken' } }],
    [
      'a place in the queue',
      entryCorrecting,
      { corrects: 1, reason: 'Fel', correction: { kind: 'back-in-queue' } },
    ],
    [
      'a start',
      entryCorrecting,
      { corrects: 1, reason: 'Fel', correction: { kind: 'started', startsOn: '2026-03-02' } },
    ],
    ['no ending', entryCorrecting, { corrects: 1, reason: 'Fel', correction: { kind: 'not-ended' } }],
  ])('%s is refused', (_, schema, said) => {
    expect(accepts(schema, said)).toBe(true);
    expect(accepts(schema, { ...said, name: 'somebody' })).toBe(false);
    for (const [part, inner] of Object.entries(said)) {
      if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue;
      expect(accepts(schema, { ...said, [part]: { ...inner, name: 'somebody' } })).toBe(false);
    }
  });
});

test('every command on places is decided in the book', () => {
  expect(placeCommands).toHaveLength(20);
  for (const type of placeCommands)
    expect(isBookCommand({ type } as Parameters<typeof isBookCommand>[0])).toBe(true);
  expect(isBookCommand({ type: 'confirm' })).toBe(false);
});
