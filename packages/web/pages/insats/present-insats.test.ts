import { describe, expect, it } from 'vitest';
import type { Description } from '#insats';
import { availabilityOf, type Closure } from '#ledger';
import { aDescription } from '../../../../test/builders/insats.ts';
import { aHead, mondayMorning } from '../../../../test/builders/ledger.ts';
import { presentInsats } from './present-insats.ts';

function shown(said: Partial<Description>, closures: Closure[] = []) {
  const head = aHead({ closures });
  const documents = { description: aDescription(said), criteria: null };
  const names = { provider: 'Stadsmissionen', forbund: 'Linköping (demo)' };
  const view = presentInsats(
    { head, documents },
    availabilityOf(head, 7, mondayMorning),
    names,
    mondayMorning,
  );
  const facts = view.factGroups.flatMap(({ items }) => items);
  return { view, fact: (wanted: string) => facts.find(({ label }) => label === wanted)?.value };
}

const morning = { from: '09:00', to: '12:00' };
const evening = { from: '17:00', to: '19:00' };

describe('an insats in words', () => {
  it('tells days in a row with the same hours together, in the order of the week', () => {
    const { fact } = shown({
      schedule: [
        { day: 'thursday', ...evening },
        { day: 'wednesday', ...morning },
        { day: 'monday', ...morning },
        { day: 'tuesday', ...morning },
        { day: 'friday', ...morning },
      ],
    });
    expect(fact('Tider')).toEqual([
      'måndag till onsdag 09:00–12:00',
      'torsdag 17:00–19:00',
      'fredag 09:00–12:00',
    ]);
  });

  it('does not let a week run over into the next', () => {
    const { fact } = shown({
      schedule: [
        { day: 'sunday', ...morning },
        { day: 'monday', ...morning },
      ],
    });
    expect(fact('Tider')).toEqual(['måndag 09:00–12:00', 'söndag 09:00–12:00']);
  });

  it('writes days as people do, and leaves out closures that are over', () => {
    const { view, fact } = shown({ start: { kind: 'dates', dates: ['2026-09-01'] } }, [
      { from: '2026-02-02', to: '2026-02-06', reason: null },
      { from: '2026-06-29', to: '2026-07-24', reason: 'semester' },
      { from: '2026-12-24', to: '2026-12-24', reason: null },
    ]);
    expect(fact('Start')).toEqual(['1 september 2026']);
    expect(view.closures).toEqual(['29 juni 2026 till 24 juli 2026: semester', '24 december 2026.']);
  });
});
