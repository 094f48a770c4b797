import { describe, expect, test } from 'vitest';
import { type Command, decide, type StatedPeriod } from '#ledger';
import { aHead, mondayMorning, reportPeriod } from '../../test/builders/ledger.ts';

const stated = (from: string, to: string, statedIn: number): StatedPeriod => ({
  period: { from, to, started: 1, ended: [] },
  statedIn,
});
const january = stated('2026-01-01', '2026-01-31', 4);

const decideWith = (command: Command, periods: StatedPeriod[], now = mondayMorning) =>
  decide(command, { head: aHead(), periods }, now);

describe('a report for a period', () => {
  test('states what happened from its first day to its last', () => {
    expect(decideWith(reportPeriod('2026-02-01', '2026-02-28'), [january])).toEqual({
      events: [
        {
          type: 'periodReported',
          period: { from: '2026-02-01', to: '2026-02-28', started: 3, ended: [] },
        },
      ],
    });
  });

  test.each([
    ['shares its first day', '2026-01-31', '2026-02-10'],
    ['shares its last day', '2025-12-20', '2026-01-01'],
    ['lies inside', '2026-01-10', '2026-01-10'],
    ['lies around', '2025-12-01', '2026-02-10'],
    ['is the same', '2026-01-01', '2026-01-31'],
  ])('that %s with a stated one is refused, and says which', (_, from, to) => {
    expect(decideWith(reportPeriod(from, to), [january])).toEqual({
      refused: { refusal: 'periodOverlaps', from: '2026-01-01', to: '2026-01-31' },
    });
  });

  test('may begin the day after and end the day before', () => {
    const periods = [january, stated('2026-02-03', '2026-02-10', 5)];
    expect(decideWith(reportPeriod('2026-02-01', '2026-02-02'), periods)).toHaveProperty('events.length', 1);
  });

  test('of one day is a period', () => {
    expect(decideWith(reportPeriod('2026-02-01', '2026-02-01'), [])).toHaveProperty('events.length', 1);
  });

  test('that ends before it begins is refused', () => {
    expect(decideWith(reportPeriod('2026-02-02', '2026-02-01'), [])).toEqual({
      refused: { refusal: 'periodBackwards', from: '2026-02-02', to: '2026-02-01' },
    });
  });

  test('may end yesterday and not today, which is not over', () => {
    expect(decideWith(reportPeriod('2026-02-01', '2026-03-01'), [])).toHaveProperty('events.length', 1);
    expect(decideWith(reportPeriod('2026-02-01', '2026-03-02'), [])).toEqual({
      refused: { refusal: 'periodNotOver', to: '2026-03-02', today: '2026-03-02' },
    });
  });

  test.each([
    ['in winter one hour before midnight UTC', '2026-03-02T23:00:00.000Z', '2026-03-02T22:59:59.999Z'],
    ['in summer two hours before midnight UTC', '2026-07-02T22:00:00.000Z', '2026-07-02T21:59:59.999Z'],
  ])('counts days as in Sweden: a new one begins %s', (_, midnight, justBefore) => {
    const month = midnight.slice(0, 8);
    const command = reportPeriod(`${month}01`, `${month}02`);
    expect(decideWith(command, [], midnight)).toHaveProperty('events');
    expect(decideWith(command, [], justBefore)).toHaveProperty('refused.refusal', 'periodNotOver');
  });
});

describe('a correction of a period', () => {
  const correct = (corrects: number, from: string, to: string): Command => ({
    type: 'correct',
    correction: { kind: 'period', corrects, from, to, started: 9, ended: [], reason: 'Glömde en grupp' },
  });

  test('may keep the days', () => {
    expect(decideWith(correct(4, '2026-01-01', '2026-01-31'), [january])).toEqual({
      events: [
        {
          type: 'periodCorrected',
          corrects: 4,
          period: { from: '2026-01-01', to: '2026-01-31', started: 9, ended: [] },
          replacesFrom: '2026-01-01',
          reason: 'Glömde en grupp',
        },
      ],
    });
  });

  test('may move the days, and says which report it takes the place of', () => {
    expect(decideWith(correct(4, '2026-01-15', '2026-02-15'), [january])).toHaveProperty(
      'events.0.replacesFrom',
      '2026-01-01',
    );
  });

  test('may not move into another report', () => {
    const february = stated('2026-02-01', '2026-02-28', 5);
    expect(decideWith(correct(4, '2026-01-15', '2026-02-01'), [february, january])).toEqual({
      refused: { refusal: 'periodOverlaps', from: '2026-02-01', to: '2026-02-28' },
    });
  });

  test('may not end in the future or before it begins', () => {
    expect(decideWith(correct(4, '2026-01-01', '2026-03-03'), [january])).toHaveProperty(
      'refused.refusal',
      'periodNotOver',
    );
    expect(decideWith(correct(4, '2026-01-31', '2026-01-01'), [january])).toHaveProperty(
      'refused.refusal',
      'periodBackwards',
    );
  });

  test('needs a report that stands under that number', () => {
    expect(decideWith(correct(3, '2026-01-01', '2026-01-31'), [january])).toEqual({
      refused: { refusal: 'noSuchPeriodReport' },
    });
    expect(decide(correct(3, '2026-01-01', '2026-01-31'), { head: aHead() }, mondayMorning)).toEqual({
      refused: { refusal: 'noSuchPeriodReport' },
    });
  });
});
