import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aGroup, anyMapping } from '../../test/builders/needs.ts';
import { tablesFromCsv } from './tables-from-csv.ts';
import { tablesToCsv } from './tables-to-csv.ts';
import { withholdSmallGroups } from './withhold.ts';

const tablesOf = (...lines: string[]) =>
  tablesFromCsv(lines.join('\n')).tables.map((groups) => groups.map(({ group }) => group));
const faultsOf = (...lines: string[]) => tablesFromCsv(lines.join('\n')).faults;

describe('a mapping in a spreadsheet', () => {
  test('is read as it is pasted, with tabs, and as it is saved, with semicolons', () => {
    const wanted = [[aGroup(12, { step: ['occupation'], hours: ['up-to-10'], language: ['easy-swedish'] })]];
    expect(
      tablesOf('Steg\tTimmar\tSvenska\tPersoner', 'Sysselsättning\tupp till 10\tLätt svenska\t12'),
    ).toEqual(wanted);
    expect(
      tablesOf('steg;timmar;svenska;personer', 'occupation;up-to-10;Lätt svenska, ibland tolk;12'),
    ).toEqual(wanted);
  });

  test('tells a stretch of hours as one of the bands in it', () => {
    expect(tablesOf('timmar;personer', 'upp till 10;248', '10–30;314', '31-40;244')).toEqual([
      [
        aGroup(248, { hours: ['up-to-10'] }),
        aGroup(314, { hours: ['up-to-20', 'up-to-30'] }),
        aGroup(244, { hours: ['up-to-40'] }),
      ],
    ]);
  });

  test('is several tables where rows tell people apart by different columns', () => {
    expect(
      tablesOf('timmar;svenska;personer', 'upp till 10;;30', ';Ingen begränsning;20', 'upp till 40;;40'),
    ).toEqual([
      [
        aGroup(30, { hours: ['up-to-10'] }),
        aGroup(40, { hours: ['up-to-10', 'up-to-20', 'up-to-30', 'up-to-40'] }),
      ],
      [aGroup(20, { language: ['no-limitation'] })],
    ]);
  });

  test('says any of the values where nobody knows', () => {
    expect(
      tablesOf('lss-beslut;kommun;personer', 'ja;Linköping;10', 'vet ej;0581|Linköping;9', 'nej;vet ej;8'),
    ).toEqual([
      [
        aGroup(10, { lssDecision: ['yes'], municipality: ['0580'] }),
        aGroup(9, { lssDecision: ['yes', 'no'], municipality: ['0581', '0580'] }),
        aGroup(8, { lssDecision: ['no'], municipality: ['0580', '0581'] }),
      ],
    ]);
  });
});

describe('what cannot be read', () => {
  test.each([
    [['steg;antal', 'occupation;3'], 'Rad 1', 'Rubriken «antal» känns inte igen.'],
    [['steg', 'occupation'], 'Rad 1', 'Det saknas en kolumn som heter personer.'],
    [['steg;personer', 'Trädgård;3'], 'Rad 2', '«trädgård» känns inte igen.'],
    [['timmar;personer', '15–25;3'], 'Rad 2', '«15–25» känns inte igen.'],
    [['timmar;personer', '', 'upp till 10;några'], 'Rad 3', 'Det står inte ett antal personer här.'],
    [['timmar;personer'], 'Hela filen', 'Det finns inga grupper.'],
    [
      ['timmar;personer', '"10;3'],
      'Hela filen',
      'Ett citattecken (") gör att det inte går att se var cellerna slutar.',
    ],
  ])('%j is refused with the row and what is wrong', (lines, row, problem) => {
    expect(faultsOf(...lines)).toMatchObject([{ row, problem }]);
  });

  test('is never repeated where it may be a personal number', () => {
    const faults = faultsOf('steg;personer', '19811228-9874;3');
    expect(faults).toMatchObject([{ problem: expect.stringContaining('personnummer') }]);
    expect(JSON.stringify(faults)).not.toContain('9874');
  });
});

test('what is kept reads back as the same, to be changed and sent again', () => {
  fc.assert(
    fc.property(anyMapping, (mapping) => {
      const { tables } = withholdSmallGroups(mapping);
      expect(tablesOf(tablesToCsv(tables))).toEqual(tables.map(({ groups }) => groups));
    }),
  );
});
