import { expect, test } from 'vitest';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowEntry, FlowRecord } from '../record/flow-record.ts';
import { freezeBaseline, ownLevel } from './baseline.ts';

const ledgerOpened = lookingDay - 365;
const window = { from: lookingDay - 2 * 365, to: lookingDay };

/** Somebody every fifth day, who stays for a hundred; every other goes to work. */
const aYearOfPeople: FlowEntry[] = Array.from({ length: 73 }, (_, index) => {
  const startsOn = ledgerOpened - 100 + 5 * index;
  const on = startsOn + 100;
  if (on >= lookingDay) return placed({ startsOn });
  return placed({
    startsOn,
    ending: { on, registeredOn: on, outcome: index % 2 === 0 ? 'work' : 'dropout', toStep: null },
  });
});

/** The year before its ledger, as the provider has stated it: as many endings, and none of them to work. */
const statedYear: FlowRecord['periods'] = [
  {
    from: dayOf(ledgerOpened - 364),
    to: dayOf(ledgerOpened - 1),
    started: 70,
    ended: [{ outcome: 'dropout', toStep: null, count: 70 }],
  },
];

function levelWith(periods: FlowRecord['periods']) {
  const peers = ['odling', 'vaktmästeri', 'kök'].map((insats) =>
    aRecord({ insats, ledgerSince: ledgerOpened, entries: aYearOfPeople }),
  );
  const own = aRecord({ ledgerSince: ledgerOpened, entries: aYearOfPeople, periods });
  const level = ownLevel(freezeBaseline([own, ...peers], window, 1), own);
  if (!level) throw new Error('the baseline knows it');
  return level;
}

test('what was stated for the days before a ledger tells of the share onward, and not of the pace', () => {
  const [plain, stated] = [levelWith([]), levelWith(statedYear)];
  expect(stated.pace).toBe(plain.pace);
  expect(stated.onwardPace).toBe(plain.onwardPace);
  expect(stated.onwardShare).toBeLessThan(plain.onwardShare - 0.05);
});
