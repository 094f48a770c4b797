import { describe, expect, it } from 'vitest';
import { aRecord, lookingDay, placed } from '../../../test/builders/flow.ts';
import { aFinding, aFlag } from '../../../test/builders/flow-readings.ts';
import { aDescription } from '../../../test/builders/insats.ts';
import type { Finding, Flag } from '../flags/flag.ts';
import { dayOf } from '../record/day-number.ts';
import type { FlowRecord } from '../record/flow-record.ts';
import { insatserInFlow, insatserSentence } from './insatser-in-flow.ts';

const named = (insats: string, known: Partial<FlowRecord> = {}) =>
  aRecord({ insats, description: aDescription({ name: insats, step: 'occupation' }), ...known });

function flagAbout(
  subject: Finding['subject'],
  level: Finding['level'],
  status: Flag['status'] = 'open',
): Flag {
  const finding = aFinding({ subject, level });
  return aFlag({ finding, latest: finding, status });
}
const own = (insats: string): Finding['subject'] => ({ of: 'insats', insats, name: insats });

const listed = (records: readonly FlowRecord[], flags: readonly Flag[] = []) =>
  insatserInFlow(records, { today: lookingDay, flags });

const endedOn = (on: number, outcome: 'work' | 'dropout') =>
  placed({ startsOn: on - 200, ending: { on, outcome, toStep: null, registeredOn: on } });

describe("The insatser of a förbund's flow", () => {
  it('begin with those that have flags: open before acknowledged, red before yellow, the others by name', () => {
    const records = ['Åkeriet', 'Odlingen', 'Tvätten', 'Köket', 'Snickeriet'].map((name) => named(name));
    const flags = [
      flagAbout(own('Odlingen'), 'yellow'),
      flagAbout(own('Snickeriet'), 'red', 'acknowledged'),
      flagAbout(own('Tvätten'), 'red'),
      flagAbout(own('Köket'), 'red', 'closed'),
    ];
    expect(listed(records, flags).map(({ name }) => name)).toEqual([
      'Tvätten',
      'Odlingen',
      'Snickeriet',
      'Köket',
      'Åkeriet',
    ]);
  });

  it('have the flags of several that they are counted with, after the graver of their own', () => {
    const together: Finding['subject'] = {
      of: 'peers',
      group: 'occupation',
      insatser: ['Köket', 'Tvätten'].map((insats) => ({ insats, name: insats })),
    };
    const [kitchen, laundry, garden] = listed(
      [named('Tvätten'), named('Köket'), named('Odlingen')],
      [flagAbout(together, 'yellow'), flagAbout(own('Köket'), 'red')],
    );
    expect(kitchen).toMatchObject({
      name: 'Köket',
      flags: [{ finding: { level: 'red' } }, { finding: { level: 'yellow' } }],
    });
    expect(laundry?.flags).toHaveLength(1);
    expect(garden?.flags).toEqual([]);
  });

  it('count the endings of a year, but for those that may still be written down', () => {
    const [last, first] = [lookingDay - 30, lookingDay - 30 - 364];
    const entries = [
      endedOn(last + 1, 'work'),
      endedOn(last, 'work'),
      endedOn(first, 'dropout'),
      endedOn(first - 1, 'work'),
    ];
    const [insats] = listed([named('Köket', { entries })]);
    expect(insats).toMatchObject({
      source: 'ledger',
      from: dayOf(first),
      to: dayOf(last),
      onward: { endings: 2, onward: 1, share: 0.5 },
    });
  });

  it('count since the ledger was opened, where that is later', () => {
    const ledgerSince = lookingDay - 100;
    const entries = [endedOn(ledgerSince, 'work'), endedOn(ledgerSince + 1, 'work')];
    const [insats] = listed([named('Köket', { ledgerSince, entries })]);
    expect(insats).toMatchObject({ from: dayOf(ledgerSince + 1), onward: { endings: 1 } });
  });

  it('have what their provider has stated, and nothing where no period has been', () => {
    const period = {
      from: dayOf(lookingDay - 200),
      to: dayOf(lookingDay - 100),
      started: 4,
      ended: [{ outcome: 'work' as const, toStep: null, count: 3 }],
    };
    const [stated, silent] = listed([
      named('Köket', { ledgerSince: null, periods: [period] }),
      named('Tvätten', { ledgerSince: null }),
    ]);
    expect(stated).toMatchObject({ source: 'reported', onward: { endings: 3, onward: 3 } });
    expect(silent?.onward).toBeNull();
  });

  it('say how many of them have a flag', () => {
    const insatser = listed([named('Köket'), named('Tvätten')], [flagAbout(own('Köket'), 'red')]);
    expect(insatserSentence(insatser)).toBe('1 av 2 insatser har en flagga.');
    expect(insatserSentence(insatser.slice(1))).toBe('Ingen av 1 insats har en flagga.');
    expect(insatserSentence([])).toContain('inte sett någon insats än');
  });

  it('leave out those that are closed for good', () => {
    expect(listed([named('Köket', { status: 'closed' })])).toEqual([]);
  });
});
