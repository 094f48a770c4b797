import { describe, expect, test } from 'vitest';
import { BrokenLog, beginReplay, type LedgerEvent, type RecordedEvent, type StatedPeriod } from '#ledger';
import { aDescription } from '../../test/builders/insats.ts';
import { aProvider, mondayMorning } from '../../test/builders/ledger.ts';
import { aLedger } from '../../test/builders/places.ts';

const created: LedgerEvent = {
  type: 'insatsCreated',
  forbund: 'linkoping',
  organisation: 'cykelkooperativet',
  externalReference: null,
  description: aDescription(),
  criteria: null,
};

function logOf(...events: LedgerEvent[]): RecordedEvent[] {
  return events.map((event, index) => ({
    insats: 'cykel',
    version: index + 1,
    recordedAt: mondayMorning,
    by: aProvider,
    event,
  }));
}

function replayed(log: readonly RecordedEvent[]) {
  const replay = beginReplay();
  for (const recorded of log) replay.take(recorded);
  return replay;
}

const reported = (from: string, to: string, started: number): LedgerEvent => ({
  type: 'periodReported',
  period: { from, to, started, ended: [] },
});

describe('a log that is followed from its first event', () => {
  test('gives the head, the documents and the version that said them last', () => {
    const replay = replayed(
      logOf(
        created,
        { type: 'insatsDescribed', description: aDescription({ name: 'Cyklar i kvarteret' }) },
        { type: 'countsReported', free: 2, queue: null },
      ),
    );
    expect(replay.head).toMatchObject({ insats: 'cykel', version: 3, counts: { free: 2 } });
    expect(replay.documents).toMatchObject({
      statedIn: 2,
      value: { description: { name: 'Cyklar i kvarteret' }, criteria: null },
    });
    expect([...replay.periods]).toEqual([]);
    expect([...replay.entries]).toEqual([]);
  });

  test('keeps the stated periods by their first day, a corrected one in its place', () => {
    const replay = replayed(
      logOf(created, reported('2026-01-01', '2026-01-31', 4), reported('2026-02-01', '2026-02-28', 1), {
        type: 'periodCorrected',
        corrects: 2,
        replacesFrom: '2026-01-01',
        period: { from: '2026-01-05', to: '2026-01-31', started: 3, ended: [] },
        reason: 'Fel vecka',
      }),
    );
    expect([...replay.periods.keys()].toSorted()).toEqual(['2026-01-05', '2026-02-01']);
    expect(replay.periods.get('2026-01-05')).toEqual<StatedPeriod>({
      statedIn: 4,
      period: { from: '2026-01-05', to: '2026-01-31', started: 3, ended: [] },
    });
    expect(replay.periods.get('2026-02-01')?.statedIn).toBe(3);
  });

  test('keeps every entry of a ledger as the ledger has it, and when it was touched', () => {
    const insats = aLedger({ places: 2 });
    const { entry } = insats.placed();
    const waiting = insats.joined(undefined, { at: '2026-03-03T09:00:00.000Z' });
    const before = logOf(created, { type: 'placesSet', capacityMinutes: 4_800, minutesPerPlace: 2_400 });
    const replay = replayed([...before, ...insats.log]);
    expect(new Map([...replay.entries].map(([id, one]) => [id, one.entry]))).toEqual(insats.entries);
    expect(replay.head?.book).toEqual(insats.book);
    expect(replay.entries.get(entry)?.touchedAt).toBe(mondayMorning);
    expect(replay.entries.get(waiting)?.touchedAt).toBe('2026-03-03T09:00:00.000Z');
  });
});

describe('a log that cannot be followed is refused', () => {
  test('when an event is missing, with the number that was awaited', () => {
    const [first, , third] = logOf(
      created,
      { type: 'countsConfirmed' },
      { type: 'countsReported', free: 1, queue: 0 },
    );
    if (!first || !third) throw new Error('the log has three events');
    expect(() => replayed([first, third])).toThrow(new BrokenLog('event 2 is missing; the next one is 3'));
    expect(() => replayed([third])).toThrow(new BrokenLog('event 1 is missing; the next one is 3'));
  });

  test('when an event is about what no earlier one has begun, with the cause', () => {
    const replay = beginReplay();
    const [orphan] = logOf({ type: 'countsReported', free: 1, queue: 0 });
    if (!orphan) throw new Error('the log has an event');
    expect(() => replay.take(orphan)).toThrow(
      new BrokenLog('event 1 does not follow from those before it', { cause: expect.any(Error) }),
    );
    expect(replay.head).toBeUndefined();
  });
});
