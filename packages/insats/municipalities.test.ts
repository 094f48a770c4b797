import { describe, expect, it } from 'vitest';
import {
  countyOf,
  municipalities,
  municipalityCode,
  municipalityCodeOf,
  municipalityName,
} from './municipalities.ts';

const messages = (code: string) =>
  municipalityCode.safeParse(code).error?.issues.map(({ message }) => message) ?? [];

describe('the municipalities', () => {
  it('are 290, each with its own code and name', () => {
    expect(municipalities.size).toBe(290);
    expect(new Set(municipalities.values()).size).toBe(290);
  });

  it.each([
    ['0580', 'Linköping'],
    ['0180', 'Stockholm'],
    ['0980', 'Gotland'],
    ['1480', 'Göteborg'],
    ['2584', 'Kiruna'],
  ])('%s is %s', (code, name) => {
    expect(municipalityName(code)).toBe(name);
    expect(municipalityCode.parse(code)).toBe(code);
  });

  it('lie in one of 21 counties', () => {
    expect(new Set([...municipalities.keys()].map(countyOf)).size).toBe(21);
    expect(countyOf('0580')).toBe('Östergötlands län');
    expect(countyOf('9999')).toBeUndefined();
  });

  it('each go by name, with kommun or stad, in the genitive and in any case', () => {
    for (const [code, name] of municipalities) {
      const genitive = name.endsWith('s') ? name : `${name}s`;
      for (const written of [
        name,
        name.toUpperCase(),
        `${name} kommun`,
        `${genitive} kommun`,
        `${genitive} stad`,
      ]) {
        expect(municipalityCodeOf(written), written).toBe(code);
      }
    }
  });

  it.each([
    ['Falu kommun', '2080'],
    ['  upplands   väsby KOMMUN ', '0114'],
    ['Linko\u0308pings kommun', '0580'],
    ['Borås Stad', '1490'],
  ])('%j is %s', (name, code) => {
    expect(municipalityCodeOf(name)).toBe(code);
  });

  it.each(['Atlantis', '', 'kommun', 'Region Skåne', 'Linköping Norrköping'])('%j is unknown', (name) => {
    expect(municipalityCodeOf(name)).toBeUndefined();
  });

  it('refuse a code of the wrong shape and a code that no municipality has, one sentence each', () => {
    expect(messages('580')).toEqual(['Skriv kommunkoden med fyra siffror, till exempel 0580 för Linköping.']);
    expect(messages('9999')).toEqual(['Ingen kommun har den koden. Se efter i listan över kommunkoder.']);
  });

  it('an unknown code keeps its digits as its name', () => {
    expect(municipalityName('9999')).toBe('9999');
  });
});
