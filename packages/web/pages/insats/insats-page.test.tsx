import { describe, expect, it } from 'vitest';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { dialled } from './contact.tsx';
import { InsatsPage } from './insats-page.tsx';
import type { InsatsView } from './insats-view.ts';

const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-03-17T13:20:00Z',
  signedIn: null,
  notice: null,
};

const hollow: InsatsView = {
  id: 'a',
  ended: false,
  name: 'Återbruket',
  provider: 'Stadsmissionen',
  forbund: 'Linköping (demo)',
  municipalities: [],
  step: null,
  tracks: [],
  summary: [],
  forWhom: null,
  criteria: null,
  availability: {
    status: 'unknown',
    places: null,
    free: null,
    queue: null,
    wait: null,
    reserved: [],
    asOf: null,
    source: 'reported',
  },
  closures: [],
  factGroups: [{ heading: 'Tider', items: [{ label: 'Start', value: null }] }],
  contact: null,
  provenance: { kind: 'own', sentence: 'Utföraren håller uppgifterna aktuella.', note: null },
  completeness: { missing: 7, total: 22, missingLabels: ['Start'] },
};

const shown = (over: Partial<InsatsView>, asksForNeeds = false) =>
  documentOf(
    <InsatsPage
      worksWithIt={false}
      asksForNeeds={asksForNeeds}
      frame={frame}
      view={{ ...hollow, ...over }}
    />,
  );

describe('the page of an insats', () => {
  it('says of every gap that the answer is missing, and how many there are', () => {
    const page = shown({});
    for (const gap of ['Beskrivning: ', 'Krav för att delta: ', 'Kontakt: ']) {
      expect(page).toContain(`${gap}<span class="missing">uppgift saknas</span>`);
    }
    expect(page).toContain('<dt>Start</dt><dd><span class="missing">uppgift saknas</span></dd>');
    expect(page).toContain('7 av 22 uppgifter saknas');
  });

  it('tells "no criteria" from "nobody has said"', () => {
    expect(shown({ criteria: [] })).toContain('öppen för alla');
    expect(shown({ criteria: null })).not.toContain('öppen för alla');
  });

  it('labels made-up and retold insatser as such, and nothing else', () => {
    const labelled = (kind: InsatsView['provenance']['kind']) =>
      shown({ provenance: { ...hollow.provenance, kind } });
    expect(labelled('demo')).toContain('påhittade uppgifter');
    expect(labelled('example')).toContain('exempel ur öppna källor');
    expect(labelled('own')).not.toContain('tag--mark');
  });

  it('shows written text as text, wherever it comes from', () => {
    const evil = '"><script>alert(1)</script>';
    const page = shown({
      name: evil,
      provider: evil,
      summary: [evil],
      forWhom: evil,
      criteria: [{ sentence: evil, assessedLater: false, note: evil }],
      contact: {
        name: evil,
        phone: evil,
        email: evil,
        website: { href: 'https://exempel.se', label: evil },
        address: evil,
      },
      factGroups: [{ heading: evil, items: [{ label: evil, value: [evil] }] }],
    });
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;alert(1)');
  });

  it('holds no inline style or script, which the content policy would refuse', () => {
    const page = shown({});
    expect(page).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
    expect(page.startsWith('<!doctype html><html lang="sv"')).toBe(true);
  });

  it('leads a coordinator to ask whether it is for a need, unless it has ended', () => {
    expect(shown({}, true)).toContain('href="/need?insats=a"');
    expect(shown({ ended: true }, true)).not.toContain('/need?');
    expect(shown({})).not.toContain('/need?');
  });

  it('makes a number to dial from a number to read', () => {
    expect(dialled('013-20 60 00')).toBe('013206000');
    expect(dialled('+46 (0)13-20 60 00')).toBe('+4613206000');
  });
});
