import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fault, readCatalogueFile } from '#imports';
import { anyRow } from '../../test/builders/any-catalogue-row.ts';
import { catalogueToCsv, csvOf } from '../../test/builders/catalogue-csv.ts';
import { columns } from './columns.ts';

const workshop = { id: 'verkstaden', name: 'Verkstaden i Linköping', kind: 'social-enterprise' as const };
const context = { forbund: 'linkoping', organisations: [workshop] };

const readCsv = (content: string | Uint8Array) => readCatalogueFile(content, 'csv', context);

const plain = { referens: 'a-1', organisation: 'Verkstaden i Linköping', namn: 'Cykelverkstaden' };

/** The only row of a CSV file with these cells, which must be right. */
function rowOf(cells: Record<string, string>) {
  const read = readCsv(csvOf([{ ...plain, ...cells }]));
  expect(read.faults).toEqual([]);
  const [row] = read.rows;
  if (!row) throw new Error('the file gave no row');
  return row.found;
}

/** The faults of a CSV file with these cells in its only row. */
const faultsOf = (cells: Record<string, string>): Fault[] => readCsv(csvOf([{ ...plain, ...cells }])).faults;

// 850101-0014 belongs to nobody: the day exists and the check digit is right.
const personalNumber = '850101-0014';

describe('a catalogue as CSV', () => {
  it('takes labels and codes, capitals or not, commas or bars', () => {
    const found = rowOf({
      steg: 'SYSSELSÄTTNING',
      spår: 'Hälsa | language',
      huvudman: 'municipality',
      kommuner: 'Linköping, 0581, 486',
      svenska: 'Lätt svenska, ibland tolk',
    });
    expect(found.organisation).toBe('verkstaden');
    expect(found.description).toMatchObject({
      step: 'occupation',
      tracks: ['health', 'language'],
      principal: 'municipality',
      municipalities: ['0580', '0581', '0486'],
    });
    expect(found.criteria).toEqual([
      { condition: { rule: 'language', atLeast: 'easy-swedish' }, assessedLater: false, note: null },
    ]);
  });

  it('reads an empty cell as nobody has said, and «inga» as none', () => {
    const found = rowOf({ språk: '', anpassningar: 'inga' });
    expect(found).toMatchObject({ criteria: null, places: null, report: null, closures: [] });
    expect(found.description.languages).toBeNull();
    expect(found.description.adaptations).toEqual([]);
  });

  it('tells «öppen för alla» from nothing said about criteria', () => {
    expect(rowOf({ 'öppen för alla': 'ja' }).criteria).toEqual([]);
    expect(rowOf({ läkarintyg: 'nej' }).criteria).toBeNull();
    expect(faultsOf({ 'öppen för alla': 'ja', drogfri: 'ja' })).toHaveLength(1);
  });

  it('reads the same with and without a mark at the beginning, with any line ends', () => {
    const text = csvOf([{ ...plain, beskrivning: 'Första raden\nandra; raden' }]);
    const bytes = new TextEncoder().encode(text);
    const bom = Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes);
    const expected = readCsv(text);
    expect(expected.rows[0]?.found.description.summary).toBe('Första raden\nandra; raden');
    for (const same of [bytes, bom, `\uFEFF${text}`, text.replaceAll('\n', '\r\n')]) {
      expect(readCsv(same)).toEqual(expected);
    }
  });

  it('reads a decimal comma as a point, and spaces between thousands', () => {
    expect(rowOf({ platser: '2,5' }).places).toBe(2.5);
    expect(rowOf({ platser: '2.5' }).places).toBe(2.5);
    expect(rowOf({ platser: '1\u00A0200' }).places).toBe(1200);
  });

  it('reads a text that a spreadsheet would run as a formula as the text it is', () => {
    expect(rowOf({ beskrivning: '=1+1' }).description.summary).toBe('=1+1');
    expect(rowOf({ telefon: '+46 13 20 60 00' }).description.contact?.phone).toBe('+46 13 20 60 00');
  });

  it('asks for UTF-8 when the file is saved in another encoding', () => {
    const latin1 = Buffer.from(csvOf([plain]), 'latin1');
    const [only, ...more] = readCsv(latin1).faults;
    expect(more).toEqual([]);
    expect(only?.mend).toContain('UTF-8');
    expect(readCsv(latin1.toString('utf8')).faults).toEqual([only]);
  });

  it('names the columns there are when one is unknown', () => {
    const [only, ...more] = faultsOf({ stge: 'Sysselsättning' });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ row: 'Rad 1', problem: 'Kolumnen «stge» känns inte igen.' });
    expect(only?.mend).toContain('referens, organisation, namn, beskrivning');
  });

  it('counts rows as a spreadsheet does, past empty rows and texts of several lines', () => {
    const text = 'referens;organisation;namn\na;verkstaden;"Två\nrader"\n;;\n\nb;;Språkcaféet\n';
    expect(readCsv(text).faults.map(({ row, field }) => [row, field])).toEqual([
      ['Rad 2', 'namn'],
      ['Rad 5', 'organisation'],
    ]);
  });

  it('tells of every fault of a row, each in its own column', () => {
    const faults = faultsOf({
      steg: 'Högst upp',
      'timmar från': '30',
      'timmar till': '10',
      platser: 'många',
      kommuner: 'Atlantis',
      start: 'till våren',
    });
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'kommuner',
      'platser',
      'start',
      'steg',
      'timmar från',
    ]);
  });

  it.each([
    ['more free than places', { platser: '3', lediga: '4' }, 'lediga'],
    ['a queue without free places', { kö: '4' }, 'lediga'],
    ['closures that overlap', { stängt: '2026-07-01 till 2026-07-31 | 2026-07-15' }, 'stängt'],
    ['an age range upside down', { 'lägsta ålder': '65', 'högsta ålder': '18' }, 'lägsta ålder'],
    ['an organisation that is not there', { organisation: 'Kyrkan' }, 'organisation'],
    [
      'a note on a criterion that is not there',
      { 'kommentar till krav': 'ålder: nja' },
      'kommentar till krav',
    ],
    ['half a free place', { platser: '3', lediga: '0,5' }, 'lediga'],
  ])('refuses %s', (_what, cells, field) => {
    expect(faultsOf(cells).map((fault) => fault.field)).toEqual([field]);
  });

  it('refuses the same reference twice, also when one of the rows has another fault', () => {
    const { faults } = readCsv(csvOf([plain, { ...plain, namn: '' }, { ...plain, referens: 'b-1' }]));
    expect(faults.map(({ row, field }) => [row, field])).toEqual([
      ['Rad 3', 'namn'],
      ['Rad 3', 'referens'],
    ]);
  });

  it('refuses a personal number without repeating it, in any column but the phone number', () => {
    for (const column of columns.filter((one) => one !== 'telefon' && one !== 'webb')) {
      const said = { [column]: `ring ${personalNumber}` };
      const faults = faultsOf(said);
      expect(faults.length, column).toBeGreaterThan(0);
      expect(JSON.stringify(faults), column).not.toContain('850101');
    }
    const heading = readCsv(`referens;organisation;namn;${personalNumber}\na;verkstaden;Odlingen;1\n`);
    expect(heading.faults).toHaveLength(1);
    expect(JSON.stringify(heading.faults)).not.toContain('850101');
    expect(rowOf({ telefon: '850101-0014' }).description.contact?.phone).toBe('850101-0014');
  });

  it('cuts what it repeats', () => {
    const [only] = faultsOf({ steg: 'a'.repeat(300) });
    expect(only?.problem).toBe(`«${'a'.repeat(40)}…» finns inte.`);
  });

  it.each([
    ['an empty file', ''],
    ['headings alone', 'referens;organisation;namn\n'],
    ['commas for semicolons', 'referens,organisation,namn\na,verkstaden,Odlingen\n'],
    ['a quote that never ends', 'referens;organisation;namn\na;verkstaden;"Odlingen\n'],
    ['a quote in the middle of a cell', 'referens;organisation;namn\na;verkstaden;Od"lingen\n'],
    ['a column twice', 'referens;organisation;namn;namn\na;verkstaden;Odlingen;Odlingen\n'],
    ['a column that must be there missing', 'referens;namn\na;Odlingen\n'],
    ['more cells than headings', 'referens;organisation;namn\na;verkstaden;Odlingen;mer\n'],
    [
      '2,001 rows',
      csvOf(Array.from({ length: 2_001 }, (_, index) => ({ ...plain, referens: `a-${index}` }))),
    ],
    ['20,001 rows, most of them empty', `referens;organisation;namn${'\n'.repeat(20_001)}`],
    ['a text of more than a page', csvOf([{ ...plain, beskrivning: 'a'.repeat(20_001) }])],
    ['more than 4 MB', `referens;organisation;namn\n${' '.repeat(4 * 1024 * 1024)}`],
  ])('refuses %s with one sentence', (_what, text) => {
    const read = readCsv(text);
    expect(read.rows).toEqual([]);
    expect(read.faults).toHaveLength(1);
  });

  it('stops counting at 200 faults, and says so', () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ ...plain, referens: `a-${index}`, steg: 'x' }));
    const { faults } = readCsv(csvOf(rows));
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)?.problem).toBe('Det finns fler fel än de 200 som visas.');
  });

  it('reads back equal what was written from any catalogue', () => {
    const anyCatalogue = fc
      .nat(4)
      .chain((last) =>
        fc.tuple(...Array.from({ length: last + 1 }, (_, index) => anyRow(`ref ${index}`, 'verkstaden'))),
      );
    fc.assert(
      fc.property(anyCatalogue, (rows) => {
        const read = readCsv(catalogueToCsv(rows));
        expect(read.faults).toEqual([]);
        expect(read.rows.map(({ found }) => found)).toEqual(rows);
      }),
    );
  });

  it('answers any table whatever with rows or faults', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'inga', 'ja', '1,5', '|', '"', 'ålder: x', '2026-07-01', 'a-1', personalNumber),
    );
    const heading = fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...columns) },
      { weight: 1, arbitrary: cell },
    );
    const table = fc
      .tuple(
        fc.uniqueArray(heading, { maxLength: 10 }),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 }),
      )
      .map(([headings, rows]) =>
        [['referens', 'organisation', 'namn', ...headings], ...rows]
          .map((cells) => cells.join(';'))
          .join('\n'),
      );
    const content = fc.oneof(table, fc.string({ unit: 'binary' }), fc.uint8Array());
    fc.assert(
      fc.property(content, fc.constantFrom('csv' as const, 'json' as const), (any, format) => {
        const read = readCatalogueFile(any, format, context);
        expect(read.rows.length > 0).toBe(read.faults.length === 0);
        expect(JSON.stringify(read.faults)).not.toContain('850101');
      }),
      { numRuns: 1_000 },
    );
  });
});
