import { describe, expect, it } from 'vitest';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { ProviderPage } from './provider-page.tsx';
import type { OwnInsatsView } from './provider-view.ts';

const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-03-17T13:20:00Z',
  signedIn: { name: 'Gröna Granen', areas: [{ href: '/provider', label: 'Mina insatser' }] },
  notice: null,
};

const report = {
  free: '5',
  queue: '0',
  errors: {},
  hiddenFields: [{ name: 'idempotencyKey', value: 'report-key' }],
};

function own(over: Partial<OwnInsatsView> = {}): OwnInsatsView {
  return {
    id: 'kompis',
    name: 'Café Kompis',
    receipt: null,
    availability: {
      status: 'free',
      places: 12,
      free: 5,
      queue: 0,
      wait: null,
      reserved: [],
      asOf: '2026-03-17T09:00:00Z',
      source: 'reported',
    },
    freshness: 'fresh',
    staleAfter: '2026-03-24T09:00:00Z',
    canConfirm: true,
    confirmHiddenFields: [{ name: 'idempotencyKey', value: 'confirm-key' }],
    report,
    places: {
      places: '12',
      overbooking: null,
      errors: {},
      hiddenFields: [{ name: 'idempotencyKey', value: 'places-key' }],
    },
    ...over,
  };
}

const shown = (...insatser: OwnInsatsView[]) =>
  documentOf(<ProviderPage frame={frame} view={{ organisation: 'Kompis', insatser }} />);

const changeIsOpen = (page: string) => /<details class="own-insats__change" open/.test(page);

describe("the provider's page", () => {
  it('gives each form its own key, so that sending one twice changes one thing', () => {
    const page = shown(own());
    for (const key of ['confirm-key', 'report-key', 'places-key']) expect(page.split(key)).toHaveLength(2);
  });

  it('opens the form where an answer is needed and keeps it closed where all is fresh', () => {
    expect(changeIsOpen(shown(own({ freshness: 'stale' })))).toBe(true);
    expect(changeIsOpen(shown(own({ freshness: 'soon' })))).toBe(true);
    expect(changeIsOpen(shown(own()))).toBe(false);
  });

  it('keeps what was typed beside the sentence that says what is wrong', () => {
    const page = shown(
      own({ report: { ...report, free: 'fem', errors: { free: 'Skriv antalet med siffror.' } } }),
    );
    expect(changeIsOpen(page)).toBe(true);
    expect(page).toMatch(/value="fem"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*free-kompis-error"/);
    expect(page).toContain('id="free-kompis-error" class="ds-validation-message">Skriv antalet med siffror.');
  });

  it('does not ask to confirm a figure that was never given', () => {
    const page = shown(own({ canConfirm: false }));
    expect(page).not.toContain('Stämmer fortfarande');
    expect(page).toContain('Uppge siffror');
  });

  it('asks for no figures where they are counted, and leads to queue and placements', () => {
    const page = shown(own({ report: null }));
    expect(page).not.toContain('Lediga platser</label>');
    expect(page).toContain('Stämmer fortfarande');
    expect(page).toContain('href="/insatser/kompis/places"');
  });
});
