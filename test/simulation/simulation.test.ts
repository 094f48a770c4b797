import { beforeAll, describe, expect, test } from 'vitest';
import { placeCommands } from '#ledger';
import { placeRefusals } from '../../packages/ledger/place-refusals.ts';
import { refusal } from '../../packages/ledger/refusals.ts';
import { liveThroughMany } from './many.ts';
import { plantedBugs } from './planted/bugs.ts';
import { findBug } from './planted/find.ts';
import { faultKinds } from './storm.ts';
import { addTo, emptyTally, tallyLines } from './tally.ts';

/** Every run has its own histories; FC_SEED brings a run's back, and `npm run simulate -- --seed` a single one. */
const firstSeed = Number(process.env.FC_SEED) % 1_000_000_000;
const histories = 20_000;
const aQuarterOfAnHour = 900_000;

/** Refusals that no history is long enough to reach; a test of their own does. */
const outOfReach = ['tooManyCohorts'];

describe(`${histories} histories of the place ledger in which everything goes wrong that may`, () => {
  const tally = emptyTally();
  const wrong: string[] = [];

  beforeAll(async () => {
    const began = performance.now();
    await liveThroughMany(firstSeed, histories, async (seed, lived) => {
      await addTo(tally, lived);
      for (const { check, what } of lived.violations) wrong.push(`seed ${seed} (${check}): ${what}`);
      return wrong.length > 10 ? 'enough' : 'go on';
    });
    const seconds = (performance.now() - began) / 1_000;
    console.log(
      `simulated from seed ${firstSeed} in ${seconds.toFixed(0)} s\n${tallyLines(tally).join('\n')}`,
    );
  }, aQuarterOfAnHour);

  test('nobody loses a place, nobody gets one twice, and whoever is answered has been heard exactly once', () => {
    expect(wrong).toEqual([]);
    expect(tally.histories).toBe(histories);
  });

  test('about sixteen requests are made in each, beside those that set the scene', () => {
    expect(tally.calls / tally.histories).toBeGreaterThan(16);
  });

  test.each([...faultKinds, 'expired record' as const])('%s strikes often', (kind) => {
    expect(tally.struck.get(kind) ?? 0).toBeGreaterThan(histories / 20);
  });

  test.each([
    ...placeCommands,
    'setPlaces',
    'report',
    'confirm',
    'correct',
    'handOver',
    'closeInsats',
    'importRow',
  ])('%s changes something, again and again', (command) => {
    expect(tally.succeeded.get(command) ?? 0).toBeGreaterThan(histories / 200);
  });

  const refusals = [
    ...new Set([...refusal.options, ...placeRefusals].map(({ shape }) => shape.refusal.value)),
  ].filter((name) => !outOfReach.includes(name));
  test.each([...refusals, 'not-found'])('somebody is told "%s"', (name) => {
    expect(tally.refused.get(name) ?? 0).toBeGreaterThan(0);
  });

  test('offers run out and go on, endings lead into the other insats, places are gone beyond by decision', () => {
    expect(tally.expiryChains).toBeGreaterThan(histories / 100);
    expect(tally.linkedEndings).toBeGreaterThan(histories / 100);
    expect(tally.overbookings).toBeGreaterThan(histories / 10);
    expect(tally.sentAgain).toBeGreaterThan(histories / 4);
  });
});

describe('the simulation notices', () => {
  test.each([
    'no version check on head and events',
    'no idempotency record',
    'unknown outcome taken for a success',
    'events and head in two transactions',
    'over-booked and nobody decided it',
  ])(
    '%s',
    async (bug) => {
      const planted = plantedBugs[bug];
      if (!planted) throw new Error(`nobody plants "${bug}"`);
      expect((await findBug(planted(), firstSeed, 300)).histories).toBeDefined();
    },
    aQuarterOfAnHour,
  );
});
