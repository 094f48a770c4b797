import { expect, test } from 'vitest';
import { putNeeds, readNeeds, writeOnce } from '#storage';
import { openSimulatedTable } from '#table';
import { aGroup, aMapping } from '../../test/builders/needs.ts';

const savedAt = '2026-03-02T09:00:00.000Z';
const needs = (people: number) => ({ mapping: aMapping([aGroup(people, { hours: ['up-to-10'] })]), savedAt });

test('a mapping replaces the version that it says, is never shared with another förbund, and nobody overwrites unseen', async () => {
  const table = openSimulatedTable({ seed: 1 });
  const save = async (key: string, people: number, replaces: number) => {
    const request = { key, requestHash: key, answer: null, storedAt: savedAt };
    return (await writeOnce(table, request, [putNeeds('linkoping', needs(people), replaces)])).kind;
  };
  const read = (forbund: string) => readNeeds(table, forbund, { consistent: true });
  expect(await read('linkoping')).toBeUndefined();
  expect(await save('first', 20, 0)).toBe('answered');
  expect(await save('also first', 30, 0)).toBe('moved-on');
  expect(await save('second', 40, 1)).toBe('answered');
  expect(await save('late', 50, 1)).toBe('moved-on');
  expect(await read('linkoping')).toMatchObject({ version: 2, savedAt, mapping: { people: 40 } });
  expect(await read('norrkoping')).toBeUndefined();
});
