import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { referencePath } from '../../test/flow/reference-rows.ts';
import { detect } from './detect.ts';
import { estimate } from './estimate.ts';
import { Refusal } from './refusal.ts';

const folder = mkdtempSync(join(tmpdir(), 'flow-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function fileWith(text: string): string {
  files += 1;
  const file = join(folder, `${files}.csv`);
  writeFileSync(file, text);
  return file;
}

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

/** What a command says when it refuses. */
function refused(command: (args: string[]) => unknown, ...args: string[]): string {
  try {
    command(args);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('The command refused nothing.');
}

describe('flow estimate', () => {
  const plain = lines('exit,cause', '10,1', '20,0', '30,2', '40,1');

  test('reads a file as spreadsheets save it: any order, byte order mark, CRLF, semicolons, empty lines', () => {
    const wanted = estimate([fileWith(plain), '--times', '15,35']);
    const saved = '\uFEFFCause;ID;Exit\r\n1;d;40\r\n\r\n0;b;20\r\n2;c;30,0\r\n1;a;"10"\r\n';
    expect(estimate([fileWith(saved), '--times', '15,35'])).toEqual(wanted);
    expect(wanted.causes[1]?.[0]).toMatchObject({ time: 15, atRisk: 3, cif: 0.25 });
  });

  test('prints null for what does not exist: limits of nothing, and figures after the last that was seen', () => {
    const file = fileWith(lines('exit,cause', '10,1', '20,0'));
    expect(estimate([file, '--times', '5,21'])).toEqual({
      causes: {
        1: [
          { time: 5, atRisk: 2, cif: 0, se: 0, low: null, high: null },
          { time: 21, atRisk: 0, cif: null, se: null, low: null, high: null },
        ],
      },
      survival: [
        { time: 5, survival: 1, se: 0, low: null, high: null },
        { time: 21, survival: null, se: null, low: null, high: null },
      ],
      quantiles: [
        expect.objectContaining({ prob: 0.25, quantile: 10, upper: null }),
        expect.objectContaining({ prob: 0.5, quantile: 15, upper: null }),
        { prob: 0.75, quantile: null, lower: 10, upper: null },
        { prob: 0.9, quantile: null, lower: 10, upper: null },
      ],
    });
  });

  test.each([
    ['an empty file', '', ['tom', 'exit']],
    ['headings alone', lines('exit,cause'), ['inga rader']],
    ['a missing column', lines('entry,cause', '0,1'), ['kolumnen exit saknas']],
    ['an unknown column', lines('exit,cause,enrty', '9,1,0'), ['"enrty"', 'entry']],
    ['a column twice', lines('exit,exit,cause', '9,9,1'), ['exit finns två gånger']],
    [
      'an exit before its entry',
      lines('entry,exit,cause', '0,9,1', '9,9,1'),
      ['Rad 3', 'kolumn exit', 'entry'],
    ],
    ['an empty cell', lines('exit,cause', '9,1', ',1'), ['Rad 3', 'kolumn exit', 'tom cell']],
    ['NA', lines('exit,cause', '9,NA'), ['Rad 2', 'kolumn cause', '"NA"', 'Skriv 0']],
    ['words', lines('exit,cause', 'nio,1'), ['Rad 2', 'kolumn exit', '"nio"', 'inget tal']],
    ['a number without end', lines('exit,cause', '1e999,1'), ['Rad 2', 'kolumn exit', 'för stort']],
    ['half a cause', lines('exit,cause', '9,0.5'), ['Rad 2', 'kolumn cause', 'ingen kod']],
    ['a negative entry', lines('entry,exit,cause', '-1,9,1'), ['Rad 2', 'kolumn entry', 'mindre än 0']],
    ['decimal commas between commas', lines('exit,cause', '9,5,1'), ['Rad 2', '3 celler']],
    ['a lonely quote', lines('exit,cause', '"9,1'), ['citattecken']],
  ])('refuses %s with a sentence that says where and how to mend it', (_, text, sentences) => {
    const said = refused(estimate, fileWith(text), '--times', '90');
    for (const sentence of sentences) expect(said).toContain(sentence);
  });

  test('refuses arguments it cannot use, each with a sentence', () => {
    const file = fileWith(plain);
    expect(refused(estimate, file)).toContain('--times saknas');
    expect(refused(estimate, file, '--times', '90,x')).toContain('--times 90,x: Skriv dagar');
    expect(refused(estimate, file, '--times', '90', '--cause', '7')).toContain('De som finns är 1, 2');
    expect(refused(estimate, file, '--times', '90', '--cause', '0')).toContain('0 är den som är kvar');
    expect(refused(estimate, file, '--tmies', '90')).toContain('--times');
    expect(refused(estimate, '--times', '90')).toContain('Ange en fil');
    expect(refused(estimate, join(folder, 'none.csv'), '--times', '90')).toContain('går inte att läsa');
    expect(refused(estimate, folder, '--times', '90')).toContain('går inte att läsa');
  });

  test('tells the first ten faults, and how many more there are', () => {
    const file = fileWith(lines('exit,cause', ...Array.from({ length: 12 }, () => 'x,1')));
    const said = refused(estimate, file, '--times', '90');
    expect(said.trim().split('\n')).toHaveLength(11);
    expect(said).toContain('Och 2 fel till.');
  });
});

describe('flow detect', () => {
  const reference = referencePath('edetector_input.csv');

  test('follows its arguments, and ends where the file does', () => {
    const bands = ['--bands', '0,90,180,365', '--rates', '0.0025,0.006,0.0085,0.009'];
    const same = detect([reference, ...bands, '--share-onward', '0.35', '--p0', '0.35']);
    expect(same).toEqual(detect([reference]));
    expect(same.path).toHaveLength(893);
    const eager = detect([reference, '--alpha', '0.1']);
    expect(eager.alarms[0]?.day).toBeLessThan(809);
  });

  test('refuses what does not hold together, with a sentence', () => {
    const one = (row: string) => fileWith(lines('admit,exit,outcome', row));
    expect(refused(detect, one('5,5,1'))).toContain('Rad 2, kolumn exit: "5" är inte senare än admit');
    expect(refused(detect, one('5,NA,1'))).toContain('Rad 2, kolumn outcome');
    expect(refused(detect, one('5,9,3'))).toContain('är inget utfall');
    expect(refused(detect, one('5,9.5,1'))).toContain('är ingen hel dag');
    expect(refused(detect, reference, '--rates', '0.1,0.2')).toContain('2 takter och 5 band');
    expect(refused(detect, reference, '--bands', '0,90,90')).toContain('stiga');
    expect(refused(detect, reference, '--p0', '1')).toContain('mellan 0 och 1');
    expect(refused(detect, reference, '--alpha', '0')).toContain('över 0');
    expect(refused(detect, reference, '--to', '0')).toContain('är före --from 1');
    expect(refused(detect, reference, '--to', '1000000')).toContain('fler än 100000 dagar');
  });

  test('does not count a placement that left outside outcomes as an ending', () => {
    const file = fileWith(lines('admit,exit,outcome', '0,3,0', '0,5,2'));
    const { path } = detect([file]);
    expect(path.map(({ inPlace }) => inPlace)).toEqual([2, 2, 2, 1, 1]);
    expect(path.at(-1)).toMatchObject({ endings: 1, cumulative: { endings: 1 } });
  });
});
