import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultSentence, readCatalogueFile } from '#imports';
import { municipalities } from '#insats';
import * as vocabularies from '../insats/vocabulary.ts';
import { columns } from './columns.ts';

describe('the guide to the import', () => {
  it('explains every column to the people who fill them in', () => {
    const guide = readFileSync('docs/import.md', 'utf8');
    expect(columns.filter((column) => !guide.includes(`\n| \`${column}\` |`))).toEqual([]);
    const {
      ladder,
      ladderExplained: _explained,
      outcomes: _outcomes,
      weekdays: _weekdays,
      ...others
    } = vocabularies;
    const { 'self-support': _goal, ...steps } = ladder;
    const labels = [steps, ...Object.values(others)].flatMap((one) =>
      typeof one === 'function' ? [] : Object.values<string>(one),
    );
    expect(labels.filter((label) => !guide.includes(label))).toEqual([]);
  });

  it('reads the example that is shown to people', () => {
    const example = readFileSync('data/example/import-example.csv');
    const owners = [{ id: 'exempelverkstaden', name: 'Exempelverkstaden', kind: 'other' as const }];
    const read = readCatalogueFile(example, 'csv', { forbund: 'exempel', organisations: owners });
    expect(read.faults.map(faultSentence)).toEqual([]);
    expect(read.rows.map(({ found }) => found.description.provenance.kind)).toEqual(Array(5).fill('demo'));
  });
});

it('knows no label with a comma or a bar in it where several are listed', () => {
  const {
    tracks,
    kinds,
    aims,
    adaptations,
    contents,
    followUps,
    languages,
    languageSupports,
    referrers,
    targetGroups,
  } = vocabularies;
  const listed = [
    tracks,
    kinds,
    aims,
    adaptations,
    contents,
    followUps,
    languages,
    languageSupports,
    referrers,
    targetGroups,
  ];
  const labels = [
    ...listed.flatMap((vocabulary) => Object.values<string>(vocabulary)),
    ...municipalities.values(),
  ];
  expect(labels.filter((label) => /[,|]/.test(label))).toEqual([]);
});
