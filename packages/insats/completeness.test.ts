import { describe, expect, it } from 'vitest';
import { completeness } from './completeness.ts';
import { type Description, description } from './description.ts';

/** Only what must be said: a name, and where the description comes from. */
const nothingSaid = Object.fromEntries(
  Object.keys(description.shape).map((field) => [field, null]),
) as Record<keyof Description, null>;
const bare: Description = {
  ...nothingSaid,
  name: 'Café Lyktan',
  provenance: { kind: 'own', source: null, sourceYear: null, note: null },
};

const everythingSaid: Description = {
  ...bare,
  summary: 'Vi lagar lunch.',
  forWhom: 'Du som vill komma igång.',
  aims: ['closer-to-work'],
  principal: 'municipality',
  municipalities: ['0580'],
  step: 'occupation',
  tracks: [],
  kinds: ['work-training'],
  targetGroups: ['long-term-occupation'],
  languages: ['swedish'],
  languageSupport: [],
  hoursPerWeek: { from: 4, to: 20, rampsUp: true },
  lengthWeeks: { from: null, to: 52 },
  schedule: [],
  groupSize: { from: 3, to: null },
  adaptations: [],
  contents: ['real-tasks'],
  followUp: [],
  method: 'none',
  voluntary: false,
  countsTowardActivityRequirement: 'individually-assessed',
  financing: 'own-operation',
  start: { kind: 'continuous' },
  contact: { name: null, phone: '013-20 60 00', email: null, url: null, address: 'Storgatan 1, Linköping' },
};

const missing = (change: Partial<Description>) =>
  completeness({ ...everythingSaid, ...change }, []).missing.map(({ field }) => field);

describe('the completeness of a description', () => {
  it('is whole when every question has an answer, "none" and "no" being answers', () => {
    const whole = completeness(everythingSaid, []);
    expect(whole.missing).toEqual([]);
    expect(whole.answered).toBe(whole.asked);
  });

  it('asks for every field that the schema lets be empty, and for the criteria', () => {
    const { answered, asked, missing: asks } = completeness(bare, null);
    expect(answered).toBe(0);
    expect(asks).toHaveLength(asked);
    const optional = Object.keys(description.shape).filter(
      (field) => !['name', 'provenance'].includes(field),
    );
    expect(new Set(asks.map(({ field }) => field.split('.')[0]))).toEqual(new Set([...optional, 'criteria']));
  });

  it('names what is missing in Swedish, in the order it is read', () => {
    const { missing: asks } = completeness({ ...everythingSaid, summary: null, financing: null }, null);
    expect(asks).toEqual([
      { field: 'summary', label: 'Vad man gör i insatsen' },
      { field: 'criteria', label: 'Vad som krävs för att delta' },
      { field: 'financing', label: 'Finansiering' },
    ]);
  });

  it('takes an empty text as no answer', () => {
    expect(missing({ summary: '', forWhom: '' })).toEqual(['summary', 'forWhom']);
  });

  it('takes one end of a range as an answer, and neither end as none', () => {
    expect(missing({ hoursPerWeek: { from: null, to: 10, rampsUp: null } })).toEqual([
      'hoursPerWeek.rampsUp',
    ]);
    expect(missing({ hoursPerWeek: { from: null, to: null, rampsUp: true } })).toEqual(['hoursPerWeek']);
    expect(missing({ hoursPerWeek: null })).toEqual(['hoursPerWeek', 'hoursPerWeek.rampsUp']);
    expect(missing({ lengthWeeks: { from: null, to: null } })).toEqual(['lengthWeeks']);
    expect(missing({ groupSize: { from: null, to: null } })).toEqual(['groupSize']);
  });

  it('asks for one way to reach the insats, whichever, and for the address', () => {
    const nowhere = { name: 'Café Lyktan', phone: null, email: null, url: null, address: null };
    expect(missing({ contact: nowhere })).toEqual(['contact', 'contact.address']);
    expect(missing({ contact: { ...nowhere, url: 'https://example.se/' } })).toEqual(['contact.address']);
    expect(missing({ contact: { ...nowhere, email: 'lyktan@example.se' } })).toEqual(['contact.address']);
    expect(missing({ contact: null })).toEqual(['contact', 'contact.address']);
  });

  it('asks for no step of an insats that runs beside the ladder', () => {
    expect(missing({ step: null, tracks: ['language'] })).toEqual([]);
    expect(missing({ step: null, tracks: [] })).toEqual(['step']);
  });
});
