import { describe, expect, it } from 'vitest';
import { ageWording, momentWording } from './age-wording.ts';

const now = '2026-03-17T13:20:00Z';

describe('the age of a figure', () => {
  it('is told by the clock on the same Swedish day', () => {
    expect(ageWording('2026-03-17T13:05:00Z', now)).toBe('i dag 14:05');
  });

  it('belongs to the Swedish day, not the UTC day', () => {
    expect(ageWording('2026-03-16T23:30:00Z', now)).toBe('i dag 00:30');
    expect(ageWording('2026-03-16T22:59:00Z', now)).toBe('i går 23:59');
  });

  it('is counted in calendar days from the day before yesterday', () => {
    expect(ageWording('2026-03-15T22:30:00Z', now)).toBe('för 2 dagar sedan');
    expect(ageWording('2026-03-14T05:00:00Z', now)).toBe('för 3 dagar sedan');
    expect(ageWording('2026-02-15T13:00:00Z', now)).toBe('för 30 dagar sedan');
  });

  it('is a date when it is older than thirty days', () => {
    expect(ageWording('2026-02-14T13:00:00Z', now)).toBe('den 14 februari 2026');
  });

  it('is not shifted by the change to summer time', () => {
    expect(ageWording('2026-03-28T11:00:00Z', '2026-03-30T11:00:00Z')).toBe('för 2 dagar sedan');
    expect(ageWording('2026-10-24T21:30:00Z', '2026-10-25T22:30:00Z')).toBe('i går 23:30');
  });

  it('is never called past when a clock elsewhere is ahead', () => {
    expect(ageWording('2026-03-17T14:00:00Z', now)).toBe('i dag 15:00');
    expect(ageWording('2026-03-19T14:00:00Z', now)).toBe('den 19 mars 2026');
  });

  it('can be told to the minute', () => {
    expect(momentWording('2026-07-05T12:05:00Z')).toBe('5 juli 2026 kl. 14:05');
  });
});
