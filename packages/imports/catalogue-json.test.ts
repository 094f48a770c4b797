import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCatalogueFile } from '#imports';
import { anyRow } from '../../test/builders/any-catalogue-row.ts';
import { aDescription } from '../../test/builders/insats.ts';

const workshop = { id: 'verkstaden', name: 'Verkstaden i Linköping', kind: 'social-enterprise' as const };
const context = { forbund: 'linkoping', organisations: [workshop] };

const readJson = (file: unknown) => readCatalogueFile(JSON.stringify(file), 'json', context);

const insats = (said: object = {}) => ({
  externalReference: 'a-1',
  organisation: 'verkstaden',
  description: aDescription(),
  ...said,
});

// 850101-0014 belongs to nobody: the day exists and the check digit is right.
const personalNumber = '850101-0014';

describe('a catalogue as JSON', () => {
  const forbund = { id: 'linkoping', name: 'Linköping (demo)', municipalities: ['0580'], note: 'Demo' };

  it('brings its förbund and organisations along', () => {
    const read = readCatalogueFile(
      JSON.stringify({ forbund, organisations: [workshop], insatser: [insats()] }),
      'json',
      { forbund: undefined, organisations: [] },
    );
    expect(read.faults).toEqual([]);
    expect(read).toMatchObject({ forbund: { id: 'linkoping' }, organisations: [{ id: 'verkstaden' }] });
    expect(read.rows).toHaveLength(1);
  });

  it('reads what is left out as nobody has said', () => {
    const read = readJson({ insatser: [insats({ description: { name: 'Odlingen' } })] });
    expect(read.faults).toEqual([]);
    expect(read.rows[0]?.found).toEqual({
      ...insats({ description: aDescription({ name: 'Odlingen' }) }),
      criteria: null,
      places: null,
      report: null,
      closures: [],
    });
  });

  it('reads any whole catalogue back equal', () => {
    fc.assert(
      fc.property(anyRow('a-1', 'verkstaden'), (row) => {
        expect(readJson({ insatser: [row] }).rows.map(({ found }) => found)).toEqual([row]);
      }),
    );
  });

  it('points at each fault', () => {
    const { faults } = readJson({
      insatser: [
        insats(),
        insats({ externalReference: 'a-2', description: { ...aDescription(), step: 'top' }, places: -1 }),
        insats({ extra: 1 }),
      ],
    });
    expect(faults.map(({ row, field }) => [row, field])).toEqual([
      ['Insats 2', '/insatser/1/description/step'],
      ['Insats 2', '/insatser/1/places'],
      ['Insats 3', '/insatser/2'],
      ['Insats 3', '/insatser/2/externalReference'],
    ]);
  });

  it('refuses a file for another förbund', () => {
    const { faults } = readJson({ forbund: { ...forbund, id: 'other' }, insatser: [insats()] });
    expect(faults.map(({ field }) => field)).toEqual(['/forbund/id']);
  });

  it('refuses a personal number without repeating it, wherever it stands', () => {
    const files = [
      { insatser: [insats({ description: aDescription({ summary: `Ring ${personalNumber}` }) })] },
      { insatser: [insats({ description: { ...aDescription(), step: personalNumber } })] },
      { insatser: [insats({ [personalNumber]: 1 })] },
      { insatser: [insats({ externalReference: 8501010014 })] },
      { organisations: [{ ...workshop, name: personalNumber }], insatser: [insats()] },
      { [personalNumber]: 1, insatser: [] },
    ];
    for (const file of files) {
      const { faults } = readJson(file);
      expect(faults.length).toBeGreaterThan(0);
      expect(JSON.stringify(faults)).not.toContain('850101');
    }
  });

  it('does not look through a text of more than a page', () => {
    const { faults } = readJson({
      insatser: [insats({ description: aDescription({ summary: '8501 '.repeat(500_000) }) })],
    });
    expect(faults.map(({ field }) => field)).toEqual(['/insatser/0/description/summary']);
  });

  it('does not repeat a file that is not JSON, and says where the fault is', () => {
    const { faults } = readCatalogueFile(`{\n"insatser": [${personalNumber}]}`, 'json', context);
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain('850101');
    expect(faults[0]?.problem).toContain('textrad 2');
  });

  it('takes any JSON whatever', () => {
    const deep = `{"insatser":[{"description":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`;
    expect(readCatalogueFile(deep, 'json', context).faults.length).toBeGreaterThan(0);
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ insatser: fc.array(fc.dictionary(fc.string(), fc.jsonValue())) }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const text = fc.stringify(value);
        expect(readCatalogueFile(text, 'json', context).faults.length).toBeGreaterThan(0);
      }),
    );
  });
});
