import { describe, expect, test } from 'vitest';
import { aRecord, longThere, lookingDay, placed } from '../../../test/builders/flow.ts';
import type { FlowEntry } from '../record/flow-record.ts';
import type { Standing } from './estimates.ts';
import { figuresOf } from './figures.ts';
import { isWaitOfReady } from './ready-wait.ts';
import { defaultFlowThresholds } from './thresholds.ts';

const from = lookingDay - 200;

const ended = (count: number, daysAgo: number, outcome: 'work' | 'next-insats') =>
  Array.from({ length: count }, () =>
    placed({
      startsOn: lookingDay - 700,
      ending: {
        on: lookingDay - daysAgo,
        outcome,
        toStep: outcome === 'work' ? null : 'work-rehabilitation',
        registeredOn: lookingDay - daysAgo,
      },
    }),
  );

const readySince = (count: number, daysAgo: number) =>
  Array.from({ length: count }, () =>
    placed({
      startsOn: lookingDay - 400,
      ready: { on: lookingDay - daysAgo, toStep: 'work-rehabilitation' },
    }),
  );

/** Half of those who went onward before went to the next step. */
const before = [...ended(20, 300, 'work'), ...ended(20, 300, 'next-insats')];

function isWait(since: readonly FlowEntry[], places = 60, expectedOnward = 14): boolean {
  const figures = figuresOf(
    aRecord({ entries: [...before, ...longThere(40), ...since] }, places),
    lookingDay,
  );
  if (!figures) throw new Error('the builder keeps a ledger');
  const happened = since.filter(({ placement }) => placement?.ending).length;
  const standing: Standing = {
    alarm: { level: 'yellow', on: lookingDay - 10, kind: 'fewer-onward', since: from, withdrawn: false },
    from,
    to: lookingDay,
    onward: happened,
    expectedOnward,
    endings: 30,
    expectedEndings: 40,
  };
  return isWaitOfReady(standing, { onwardShare: 0.35 }, figures, defaultFlowThresholds);
}

describe('fewer go onward', () => {
  test('because those who are ready wait, where work is found as before and nobody gets to the next step', () => {
    expect(isWait([...ended(6, 60, 'work'), ...readySince(4, 60)])).toBe(true);
  });

  test('and not because of those who are ready, where every way out has become less', () => {
    expect(isWait([...ended(1, 60, 'work'), ...ended(2, 60, 'next-insats')])).toBe(false);
    expect(isWait([...ended(2, 60, 'work'), ...readySince(2, 60)], 60, 40)).toBe(false);
  });

  test('and one who is ready, or several who have been it for a week, are no wait', () => {
    expect(isWait([...ended(6, 60, 'work'), ...readySince(1, 60)])).toBe(false);
    expect(isWait([...ended(6, 60, 'work'), ...readySince(4, 7)])).toBe(false);
  });

  test('because they wait, whatever else there is, where they hold a tenth of the places', () => {
    expect(isWait([...ended(1, 60, 'next-insats'), ...readySince(2, 60)], 20, 40)).toBe(true);
  });

  test('and as many are ready as usual: they are no news', () => {
    const usual = Array.from({ length: 4 }, () =>
      placed({
        startsOn: lookingDay - 700,
        ready: { on: from - 300, toStep: 'work-rehabilitation' },
        ending: { on: from, outcome: 'next-insats', toStep: 'work-rehabilitation', registeredOn: from },
      }),
    );
    expect(isWait([...usual, ...ended(2, 60, 'work'), ...readySince(4, 60)])).toBe(false);
  });
});
