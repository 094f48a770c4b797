import { type Dimension, dimensions, valueName } from './dimensions.ts';
import { dimensionsOf, type NeedTable } from './mapping.ts';
import { columnOf, peopleColumn } from './tables-from-csv.ts';

/** The tables of a mapping as CSV that reads back as the same tables, to be changed and sent again. */
export function tablesToCsv(tables: readonly NeedTable[]): string {
  const groups = tables.flatMap((table) => table.groups);
  const said = new Set(groups.flatMap(dimensionsOf));
  const by = dimensions.filter((dimension) => said.has(dimension));
  const rows = groups.map((group) => [
    ...by.map((dimension) => (group[dimension] ?? []).map((value) => cellOf(dimension, value)).join('|')),
    String(group.people),
  ]);
  return [[...by.map(columnOf), peopleColumn], ...rows].map((cells) => cells.join(';')).join('\n');
}

function cellOf(dimension: Dimension, value: string): string {
  return dimension === 'lssDecision' ? (value === 'yes' ? 'ja' : 'nej') : valueName(dimension, value);
}
