import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contact, description } from './description.ts';
import { swedishErrors } from './swedish-errors.ts';

const nothingSaid = {
  ...Object.fromEntries(Object.keys(description.shape).map((field) => [field, null])),
  name: 'Café Lyktan',
  provenance: { kind: 'own', source: null, sourceYear: null, note: null },
};

const refusals = (change: Record<string, unknown>) => {
  const parsed = description.safeParse({ ...nothingSaid, ...change }, { error: swedishErrors });
  return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

const nobodySaid = { name: null, phone: null, email: null, url: null, address: null };
const reachedBy = (change: Record<string, unknown>) => ({ contact: { ...nobodySaid, ...change } });
const accepts = (given: Record<string, string>) => contact.safeParse({ ...nobodySaid, ...given }).success;

describe('the description of an insats', () => {
  it('may leave everything but the name and the provenance unsaid', () => {
    expect(refusals({})).toEqual([]);
  });

  it('must say of each field that nobody has said', () => {
    expect(refusals({ summary: undefined })).toEqual(['summary: Uppgiften saknas. Fyll i en text.']);
  });

  it('needs a name', () => {
    expect(refusals({ name: ' A ' })).toEqual(['name: Skriv insatsens namn, minst två tecken.']);
  });

  it('refuses an unknown field and names it', () => {
    expect(refusals({ platser: 3 })).toEqual([
      ': Fältet platser känns inte igen. Ta bort det eller rätta namnet.',
    ]);
  });

  it('refuses a personal number in every text', () => {
    const holding = 'Fråga efter 811228-9874';
    const texts = {
      name: holding,
      summary: holding,
      forWhom: holding,
      ...reachedBy({ name: holding, address: holding }),
      provenance: { kind: 'own', source: holding, sourceYear: null, note: holding },
    };
    const found = refusals(texts);
    expect(found.map((refusal) => refusal.split(':')[0])).toEqual([
      'name',
      'summary',
      'forWhom',
      'contact.name',
      'contact.address',
      'provenance.source',
      'provenance.note',
    ]);
    for (const refusal of found) expect(refusal).toContain('personnummer');
  });

  it.each(['javascript:alert(1)', 'ftp://example.se', 'example.se'])('refuses the web address %s', (url) => {
    expect(refusals(reachedBy({ url }))).toEqual([
      'contact.url: Skriv hela webbadressen, med https:// först.',
    ]);
  });

  it('never stands on the step that is the goal', () => {
    expect(refusals({ step: 'self-support' })).toEqual([
      'step: Det värdet finns inte att välja. Välj bland: basic-support, structure, occupation, work-rehabilitation, supported-work.',
    ]);
  });

  it.each([
    [
      { hoursPerWeek: { from: 30, to: 10, rampsUp: null } },
      'hoursPerWeek.from: Lägsta antalet timmar är högre',
    ],
    [{ lengthWeeks: { from: 26, to: 12 } }, 'lengthWeeks.from: Kortaste längden är längre'],
    [{ groupSize: { from: 12, to: 6 } }, 'groupSize.from: Minsta gruppen är större'],
    [{ hoursPerWeek: { from: 0, to: 41, rampsUp: null } }, 'hoursPerWeek.to: Talet är för stort.'],
    [{ municipalities: ['9999'] }, 'municipalities.0: Ingen kommun har den koden.'],
    [
      { schedule: [{ day: 'monday', from: '15:00', to: '09:00' }] },
      'schedule.0: Sluttiden måste komma efter starttiden.',
    ],
    [
      { schedule: [{ day: 'monday', from: '08:00', to: '9.00' }] },
      'schedule.0.to: Skriv klockslaget som 09:00.',
    ],
    [{ start: { kind: 'dates', dates: ['2026-02-30'] } }, 'start.dates.0: Datumet går inte att läsa.'],
    [{ start: { kind: 'dates', dates: [] } }, 'start.dates: Listan är tom.'],
  ])('refuses %j', (change, refusal) => {
    const found = refusals(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(refusal);
  });

  it('can be described in OpenAPI, for what is sent and for what is answered', () => {
    for (const io of ['input', 'output'] as const) {
      expect(z.toJSONSchema(description, { io, target: 'draft-2020-12' })).toMatchObject({
        type: 'object',
        additionalProperties: false,
        required: Object.keys(description.shape),
      });
    }
  });
});

describe('how an insats is reached', () => {
  it('may be an ordinary telephone number, address and e-mail', () => {
    expect(accepts({ phone: '013-20 60 00', email: 'verkstaden@example.org', address: 'Storgatan 12' })).toBe(
      true,
    );
  });

  it.each(['name', 'email', 'address'])('holds no personal number in the field %s', (field) => {
    const written = field === 'email' ? '811228-9874@example.org' : 'Kim 811228-9874';
    expect(accepts({ [field]: written })).toBe(false);
  });

  it('may have a telephone number that looks like a personal number', () => {
    expect(accepts({ phone: '8112289874' })).toBe(true);
  });

  it('is told how a telephone number is written', () => {
    expect(refusals(reachedBy({ phone: 'fråga i luckan' }))).toEqual([
      'contact.phone: Skriv telefonnumret med siffror, till exempel 013-20 60 00.',
    ]);
  });
});
