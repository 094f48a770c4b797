import { describe, expect, test } from 'vitest';
import { aRecord, longThere, lookingDay, placed, waiting } from '../../../test/builders/flow.ts';
import { aDescription } from '../../../test/builders/insats.ts';
import type { FlowEntry, FlowRecord } from '../record/flow-record.ts';
import { defaultFlowThresholds } from './thresholds.ts';
import { watchForbund } from './watch-forbund.ts';

/** What the watch finds without a baseline: facts alone. */
function found(...records: FlowRecord[]) {
  return watchForbund(records, {
    today: lookingDay,
    baseline: undefined,
    thresholds: defaultFlowThresholds,
    ledgerFreshDays: 30,
    lockingCriteria: new Map([['cykel', 'Du ska vara inskriven på Arbetsförmedlingen.']]),
  }).map(({ kind, level, subject, cause }) => ({
    kind,
    level,
    about: subject.of === 'insats' ? subject.insats : subject.of,
    cause,
  }));
}

const ago = (days: number) => lookingDay - days;
const rehab = {
  step: 'work-rehabilitation' as const,
  municipalities: ['0580'],
  name: 'Snickeriet',
};
const nextStep = (known: Partial<FlowRecord> = {}, places = 10) =>
  aRecord({ insats: 'snickeri', description: aDescription(rehab), ...known }, places);

/** Somebody has come and gone every month: so the wait can be told. */
const turnover = (places: number) =>
  Array.from({ length: places * 3 }, (_, number) => {
    const startsOn = ago(1_080) + number * Math.floor(1_000 / (places * 3));
    return placed({
      startsOn,
      ending: { on: startsOn + 300, outcome: 'work', toStep: null, registeredOn: startsOn + 301 },
    });
  }).filter(({ placement }) => (placement?.ending?.on ?? 0) < ago(1));

describe('people who are ready for next', () => {
  const ready = (count: number, since: number) =>
    Array.from({ length: count }, () =>
      placed({ startsOn: ago(300), ready: { on: ago(since), toStep: 'work-rehabilitation' } }),
    );

  test('are a stop when they have held a tenth of the places for two weeks, and the insatser that are full are named', () => {
    const [flag] = found(aRecord({ entries: ready(2, 20) }), nextStep({ entries: longThere(10) }));

    expect(flag).toMatchObject({ kind: 'ready-waiting', level: 'yellow', about: 'cykel' });
    expect(flag?.cause).toMatchObject({
      cause: 'next-step-full',
      step: 'work-rehabilitation',
      insatser: [{ insats: 'snickeri', name: 'Snickeriet' }],
    });
  });

  test('wait for what does not exist where no insats on that step serves their municipality', () => {
    const elsewhere = nextStep({ description: aDescription({ ...rehab, municipalities: ['0180'] }) });

    expect(found(aRecord({ entries: ready(2, 20) }), elsewhere)[0]?.cause.cause).toBe('next-step-missing');
  });

  test('are a stop with two of many places where nothing is what they wait for, and not where something is', () => {
    const entries = [...ready(2, 20), ...longThere(28)];

    expect(found(aRecord({ entries }, 30))).toMatchObject([
      { kind: 'ready-waiting', cause: { cause: 'next-step-missing', now: 2 } },
    ]);
    expect(found(aRecord({ entries }, 30), nextStep({ entries: longThere(5) }))).toEqual([]);
  });

  test('wait for somebody to act where the next step has room', () => {
    expect(
      found(aRecord({ entries: ready(2, 20) }), nextStep({ entries: longThere(5) }))[0]?.cause,
    ).toMatchObject({
      cause: 'ready-waiting',
      insatser: [{ name: 'Snickeriet' }],
    });
  });

  test('have nowhere to go where the places that stand free are held for others, or were left without a word', () => {
    const offered = Array.from({ length: 3 }, () =>
      waiting(ago(90), { hold: { from: ago(30), until: null, minutes: 2_400 } }),
    );
    const ending = { on: ago(40), outcome: 'work', toStep: null, registeredOn: ago(1) } as const;
    const leftLate = Array.from({ length: 2 }, () => placed({ startsOn: ago(400), ending }));
    const entries = [...longThere(5), ...offered, ...leftLate];

    expect(found(aRecord({ entries: ready(2, 20) }), nextStep({ entries }))[0]?.cause).toMatchObject({
      cause: 'next-step-full',
    });
  });

  test('are no stop yet after a week, nor when it is one person', () => {
    expect(found(aRecord({ entries: ready(2, 7) }), nextStep())).toEqual([]);
    expect(found(aRecord({ entries: ready(1, 60) }), nextStep())).toEqual([]);
  });
});

