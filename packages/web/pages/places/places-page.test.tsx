import { describe, expect, it } from 'vitest';
import { availabilityOf, byTimeOfJoining } from '#ledger';
import { aDescription } from '../../../../test/builders/insats.ts';
import {
  aCoordinator,
  accept,
  aLedger,
  type KeptLedger,
  offer,
  planCohort,
  reserve,
  setPlaces,
} from '../../../../test/builders/places.ts';
import type { FormState } from '../../components/field.tsx';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { PlacesPage } from './places-page.tsx';
import { type FormOf, presentPlaces } from './present-places.ts';

const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-03-02T07:30:00.000Z',
  signedIn: { name: 'Mitt konto', areas: [] },
  notice: null,
};

type Reader = { keeps?: boolean; unsaved?: Partial<FormState> & { form: string } };

/** The page as somebody sees it; the provider unless a test says otherwise. */
function shown(ledger: KeptLedger, { keeps = true, unsaved }: Reader = {}): string {
  let keys = 0;
  const formOf: FormOf = (form, _about, values = {}) => {
    keys += 1;
    const typed = unsaved?.form === form ? unsaved : undefined;
    return { key: `key-${keys}-of-form`, values, errors: {}, ...typed };
  };
  const view = presentPlaces(
    {
      head: ledger.head,
      documents: { description: aDescription({ name: 'Cykelverkstaden' }), criteria: null },
      availability: availabilityOf(
        ledger.head,
        { reportedFreshDays: 7, ledgerFreshDays: 30 },
        ledger.now,
        null,
      ),
      entries: [...ledger.entries.values()],
      rule: byTimeOfJoining,
      municipalities: ['0580'],
      keeps,
      organisations: new Set([keeps ? 'cykelkooperativet' : aCoordinator.organisation]),
    },
    formOf,
    null,
  );
  return documentOf(<PlacesPage frame={frame} view={view} unsaved={unsaved !== undefined} />);
}

/** What stands in the card of an entry. */
const cardOf = (page: string, entry: string) =>
  new RegExp(`id="entry-${entry}".*?</li>`, 's').exec(page)?.[0] ?? '';

