import { expect, it } from 'vitest';
import { anEntry } from '../../test/builders/catalogue.ts';
import { reachIn } from './reach.ts';

const reach = reachIn([
  anEntry('own', {}, { forbund: 'home' }),
  anEntry('own-for-another-town', { municipalities: ['0581'] }, { forbund: 'home' }),
  anEntry('for-us', { municipalities: ['0561', '0580'] }, { forbund: 'away' }),
  anEntry('for-others', { municipalities: ['0561'] }, { forbund: 'away' }),
  anEntry('says-nothing', { municipalities: null }, { forbund: 'away' }),
]);

it('A need reaches the own förbund, and those of others that say that they are for the municipality', () => {
  expect([...reach(new Set(['home']), '0580')]).toEqual([1, 1, 1, 0, 0]);
});

it('A need without a municipality reaches the own förbund alone', () => {
  expect([...reach(new Set(['home']), null)]).toEqual([1, 1, 0, 0, 0]);
});

it('Whoever works for several förbund reaches them all', () => {
  expect([...reach(new Set(['home', 'away']), null)]).toEqual([1, 1, 1, 1, 1]);
});