describe('a wait', () => {
  const inQueue = (count: number) => Array.from({ length: count }, () => waiting(ago(60)));

  test('is told when it is half a year, has grown by three quarters and has stood two weeks; more were referred', () => {
    const entries = [...turnover(10), ...longThere(10, 200), ...inQueue(14)];

    expect(found(aRecord({ entries }))).toMatchObject([
      { kind: 'long-wait', level: 'yellow', cause: { cause: 'more-referred', now: 14, before: 0 } },
    ]);
  });

  test('is long because of those who are ready, where it would not be without them', () => {
    const ready = { on: ago(40), toStep: 'work-rehabilitation' } as const;
    const isReady = Array.from({ length: 5 }, () => placed({ startsOn: ago(300), ready }));
    const entries = [...turnover(10), ...longThere(5, 200), ...isReady, ...inQueue(6)];

    expect(found(aRecord({ entries })).find(({ kind }) => kind === 'long-wait')?.cause).toMatchObject({
      cause: 'next-step-missing',
      now: 5,
    });
  });

  test('has grown since places became fewer', () => {
    const record = aRecord({ entries: [...turnover(10), ...longThere(7, 200), ...inQueue(8)] });
    const capacity = [...record.capacity, { from: ago(30), minutes: 3 * 2_400, minutesPerPlace: 2_400 }];

    const flag = found({ ...record, capacity }).find(({ kind }) => kind === 'long-wait');
    expect(flag?.cause).toMatchObject({ cause: 'fewer-places', before: 10, now: 3 });
  });

  /** One joins every so many days, up to a day and for as long as a span. */
  const joining = (count: number, each: number, known: Partial<FlowEntry> = {}) =>
    Array.from({ length: count }, (_, number) => waiting(ago(1 + number * each), known));

  test('that has grown no more than a queue does by chance is no flag: nothing has changed', () => {
    const yearBefore = Array.from({ length: 7 }, (_, number) => {
      const joinedOn = ago(367 + number * 20);
      return waiting(joinedOn, { leftQueueOn: joinedOn + 1, leftBecause: 'declined' });
    });
    const entries = [...turnover(10), ...longThere(10, 200), ...joining(7, 20), ...yearBefore];

    expect(found(aRecord({ entries }))).toEqual([]);
  });

  test('grows where more join than leave, though neither has changed since a year before', () => {
    const entries = [...turnover(10), ...longThere(10, 200), ...joining(60, 12)];

    expect(found(aRecord({ entries }))).toMatchObject([
      { kind: 'long-wait', cause: { cause: 'queue-grows', now: 31 } },
    ]);
  });
});

describe('places that nobody uses', () => {
  test('while others wait for an insats like it: the criterion that keeps most away is named', () => {
    const full = aRecord({
      insats: 'full',
      description: aDescription({ step: 'occupation', municipalities: ['0580'], name: 'Fullt hus' }),
      entries: [...longThere(10), waiting(ago(40))],
    });

    const [flag] = found(aRecord({ entries: longThere(5) }), full);
    expect(flag).toMatchObject({ kind: 'unused-places', about: 'cykel' });
    expect(flag?.cause).toMatchObject({
      cause: 'unused-places',
      insatser: [{ name: 'Fullt hus' }],
      criterion: 'Du ska vara inskriven på Arbetsförmedlingen.',
    });
  });

  test('while people wait here: it is the admission, and the most common no is told', () => {
    const refusals = Array.from({ length: 3 }, () => ({
      on: ago(20),
      by: 'provider' as const,
      reason: 'criteria-not-met' as const,
    }));

    expect(
      found(aRecord({ entries: [...longThere(5), waiting(ago(40))], refusals }))[0]?.cause,
    ).toMatchObject({
      cause: 'admission',
      refusal: { by: 'provider', reason: 'criteria-not-met', count: 3 },
    });
  });

  test('are nothing to tell when nobody waits anywhere, or when the places are new', () => {
    expect(found(aRecord({ entries: longThere(5) }))).toEqual([]);
    const record = aRecord({ entries: [...longThere(5), waiting(ago(40))] }, 5);
    const capacity = [...record.capacity, { from: ago(20), minutes: 10 * 2_400, minutesPerPlace: 2_400 }];
    expect(found({ ...record, capacity })).toEqual([]);
  });
});

describe('figures', () => {
  test('are old when nobody has said anything for longer than they are trusted', () => {
    expect(found(aRecord({ heard: [ago(31)] }))).toMatchObject([{ kind: 'stale-figures', level: 'data' }]);
  });

  test('lack endings where the ledger holds more than a tenth more people than places', () => {
    expect(found(aRecord({ entries: longThere(12) }))).toMatchObject([
      { kind: 'endings-not-registered', level: 'data' },
    ]);
  });

  test('lack endings where the provider says that more is free than the ledger does, all year', () => {
    const counts = Array.from({ length: 12 }, (_, month) => ({
      on: ago(15 + month * 30),
      free: 4,
      queue: 0,
    }));

    expect(found(aRecord({ entries: longThere(10), counts }))).toMatchObject([
      { kind: 'endings-not-registered' },
    ]);
  });
});

test('an insats that is closed for good has no flags', () => {
  expect(found(aRecord({ status: 'closed', entries: longThere(12) }))).toEqual([]);
});
