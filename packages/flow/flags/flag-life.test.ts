import { expect, test } from 'vitest';
import { aFinding } from '../../../test/builders/flow-findings.ts';
import type { Finding } from './flag.ts';
import { flagAfterAct, flagAfterWatch, flagId } from './flag-life.ts';

/** An early sign, before it is red. */
function aYellow(known: Partial<Finding> = {}): Finding {
  return aFinding({ level: 'yellow', since: '2026-09-01', ...known });
}

const on = (day: string) => ({ forbund: 'linkoping', now: `${day}T03:00:00.000Z` });
const opened = () => {
  const flag = flagAfterWatch(undefined, aYellow(), on('2026-10-02'));
  if (!flag) throw new Error('no flag was opened');
  return flag;
};
const person = (day: string) => ({ by: 'pseudonym', role: 'admin' as const, now: `${day}T09:00:00.000Z` });

test('a flag is opened with its evidence as it was, and the same look again changes nothing', () => {
  const flag = opened();

  expect(flag).toMatchObject({ id: 'nobody-leaves.insats.cykel', status: 'open' });
  expect(flag.history).toMatchObject([{ what: 'opened', by: null, finding: aYellow() }]);
  expect(flagAfterWatch(flag, aYellow(), on('2026-10-02'))).toEqual(flag);
});

test('what the watch finds later stands beside the evidence that it was opened for', () => {
  const later = aYellow({ evidence: { ...aYellow().evidence, to: '2026-11-02' } });

  const flag = flagAfterWatch(opened(), later, on('2026-11-02'));

  expect(flag?.finding).toEqual(aYellow());
  expect(flag?.latest).toEqual(later);
});

test('yellow is raised to red, and asks for an answer again', () => {
  const known = flagAfterAct(
    opened(),
    { what: 'acknowledged', note: 'Vi ringer utföraren.' },
    person('2026-10-03'),
  );
  if (known === 'already-closed') throw new Error('it is not closed');

  const raised = flagAfterWatch(known, aYellow({ level: 'red' }), on('2026-11-02'));

  expect(raised).toMatchObject({ status: 'open', finding: { level: 'red' } });
  expect(raised?.history.map(({ what }) => what)).toEqual(['opened', 'acknowledged', 'raised']);
});

test('it closes by itself when the evidence is gone, and is reopened when it comes back', () => {
  const closed = flagAfterWatch(opened(), undefined, on('2026-11-02'));
  expect(closed).toMatchObject({ status: 'closed', latest: null });

  const again = flagAfterWatch(closed, aYellow({ since: '2027-02-01' }), on('2027-02-01'));
  expect(again).toMatchObject({ status: 'open', openedAt: '2027-02-01T03:00:00.000Z' });
  expect(again?.history.map(({ what }) => what)).toEqual(['opened', 'closed', 'reopened']);
});

test('what a person has closed stays closed until there is a new alarm', () => {
  const closed = flagAfterAct(
    opened(),
    { what: 'closed', note: 'Kurs som slutar i juni.' },
    person('2026-10-03'),
  );
  if (closed === 'already-closed') throw new Error('it was open');

  expect(flagAfterWatch(closed, aYellow(), on('2026-10-04'))).toMatchObject({ status: 'closed' });
  // Endings written down late moved the same alarm by some days.
  const moved = aYellow({ since: '2026-10-03' });
  expect(flagAfterWatch(closed, moved, on('2026-10-20'))).toMatchObject({ status: 'closed' });
  expect(flagAfterWatch(closed, aYellow({ since: '2026-12-01' }), on('2026-12-01'))).toMatchObject({
    status: 'open',
  });
});

test('a fact that a person has closed stays closed while it goes on, and is reopened when it comes back', () => {
  const fact = (since: string) => aYellow({ kind: 'long-wait', since });
  const flag = flagAfterWatch(undefined, fact('2026-10-02'), on('2026-10-02'));
  if (!flag) throw new Error('no flag was opened');
  const closed = flagAfterAct(flag, { what: 'closed', note: 'Nya platser är på väg.' }, person('2026-10-03'));
  if (closed === 'already-closed') throw new Error('it was open');

  const goesOn = flagAfterWatch(closed, fact('2026-10-04'), on('2026-10-04'));
  expect(goesOn).toMatchObject({ status: 'closed' });
  const gone = flagAfterWatch(goesOn, undefined, on('2026-10-05'));
  expect(gone).toMatchObject({ status: 'closed', latest: null });
  expect(flagAfterWatch(gone, fact('2026-10-09'), on('2026-10-09'))).toMatchObject({ status: 'open' });
});

test('what is closed cannot be closed or acknowledged again, but noted', () => {
  const closed = flagAfterAct(opened(), { what: 'closed', note: 'Klart.' }, person('2026-10-03'));
  if (closed === 'already-closed') throw new Error('it was open');

  expect(flagAfterAct(closed, { what: 'closed', note: null }, person('2026-10-04'))).toBe('already-closed');
  expect(flagAfterAct(closed, { what: 'acknowledged', note: null }, person('2026-10-04'))).toBe(
    'already-closed',
  );
  expect(flagAfterAct(closed, { what: 'noted', note: 'Uppföljt.' }, person('2026-10-04'))).toMatchObject({
    status: 'closed',
  });
});

test('one flag a kind and subject', () => {
  expect(flagId('fewer-onward', { of: 'peers', group: 'occupation/work-training', insatser: [] })).toBe(
    'fewer-onward.peers.occupation.work-training',
  );
});
