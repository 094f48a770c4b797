import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededNumbers } from '../../../test/builders/virtual-time.ts';
import { alarmsAsKnown, type KnownDays, type RaisedAlarm } from './as-known.ts';
import { advance, detectorMethod, newDetector, strongestKind } from './detector.ts';

const share = 0.35;
const often = { ...detectorMethod, falseAlarmsAYear: { red: 0.5, yellow: 2 } };
const longest = 40;

type Ending = { day: number; delay: number; onward: boolean };

/** Days on which so much is expected, as they are known on one of them. Nobody is there on paper for longer. */
function knownOn(today: number, endings: readonly Ending[], expectedEndings: number): KnownDays {
  const days = today + 1;
  const known = endings.filter(({ day, delay }) => day + delay <= today);
  const counted = (isOnward: boolean) => {
    const column = new Float64Array(days);
    for (const { day, onward } of known) {
      if (onward === isOnward) column[day] = (column[day] as number) + 1;
    }
    return column;
  };
  return {
    days,
    onward: counted(true),
    other: counted(false),
    expectedOnward: new Float64Array(days).fill(expectedEndings * share),
    expectedEndings: new Float64Array(days).fill(expectedEndings),
    late: known
      .filter(({ delay }) => delay > 0)
      .map(({ day, delay, onward }) => ({
        day,
        writtenOn: day + delay,
        onward,
        expectedOnward: 0,
        expectedEndings: 0,
      }))
      .toSorted((one, other) => one.day - other.day),
  };
}

/** Endings at a rate a day, each written down up to forty days later, every delay as likely. */
function someEndings(days: number, rate: number, random: () => number, late = true): Ending[] {
  const endings: Ending[] = [];
  for (let at = -Math.log(1 - random()) / rate; at < days; at += -Math.log(1 - random()) / rate) {
    const delay = late ? Math.floor(random() * (longest + 1)) : 0;
    endings.push({ day: Math.floor(at), delay, onward: random() < share });
  }
  return endings;
}

const written = Array.from({ length: longest }, (_, days) => (days + 1) / (longest + 1));

describe('without delays', () => {
  test('it is the plain detector, day for day', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(1, 2.5), fc.constantFrom(0, 0.1, 0.4), (seed, spread, rate) => {
        const days = 500;
        const method = { ...often, spread };
        const endings = rate === 0 ? [] : someEndings(days, rate, seededNumbers(seed), false);
        const known = knownOn(days - 1, endings, 0.2);
        const plain: Omit<RaisedAlarm, 'withdrawn'>[] = [];
        let state = newDetector();
        for (let day = 0; day < days; day += 1) {
          const at = (column: Float64Array) => column[day] as number;
          const { onward, other, expectedOnward, expectedEndings } = known;
          const its = {
            onward: at(onward),
            other: at(other),
            expectedOnward: at(expectedOnward),
            expectedEndings: at(expectedEndings),
          };
          state = advance(state, its, share, method);
          for (const level of ['yellow', 'red'] as const) {
            if (state[level].alarm) plain.push({ day, level, kind: strongestKind(state[level].evidence) });
          }
        }
        const raised = alarmsAsKnown(known, [], share, method);
        expect(raised).toEqual(plain.map((alarm) => ({ ...alarm, withdrawn: false })));
      }),
      { numRuns: 30 },
    );
  });
});

describe('with delays', () => {
  test('false alarms are no more often than they may be, though every day is looked at', () => {
    const random = seededNumbers(20_260_702);
    const years = 6;
    const days = Math.round(years * 365.25);
    const counts = Array.from({ length: 80 }, () => {
      const known = knownOn(days - 1, someEndings(days, 0.2, random), 0.2);
      return alarmsAsKnown(known, written, share, often).filter(({ level }) => level === 'yellow').length;
    });
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length / years;
    expect(mean).toBeLessThan(often.falseAlarmsAYear.yellow);
    expect(mean).toBeGreaterThan(0.2);
  });

  test('a detector that does not reckon with them would take what is not written down for a stop', () => {
    const random = seededNumbers(3);
    const endings = someEndings(1_000, 0.2, random);
    const lookedAt = [300, 500, 700, 900];
    const onTheDay = (shares: readonly number[]) =>
      lookedAt.filter((today) =>
        alarmsAsKnown(knownOn(today, endings, 0.2), shares, share, often).some(({ day }) => day > today - 20),
      ).length;
    expect(onTheDay(written)).toBeLessThan(onTheDay([]));
  });

  test('each day is judged by what was known on it, whatever is written down afterwards', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 100, max: 500 }), (seed, today) => {
        const endings = someEndings(600, 0.1, seededNumbers(seed));
        const raisedBy = (day: number) =>
          alarmsAsKnown(knownOn(day, endings, 0.2), written, share, often)
            .filter((alarm) => alarm.day <= today)
            .map(({ withdrawn: _, ...alarm }) => alarm);
        expect(raisedBy(600)).toEqual(raisedBy(today));
      }),
      { numRuns: 30 },
    );
  });

  test('nobody leaving is found, with less time lost than the longest delay', () => {
    const found = (shares: readonly number[]) =>
      alarmsAsKnown(knownOn(400, [], 0.2), shares, share, often).find(({ level }) => level === 'red')?.day;
    const plain = found([]) ?? Number.NaN;
    expect(plain).toBeLessThan(100);
    expect(found(written)).toBeGreaterThan(plain);
    expect(found(written)).toBeLessThan(plain + longest);
  });

  test('an alarm is withdrawn when what it missed is written down all at once', () => {
    // One a day, every third of them onward; for forty days nobody writes anything down, and then everything.
    const cleared = 240;
    const endings = Array.from({ length: 400 }, (_, day): Ending => {
      const isLate = day >= 200 && day < cleared;
      return { day, delay: isLate ? cleared - day : 0, onward: day % 3 === 0 };
    });
    const alarms = (today: number) =>
      alarmsAsKnown(knownOn(today, endings, 1), written, share, detectorMethod);
    expect(alarms(cleared - 1).map(({ withdrawn }) => withdrawn)).toContain(false);
    const afterwards = alarms(cleared + 10);
    expect(afterwards.length).toBeGreaterThan(0);
    expect(afterwards.every(({ withdrawn }) => withdrawn)).toBe(true);
  });
});
