import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { ObservedPlacement, Subject } from '#flow';

/** A row of a reference file, by the names of its columns. */
export type Row = Readonly<Record<string, string>>;

const folder = new URL('reference/', import.meta.url);

export const referenceFiles: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.csv'));

export const referencePath = (file: string) => new URL(file, folder).pathname;

/** The rows of a file. `special_functions_expected.csv` has commas in its first cell, which no quotes hold together. */
export function referenceRows(file: string): Row[] {
  const text = readFileSync(referencePath(file), 'utf8').replace(/^([a-z0-9_]+\([^)]*\))/gm, '"$1"');
  return parse(text, { columns: true });
}

/** A cell that must be there. */
export function cell(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`The reference row has no column ${column}.`);
  return text;
}

export const number = (row: Row, column: string) => Number(cell(row, column));

/** Holds a figure against a cell, within a share of the cell's own size; `NA` is held against null. */
export function expectFigure(figure: number | null | undefined, row: Row, column: string, within: number) {
  const text = cell(row, column);
  const label = `${column} of ${JSON.stringify(row)}`;
  if (text === 'NA') {
    expect(figure, label).toBeNull();
    return;
  }
  expect(typeof figure, label).toBe('number');
  const wanted = Number(text);
  expect(Math.abs(Number(figure) - wanted), `${label}: ${figure}`).toBeLessThanOrEqual(
    within * (Math.abs(wanted) || 1),
  );
}

/** The subjects of a set of survival data. */
export function subjectsOf(set: string): Subject[] {
  return referenceRows(`${set}_input.csv`).map((row) => ({
    entry: number(row, 'entry'),
    exit: number(row, 'exit'),
    cause: number(row, 'cause'),
  }));
}

const outcomes: Readonly<Record<string, ObservedPlacement['outcome']>> = { 1: 'onward', 2: 'other' };

/** The placements of the detector's worked path. */
export function detectorPlacements(): ObservedPlacement[] {
  return referenceRows('edetector_input.csv').map((row) => ({
    start: number(row, 'admit'),
    end: cell(row, 'exit') === 'NA' ? null : number(row, 'exit'),
    outcome: outcomes[cell(row, 'outcome')] ?? null,
  }));
}