describe('the page of queue, offers and placements', () => {
  it('shows the queue in order, with the number of each and what is known, and never who', () => {
    const ledger = aLedger();
    const first = ledger.joined({ hoursPerWeek: 20 });
    const second = ledger.joined({ referrer: 'employment-service', earliestStart: '2026-04-01' });
    const page = shown(ledger);
    expect(page).toContain('Kö (2)');
    expect(cardOf(page, first)).toContain('Nummer 1');
    expect(cardOf(page, first)).toContain('20 timmar i veckan · anvisad av kommunen · Linköping');
    expect(cardOf(page, second)).toContain('Nummer 2');
    expect(cardOf(page, second)).toContain('anvisad av Arbetsförmedlingen');
    expect(cardOf(page, second)).toContain('tidigast 1 april 2026');
  });

  it('leads to the flow through the insats, also those who keep it', () => {
    expect(shown(aLedger(), { keeps: false })).toContain('href="/flow/insatser/');
    expect(shown(aLedger())).toContain('href="/flow/insatser/');
  });

  it('gives no number to whoever is parked, and a way back', () => {
    const ledger = aLedger();
    const entry = ledger.joined();
    const made = ledger.offered(entry);
    ledger.done({
      type: 'refuse',
      offer: made,
      refusedBy: 'person',
      reason: 'health',
      afterwards: 'parked',
    });
    const card = cardOf(shown(ledger), entry);
    expect(card).toContain('Parkerad');
    expect(card).toContain('Kan få erbjudanden igen');
    expect(card).not.toContain('Nummer');
  });

  it('says until when an offer stands, and lets only those who keep the places accept it', () => {
    const ledger = aLedger();
    const entry = ledger.joined();
    ledger.done(offer(entry));
    expect(cardOf(shown(ledger), entry)).toContain('Gäller till och med 9 mars 2026');
    expect(cardOf(shown(ledger), entry)).toContain('>Anta<');
    const forCoordinator = cardOf(shown(ledger, { keeps: false }), entry);
    expect(forCoordinator).not.toContain('>Anta<');
    expect(forCoordinator).toContain('Registrera nej');
    expect(forCoordinator).not.toContain('Vi som utförare');
  });

  it('tells whoever follows an entry what is left to tell the person, and nobody else', () => {
    const ledger = aLedger();
    ledger.done(offer(ledger.joined()));
    expect(shown(ledger, { keeps: false })).toContain('Berätta att det finns en plats');
    expect(shown(ledger)).not.toContain('Att göra');
  });

  it('shows placements with their forms to those who keep them, and without to others', () => {
    const ledger = aLedger();
    const entry = ledger.started({ startsOn: '2026-03-02' });
    expect(cardOf(shown(ledger), entry)).toContain('startar 2 mars 2026');
    expect(cardOf(shown(ledger), entry)).toContain('Avsluta placeringen');
    expect(cardOf(shown(ledger, { keeps: false }), entry)).not.toContain('<form');
  });

  it('keeps those who have stopped within reach of a correction', () => {
    const ledger = aLedger();
    const entry = ledger.started();
    ledger.done({ type: 'end', entry, outcome: 'work', toStep: null, on: '2026-03-02', into: null });
    const page = shown(ledger);
    expect(page).toContain('Deltar (0)');
    expect(cardOf(page, entry)).toContain('slutade 2 mars 2026 · Arbete');
    expect(cardOf(page, entry)).toContain('Har inte slutat');
  });

  it('warns when more is promised than there is', () => {
    const ledger = aLedger({ places: 2 });
    ledger.started();
    ledger.started();
    ledger.done(setPlaces(1, 'Lokalen stängs'));
    expect(shown(ledger)).toContain('1 plats fler är lovade än som finns');
  });

  it('tells of reserved places, and asks which start of a course where there are some', () => {
    const ledger = aLedger();
    ledger.done(reserve({ referrer: 'region', places: 1 }));
    expect(shown(ledger)).toContain('Reserverade för regionen');
    expect(shown(ledger)).not.toContain('Välj kursstart');
    ledger.done(planCohort());
    expect(shown(ledger)).toContain('Startar 4 maj 2026');
  });

  it('keeps what was typed beside the sentence that says what is wrong, and opens its part of the page', () => {
    const page = shown(aLedger(), {
      unsaved: {
        form: 'join',
        values: { hoursPerWeek: 'tjugo' },
        errors: { hoursPerWeek: 'Skriv antalet timmar i veckan med siffror.' },
      },
    });
    expect(page).toContain('<title>Fel i formuläret');
    expect(page).toMatch(/<details class="plain-details" open[^>]*><summary>Ställ någon i kön/);
    expect(page).toMatch(/value="tjugo"[^>]*aria-invalid="true"/);
    expect(page).toContain('Skriv antalet timmar i veckan med siffror.');
  });

  it('gives each form a key of its own', () => {
    const ledger = aLedger();
    ledger.joined();
    ledger.done(accept(ledger.offered(ledger.joined(), { passing: 'urgent' })));
    const keys = [...shown(ledger).matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(8);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('an insats that only reports figures', () => {
  const reporting = () => {
    const ledger = aLedger();
    ledger.done({ type: 'closeLedger' });
    return ledger;
  };

  it('asks those who keep it whether to keep queue and places here', () => {
    expect(shown(reporting())).toContain('Börja hålla platser här');
  });

  it('tells others that the queue is not here', () => {
    const page = shown(reporting(), { keeps: false });
    expect(page).toContain('Kontakta utföraren');
    expect(page).not.toContain('<form class="place-form"');
  });
});
