import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createInsatsLog } from '#storage';
import { openStores } from '../../builders/stores.ts';
import { demoCatalogue } from './catalogue.ts';
import { demoHistory } from './demo-history.ts';
import { keepLedgers } from './keep-ledgers.ts';
import { demoSeed, demoToday, writeDemo } from './write-demo.ts';

const stores = openStores();
afterAll(() => stores.remove());

/** One of each stop that touches places, with the steps that people go between. */
const someReferences = new Set([
  'kontaktcentrum-vardagsstod',
  'support-och-arbetsteamet-vagen-in',
  'ryds-herrgard-sprak-och-mat',
  'idrott-och-service-vaktmasteri',
  'arbetsmarknadscentrum-jobbcoach',
  'rsmh-friskvardsgrupp',
]);

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

  it('can be kept through the ledger’s own commands, day by day, and nothing is refused', async () => {
    const some = catalogue.filter(({ externalReference }) => someReferences.has(externalReference));
    const commands = await keepLedgers(
      createInsatsLog(stores.simulator()),
      writeDemo(some, demoSeed, demoToday),
    );
    expect(commands).toBeGreaterThan(1_000);
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
