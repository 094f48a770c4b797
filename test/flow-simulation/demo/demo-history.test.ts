import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoHistory } from '../../../functions/local/demo-history/demo-history.ts';
import { demoCatalogue } from './catalogue.ts';
import { demoSeed, demoToday, writeDemo } from './write-demo.ts';

describe('The history of the demo', () => {
  const catalogue = demoCatalogue();
  const file = new URL('../../../data/demo/linkoping-flow.json', import.meta.url);
  const written = demoHistory.parse(JSON.parse(readFileSync(file, 'utf8')));

  it('is what its seed gives', () => {
    expect(written).toEqual(writeDemo(catalogue, demoSeed, demoToday));
  });

  it('is of thirty insatser that keep a ledger and seven that report, with the places of the catalogue today', () => {
    expect([written.ledgers.length, written.reporting.length]).toEqual([30, 7]);
    for (const { externalReference, places } of written.ledgers) {
      const known = catalogue.find((insats) => insats.externalReference === externalReference);
      expect(places.at(-1)?.places).toBe(known?.places);
    }
  });

  it('falls silent where a provider does', () => {
    const silent = written.stops.find(({ kind }) => kind === 'provider-silent');
    const ledger = written.ledgers.find(
      ({ externalReference }) => externalReference === silent?.externalReference,
    );
    const days = ledger?.rows.flatMap(({ joined, started, ended }) => [
      joined ?? -999,
      started ?? -999,
      ended?.on ?? -999,
    ]);
    expect(Math.max(...(days ?? []))).toBeLessThan(silent?.from ?? 0);
  });
});
