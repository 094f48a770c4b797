import { describe, expect, it } from 'vitest';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { SearchPage } from './search-page.tsx';
import type { SearchView } from './search-view.ts';

const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-03-17T13:20:00Z',
  signedIn: null,
  notice: null,
};

const empty: SearchView = {
  q: 'odling',
  total: 0,
  readAs: [],
  wholeQuestionMet: true,
  facets: [],
  activeFilters: [],
  sortings: [{ value: 'relevance', label: 'Bäst träff', selected: true }],
  results: [],
  page: 1,
  pages: 1,
  pageHref: (page) => `/insatser?q=odling&page=${page}`,
  refreshHref: null,
};

const shown = (over: Partial<SearchView>) =>
  documentOf(<SearchPage frame={frame} view={{ ...empty, ...over }} />);

describe('the search page', () => {
  it('gives a next step when nothing was found', () => {
    expect(shown({})).toContain('Ingen insats stämmer med ”odling”.');
    expect(shown({})).not.toContain('Ta bort ett filter');
    expect(shown({ activeFilters: [{ label: 'Kinda', href: '/insatser?q=odling' }] })).toContain(
      'Ta bort ett filter',
    );
  });

  it('says which word it searched for when the typed one is nowhere, and when no insats meets every word', () => {
    const misspelt = { total: 2, readAs: [{ typed: 'trädgåd', as: 'trädgård' }] };
    expect(shown(misspelt)).toContain('Visar träffar för <strong>trädgård</strong>.');
    expect(shown(misspelt)).not.toContain('Ingen insats stämmer med alla ord');
    expect(shown({ total: 2, wholeQuestionMet: false })).toContain('Ingen insats stämmer med alla ord.');
    expect(shown({ wholeQuestionMet: false })).not.toContain('Ingen insats stämmer med alla ord');
  });

  it('opens a closed group of facets that holds a choice', () => {
    const option = { value: 'a', label: 'A', count: 1, selected: false };
    const group = (name: string, selected: boolean) => ({
      name,
      label: name,
      options: [{ ...option, selected }],
    });
    const page = shown({ facets: ['a', 'b', 'c', 'd', 'e'].map((name) => group(name, name === 'e')) });
    expect(page).toMatch(/id="facet-c" open/);
    expect(page).not.toMatch(/id="facet-d" open/);
    expect(page).toMatch(/id="facet-e" open/);
  });

  it('links to the first, the last and the nearest pages, with the search kept', () => {
    const page = shown({ page: 5, pages: 9 });
    const linked = [...page.matchAll(/aria-label="Sida (\d+) av 9"/g)].map(([, number]) => Number(number));
    expect(linked).toEqual([1, 4, 5, 6, 9]);
    expect(page).toContain('href="/insatser?q=odling&amp;page=4"');
  });
});
