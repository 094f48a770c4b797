import { describe, expect, it } from 'vitest';
import { availabilityOf } from '#ledger';
import { aDescription } from '../../../../test/builders/insats.ts';
import { aHead, countsKnown, mondayMorning, placesKnown } from '../../../../test/builders/ledger.ts';
import { presentInsats } from './present-insats.ts';

const names = { provider: 'Cykelkooperativet', forbund: 'Linköping' };

const freshDays = { reportedFreshDays: 7, ledgerFreshDays: 30 };

function presented(said: Parameters<typeof aDescription>[0] = {}, known: Parameters<typeof aHead>[0] = {}) {
  const head = aHead(known);
  const availability = availabilityOf(head, freshDays, mondayMorning, null);
  const documents = { description: aDescription(said), criteria: null };
  return presentInsats({ head, documents }, availability, names, mondayMorning);
}

const factOf = (view: ReturnType<typeof presented>, label: string) =>
  view.factGroups.flatMap(({ items }) => items).find((item) => item.label === label)?.value;

describe('The page of an insats', () => {
  it('says nothing for what nobody has said, and counts it', () => {
    const view = presented();
    for (const { items } of view.factGroups) for (const { value } of items) expect(value).toBeNull();
    expect(view.completeness.missing).toBeGreaterThan(15);
    expect(view.criteria).toBeNull();
  });

  it('says in words that there are none, where somebody has said so', () => {
    expect(factOf(presented({ languageSupport: [] }), 'Språkstöd')).toBe('Inget språkstöd');
  });

  it.each([
    [{ from: 10, to: 20 }, '10 till 20 timmar'],
    [{ from: 20, to: 20 }, '20 timmar'],
    [{ from: 1, to: 1 }, '1 timme'],
    [{ from: null, to: 8 }, 'högst 8 timmar'],
    [{ from: 8, to: null }, 'minst 8 timmar'],
    [{ from: null, to: null }, null],
  ])('tells hours a week as people say them: %o', (range, words) => {
    expect(factOf(presented({ hoursPerWeek: { ...range, rampsUp: null } }), 'Timmar i veckan')).toBe(words);
  });

  it('writes days out, and leaves out closures that are over', () => {
    const closures = [
      { from: '2026-01-05', to: '2026-01-06', reason: null },
      { from: '2026-07-01', to: '2026-07-31', reason: 'Semester' },
      { from: '2026-12-24', to: '2026-12-24', reason: null },
    ];
    expect(presented({}, { closures }).closures).toEqual([
      '1 juli 2026 till 31 juli 2026: Semester',
      '24 december 2026.',
    ]);
    const start = { kind: 'dates', dates: ['2026-09-01'] } as const;
    expect(factOf(presented({ start: { ...start, dates: [...start.dates] } }), 'Start')).toEqual([
      '1 september 2026',
    ]);
  });

  it('tells that an insats has ended', () => {
    expect(presented({}, { status: 'closed' }).ended).toBe(true);
    expect(presented().ended).toBe(false);
  });

  it('says what is made up and what is retold', () => {
    const provenance = { source: 'sidan', sourceYear: 2019, note: 'Påhittat.' };
    expect(presented({ provenance: { kind: 'demo', ...provenance } }).provenance).toEqual({
      kind: 'demo',
      sentence: 'Det här är demonstrationsdata, inte en riktig insats. Källa: sidan (2019).',
      note: 'Påhittat.',
    });
  });

  it('keeps an old figure as what was last said', () => {
    const old = { ...placesKnown(4), ...countsKnown(2) };
    const head = aHead(old);
    const availability = availabilityOf(head, freshDays, '2026-03-20T08:00:00.000Z', null);
    const documents = { description: aDescription(), criteria: null };
    const view = presentInsats({ head, documents }, availability, names, '2026-03-20T08:00:00.000Z');
    expect(view.availability).toMatchObject({ status: 'unknown', free: 2 });
  });
});
