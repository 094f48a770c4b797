import { describe, expect, it } from 'vitest';
import { anEntry } from '../../test/builders/catalogue.ts';
import { holdPreparedCatalogue } from './prepared-catalogue.ts';

const orchard = anEntry('orchard', { name: 'Odling' });
const bicycles = anEntry('bicycles', { name: 'Cykelverkstad' });
const idsOf = (entries: readonly ReturnType<typeof anEntry>[]) => entries.map(({ head }) => head.insats);

describe('A catalogue that is held ready for matching', () => {
  it('stands in the order of what is prepared, whatever order it came in', () => {
    const { prepared, entries } = holdPreparedCatalogue()([orchard, bicycles]);
    expect(idsOf(entries)).toEqual(['bicycles', 'orchard']);
    expect(prepared.insatser.map(({ insats }) => insats)).toEqual(idsOf(entries));
  });

  it('is the same while nothing changes', () => {
    const prepare = holdPreparedCatalogue();
    expect(prepare([orchard, bicycles])).toBe(prepare([orchard, bicycles]));
  });

  it('is not prepared again for new figures, and has them', () => {
    const prepare = holdPreparedCatalogue();
    const before = prepare([orchard, bicycles]);
    const changed = anEntry('orchard', { name: 'Odling' }, { version: 7 });
    const after = prepare([changed, bicycles]);
    expect(after.prepared).toBe(before.prepared);
    expect(after.entries).toEqual([bicycles, changed]);
  });

  it('is prepared again where a description changes, and where an insats comes or goes', () => {
    const prepare = holdPreparedCatalogue();
    const before = prepare([orchard, bicycles]);
    const renamed = prepare([anEntry('orchard', { name: 'Bin' }), bicycles]);
    expect(renamed.prepared).not.toBe(before.prepared);
    expect(idsOf(renamed.entries)).toEqual(['orchard', 'bicycles']);
    expect(idsOf(prepare([bicycles]).entries)).toEqual(['bicycles']);
    expect(idsOf(prepare([orchard, bicycles]).entries)).toEqual(['bicycles', 'orchard']);
  });
});
