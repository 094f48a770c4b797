import { describe, expect, test } from 'vitest';
import { decide, type Head } from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import {
  aHead,
  countsKnown,
  createdEvent,
  importOf,
  mondayMorning,
  placesKnown,
} from '../../test/builders/ledger.ts';

const documents = { description: aDescription(), criteria: null };
const remembered = { type: 'rowImported', rowHash: 'row as of March', report: null };
const summer = { from: '2026-07-06', to: '2026-08-02', reason: null };
const christmas = { from: '2026-12-21', to: '2027-01-06', reason: null };

const ontoNothing = (command: ReturnType<typeof importOf>) =>
  decide(command, { head: undefined }, mondayMorning);
const onto = (command: ReturnType<typeof importOf>, known: Partial<Head> = {}) =>
  decide(command, { head: aHead(known), documents }, mondayMorning);

describe('an imported row', () => {
  test('adds an insats with everything it says, and is remembered', () => {
    const row = { places: 12, report: { free: 2, queue: null }, closures: [summer] };
    expect(ontoNothing(importOf(row))).toEqual({
      events: [
        { ...createdEvent, externalReference: 'rad-1' },
        { type: 'placesSet', capacityMinutes: 28_800, minutesPerPlace: 2_400 },
        { type: 'countsReported', free: 2, queue: null },
        { type: 'closuresPlanned', closures: [summer] },
        { ...remembered, report: { free: 2, queue: null } },
      ],
    });
  });

  test('that says little adds an insats that knows little', () => {
    expect(ontoNothing(importOf())).toEqual({
      events: [{ ...createdEvent, externalReference: 'rad-1' }, remembered],
    });
  });

  test('seen once more changes nothing, whatever came between and even when the insats is closed', () => {
    const row = importOf({ places: 12, report: { free: 2, queue: null } });
    const known = { rowHash: row.rowHash, ...placesKnown(20), ...countsKnown(9) };
    expect(onto(row, known)).toEqual({ events: [] });
    expect(onto(row, { ...known, status: 'closed' })).toEqual({ events: [] });
  });

  test('that differs records only what differs', () => {
    expect(onto(importOf({ places: 12 }), { rowHash: 'row as of February', ...placesKnown(12) })).toEqual({
      events: [remembered],
    });
    const description = aDescription({ name: 'Cykelköket' });
    expect(onto(importOf({ description, criteria: [] }))).toEqual({
      events: [{ type: 'insatsDescribed', description }, { type: 'criteriaSet', criteria: [] }, remembered],
    });
  });

  test('with the figures of the last file leaves what the provider has said since', () => {
    const report = { free: 2, queue: null };
    const known = { rowHash: 'row as of February', importedCounts: report, ...countsKnown(9) };
    expect(onto(importOf({ report }), known)).toEqual({ events: [{ ...remembered, report }] });
    const newer = { free: 4, queue: null };
    expect(onto(importOf({ report: newer }), known)).toEqual({
      events: [
        { type: 'countsReported', ...newer },
        { ...remembered, report: newer },
      ],
    });
  });

  test('under another organisation hands the insats over', () => {
    expect(onto({ ...importOf(), organisation: 'mariakyrkan' })).toEqual({
      events: [{ type: 'handedOver', organisation: 'mariakyrkan' }, remembered],
    });
  });

  test('without places leaves the ones that stand', () => {
    expect(onto(importOf(), placesKnown(12))).toEqual({ events: [remembered] });
  });

  test('counts places of the length that the insats has', () => {
    const halfTime = { capacityMinutes: 4_800, minutesPerPlace: 1_200 };
    expect(onto(importOf({ places: 4 }), halfTime)).toEqual({ events: [remembered] });
    expect(onto(importOf({ places: 5 }), halfTime)).toHaveProperty('events.0.capacityMinutes', 6_000);
  });

  test('with more free than places is refused, new or known', () => {
    const refused = { refused: { refusal: 'moreFreeThanPlaces', free: 13, places: 12 } };
    const report = { free: 13, queue: null };
    expect(ontoNothing(importOf({ places: 12, report }))).toEqual(refused);
    expect(onto(importOf({ report }), placesKnown(12))).toEqual(refused);
  });

  test('with fewer places than somebody has said are free is refused, and does not claim the row said so', () => {
    expect(onto(importOf({ places: 2 }), { ...placesKnown(12), ...countsKnown(3) })).toEqual({
      refused: { refusal: 'fewerPlacesThanFree', places: 2, free: 3 },
    });
  });

  test('has its closures in order of time, and in another order they are the same', () => {
    expect(ontoNothing(importOf({ closures: [christmas, summer] }))).toHaveProperty('events.1', {
      type: 'closuresPlanned',
      closures: [summer, christmas],
    });
    expect(onto(importOf({ closures: [christmas, summer] }), { closures: [summer, christmas] })).toEqual({
      events: [remembered],
    });
  });

  test('whose closures share a day is refused', () => {
    const shared = { ...summer, from: summer.to };
    expect(ontoNothing(importOf({ closures: [summer, shared] }))).toEqual({
      refused: { refusal: 'closuresOverlap', day: '2026-08-02' },
    });
  });
});
