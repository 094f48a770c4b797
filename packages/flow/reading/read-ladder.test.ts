import { expect, test } from 'vitest';
import type { Description } from '#insats';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { aDescription } from '../../../test/builders/insats.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { type PresentFigures, readLadder } from './read-ladder.ts';

const full: PresentFigures = { places: 10, free: 0, occupied: 10, queue: 4, status: 'queue' };

function read(records: readonly FlowRecord[], present: Record<string, PresentFigures> = {}) {
  return readLadder(records, { today: lookingDay, months: 12, present: new Map(Object.entries(present)) });
}

const onStep = (insats: string, step: Description['step'], known: Partial<FlowRecord> = {}) =>
  aRecord({ insats, description: aDescription({ name: insats, step }), ...known });

const startsOn = lookingDay - 200;
const movedTo = (toStep: NonNullable<Description['step']>) =>
  placed({
    startsOn,
    ending: { on: lookingDay - 50, outcome: 'next-insats', toStep, registeredOn: lookingDay - 50 },
  });
const left = (outcome: 'work' | 'dropout') =>
  placed({ startsOn, ending: { on: lookingDay - 50, outcome, toStep: null, registeredOn: lookingDay - 50 } });

test('those who come to a step from another are counted once, and only the others are from outside', () => {
  const low = onStep('låg', 'occupation', { entries: [movedTo('work-rehabilitation'), left('dropout')] });
  const high = onStep('hög', 'work-rehabilitation', {
    entries: [placed({ startsOn: lookingDay - 50 }), placed({ startsOn: lookingDay - 40 }), left('work')],
  });
  expect(read([low, high]).links).toEqual([
    { from: 'occupation', to: 'work-rehabilitation', count: 1, onward: true },
    { from: 'occupation', to: 'dropout', count: 1, onward: false },
    { from: 'work-rehabilitation', to: 'work', count: 1, onward: true },
    { from: 'outside', to: 'occupation', count: 2, onward: false },
    { from: 'outside', to: 'work-rehabilitation', count: 2, onward: false },
  ]);
});

test('a first step from beside the ladder is onward, and one back is not', () => {
  const beside = onStep('språk', null, { entries: [movedTo('structure')] });
  const back = onStep('hög', 'supported-work', {
    entries: [
      placed({
        startsOn,
        ending: {
          on: lookingDay - 5,
          outcome: 'returned',
          toStep: 'occupation',
          registeredOn: lookingDay - 5,
        },
      }),
    ],
  });
  expect(read([beside, back]).links).toEqual(
    expect.arrayContaining([
      { from: 'parallel', to: 'structure', count: 1, onward: true },
      { from: 'supported-work', to: 'occupation', count: 1, onward: false },
    ]),
  );
});

test('stated periods count with ledgers, and those carried in have not started', () => {
  const period = { from: '2026-01-01', to: '2026-03-31', started: 6, ended: [] };
  const reported = onStep('kafé', 'occupation', { ledgerSince: null, periods: [period] });
  const carried = onStep('verkstad', 'structure', { entries: [placed({ startsOn, carriedIn: true })] });
  expect(read([reported, carried]).links).toEqual([
    { from: 'outside', to: 'occupation', count: 6, onward: false },
  ]);
});

test('tells where most are ready for a step that has no room for them', () => {
  const ready = { on: lookingDay - 10, toStep: 'supported-work' as const };
  const low = onStep('låg', 'occupation', {
    entries: [1, 2, 3].map(() => placed({ startsOn, ready })),
  });
  const high = onStep('hög', 'supported-work');
  const ladder = read([low, high], { låg: { ...full, free: 2, queue: 0 }, hög: full });
  expect(ladder.headline).toBe(
    'Det är trängst på väg till steget arbete med samhällsstöd: 3 personer är klara att gå dit, men där finns ingen ledig plats.',
  );
  const step = (name: string) => ladder.steps.find((one) => one.step === name);
  expect(step('occupation')).toMatchObject({ places: 10, free: 2, ready: 3, wanted: 0 });
  expect(step('supported-work')).toMatchObject({ free: 0, ready: 0, wanted: 3 });
  expect(step('supported-work')?.sentence).toContain('3 personer på andra steg är klara');
});

test('an insats whose figures are too old is unknown, and counts as neither free nor full', () => {
  const ladder = read([onStep('gammal', 'structure')], {
    gammal: { places: 8, free: null, occupied: null, queue: null, status: 'unknown' },
  });
  expect(ladder.steps.find(({ step }) => step === 'structure')).toMatchObject({
    insatser: 1,
    unknown: 1,
    places: 0,
    sentence: 'Lediga platser är okända här.',
  });
});
