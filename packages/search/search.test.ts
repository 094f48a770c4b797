import { describe, expect, test } from 'vitest';
import { defaultThresholds, type Thresholds } from '#forbund';
import { type CatalogueEntry, catalogueQuery, searchCatalogue } from '#search';
import { anEntry } from '../../test/builders/catalogue.ts';
import { aCriterion } from '../../test/builders/insats.ts';
import { countsKnown, mondayMorning, placesKnown } from '../../test/builders/ledger.ts';

type Asked = Parameters<typeof catalogueQuery.parse>[0];

function search(
  entries: CatalogueEntry[],
  asked: Asked,
  {
    now = mondayMorning,
    thresholdsOf = (_forbund: string): Thresholds => defaultThresholds,
    waits = {} as Record<string, number>,
  } = {},
) {
  const providerName = (_: string, organisation: string) => `Namn på ${organisation}`;
  const waitOf = (insats: string) => {
    const medianDays = waits[insats];
    return medianDays === undefined ? null : { medianDays, lowDays: medianDays, highDays: medianDays };
  };
  return searchCatalogue(entries, catalogueQuery.parse(asked), { thresholdsOf, providerName, waitOf }, now);
}
const found = (...asked: Parameters<typeof search>) =>
  search(...asked).hits.map(({ entry }) => entry.head.insats);

describe('words', () => {
  const catalogue = [
    anEntry('skogen', { name: 'Arbetsträning i skogen', summary: 'Röj sly och träffa andra.' }),
    anEntry('café', { name: 'Språkcafé', summary: 'Träna svenska och fika.' }),
    anEntry('cykel', { name: 'Cykelverkstaden', step: 'occupation', languages: ['arabic'] }),
  ];

  test("find an insats by its provider's name", () => {
    expect(found(catalogue, { q: 'namn cykelkooperativet sly' })[0]).toBe('skogen');
  });

  test('find an insats by a part of a compound, in any case', () => {
    expect(found(catalogue, { q: 'TRÄNING' }).toSorted()).toEqual(['café', 'skogen']);
    expect(found(catalogue, { q: 'verkstad' })).toEqual(['cykel']);
  });

  test('must all be there, wherever they stand, when somebody has them all', () => {
    const result = search(catalogue, { q: 'arbetsträning sly' });
    expect(result.hits.map(({ entry }) => entry.head.insats)).toEqual(['skogen']);
    expect(result.words.whole).toBe(true);
  });

  test('find those that meet most of them when nobody has them all, and the answer says so', () => {
    const result = search(catalogue, { q: 'sly fika' });
    expect(result.hits.map(({ entry }) => entry.head.insats).toSorted()).toEqual(['café', 'skogen']);
    expect(result.words.whole).toBe(false);
  });

  test('find what was typed without rings and dots, but an ä that was typed is no a', () => {
    expect(found(catalogue, { q: 'sprakcafe' })).toEqual(['café']);
    expect(found(catalogue, { q: 'språkcafe' })).toEqual(['café']);
    expect(found(catalogue, { q: 'traning' }).toSorted()).toEqual(['café', 'skogen']);
    const market = anEntry('torg', { name: 'Tradis' });
    expect(found([market], { q: 'träd' })).toEqual([]);
  });

  test('are the same letters however they were typed', () => {
    expect(found(catalogue, { q: 'träning'.normalize('NFD') })).toEqual(found(catalogue, { q: 'träning' }));
  });

  test('find what people read: step, language, municipality and criteria in Swedish', () => {
    const drugFree = anEntry('fri', { name: 'Verkstaden', municipalities: ['0561'] });
    drugFree.documents.criteria = [aCriterion({ rule: 'drug-free' })];
    expect(found([...catalogue, drugFree], { q: 'sysselsättning' })).toEqual(['cykel']);
    expect(found([...catalogue, drugFree], { q: 'arabiska' })).toEqual(['cykel']);
    expect(found([...catalogue, drugFree], { q: 'åtvidaberg' })).toEqual(['fri']);
    expect(found([...catalogue, drugFree], { q: 'droger' })).toEqual(['fri']);
  });

  test('that are one word find it when they are written apart, also when it stands in nothing', () => {
    expect(found(catalogue, { q: 'språk café' })).toEqual(['café']);
    const free = [anEntry('fika', { name: 'Gratis fika' })];
    expect(found(free, { q: 'kostnads fri' })).toEqual(['fika']);
  });

  test('that are a phrase find it when they are written as one', () => {
    const born = [anEntry('född', { name: 'För utrikes födda' }), anEntry('ny', { name: 'Nyanländ' })];
    expect(found(born, { q: 'utrikesfödda' })).toEqual(['född', 'ny']);
  });

  test('that say one thing together find it only where they stand together', () => {
    const apply = anEntry('själv', { name: 'A' });
    apply.documents.criteria = [aCriterion({ rule: 'own-application' })];
    const seeking = anEntry('arbete', { summary: 'För dig som söker arbete. Remiss krävs.' });
    expect(found([seeking, apply], { q: 'söka själv' })).toEqual(['själv']);
    const demands = [anEntry('krav', { summary: 'Höga krav' }), anEntry('inga', { summary: 'Utan krav' })];
    expect(found(demands, { q: 'utan krav' })).toEqual(['inga']);
  });

  test('that another word only happens to hold do not find it', () => {
    expect(found([anEntry('alla', { summary: 'En gemensam plan' })], { q: 'ensam' })).toEqual([]);
  });

  test('find whom a decision is asked of, and nobody by what keeps others out', () => {
    const [asked, excluded, mentioned] = [anEntry('asked'), anEntry('excluded'), anEntry('mentioned')];
    asked.documents.criteria = [aCriterion({ rule: 'lss-decision', is: 'required' })];
    excluded.documents.criteria = [
      aCriterion({ rule: 'lss-decision', is: 'excluded' }),
      aCriterion({ rule: 'employment-service-enrolment', is: 'excluded' }),
    ];
    mentioned.documents.criteria = [aCriterion({ rule: 'other', text: 'Ring LSS först.' })];
    expect(found([mentioned, excluded, asked], { q: 'lss' })).toEqual(['asked', 'mentioned']);
    expect(found([excluded], { q: 'arbetsförmedlingen' })).toEqual([]);
  });

  test('find what is done on a step, and what lies in a county', () => {
    const step = anEntry('step', { step: 'structure' });
    const place = anEntry('place', { municipalities: ['0481'] });
    expect(found([step, place], { q: 'ordning på vardagen' })).toEqual(['step']);
    expect(found([step, place], { q: 'södermanlands län' })).toEqual(['place']);
    expect(found([step, place], { q: 'sörmland' })).toEqual(['place']);
  });

  test('in the name come before words in the text', () => {
    const both = [
      anEntry('text', { name: 'A', summary: 'Vi lagar cyklar' }),
      anEntry('name', { name: 'Z cyklar' }),
    ];
    expect(found(both, { q: 'cyklar' })).toEqual(['name', 'text']);
  });

  test('that are a name find its bearer first, also misspelt, in another case or with a free place elsewhere', () => {
    const path = anEntry('väg', { name: 'Vägen in' });
    const others = [
      anEntry('team', { name: 'Teamet: vägen in', summary: 'Vägen in till arbete, vägen in till jobb.' }),
      anEntry(
        'på',
        { name: 'På väg', summary: 'Väg, vägar, vägen.' },
        { ...placesKnown(4), ...countsKnown(2) },
      ),
    ];
    for (const q of ['Vägen in', 'vagen in', 'VÄGEN IN.']) {
      expect(found([...others, path], { q }).slice(0, 2), q).toEqual(['väg', 'team']);
    }
    const garden = anEntry('garden', { name: 'Odlarna i parken' });
    const more = anEntry('more', { name: 'Parken, parken', summary: 'Odlarna odlar i parken.' });
    expect(found([more, garden], { q: 'Odlrna i parken' })[0]).toBe('garden');
  });

  test('that are only signs or nothing ask for everything', () => {
    expect(found(catalogue, { q: '  – ! ' })).toHaveLength(3);
    expect(found(catalogue, {})).toHaveLength(3);
  });
});

describe('free places', () => {
  const catalogue = [
    anEntry('free', {}, { ...placesKnown(4), ...countsKnown(2) }),
    anEntry('full', {}, { ...placesKnown(4), ...countsKnown(0) }),
    anEntry('queue', {}, { ...placesKnown(4), ...countsKnown(0, 3) }),
    anEntry('never said', {}, placesKnown(4)),
    anEntry(
      'closed today',
      {},
      {
        ...countsKnown(2),
        closures: [{ from: '2026-03-02', to: '2026-03-02', reason: null }],
      },
    ),
  ];
  const lastWeek = { now: '2026-03-20T08:00:00.000Z' };

  test('are met only by what is known to be free now', () => {
    expect(found(catalogue, { hasFreePlaces: true })).toEqual(['free']);
  });

  test('turn unknown with age, and unknown is neither with nor without', () => {
    expect(found(catalogue, { hasFreePlaces: true }, lastWeek)).toEqual([]);
    expect(found(catalogue, { hasFreePlaces: false }, lastWeek)).toEqual([]);
    expect(found(catalogue, { hasFreePlaces: false }).toSorted()).toEqual(['closed today', 'full', 'queue']);
  });

  test('are free until the moment at which the figure turns stale, and with it', () => {
    const one = [anEntry('free', {}, { ...placesKnown(4), ...countsKnown(2) })];
    const [hit] = search(one, { hasFreePlaces: true }).hits;
    const last = Date.parse(hit?.availability.staleAfter ?? '');
    const at = (milliseconds: number) => ({ now: new Date(milliseconds).toISOString() });
    expect(found(one, { hasFreePlaces: true }, at(last))).toEqual(['free']);
    expect(found(one, { hasFreePlaces: true }, at(last + 1))).toEqual([]);
  });

  test('are trusted as long as the förbund has decided', () => {
    const thresholdsOf = () => ({ reportedFreshDays: 30, ledgerFreshDays: 30 });
    expect(found(catalogue, { hasFreePlaces: true }, { ...lastWeek, thresholdsOf })).toContain('free');
  });

  test('mean no wait; where the wait is unknown it meets no limit', () => {
    expect(found(catalogue, { maxWaitWeeks: 0 })).toEqual(['free']);
    expect(found(catalogue, { maxWaitWeeks: 520 })).toEqual(['free']);
    expect(found(catalogue, { maxWaitWeeks: 520 }, lastWeek)).toEqual([]);
  });

  test('are waited for as long as the flow watch predicts, and that is shown and asked for', () => {
    const waits = { queue: 41, full: 20, free: 99, 'never said': 5, 'closed today': 5 };
    expect(found(catalogue, { maxWaitWeeks: 3 }, { waits })).toEqual(['free', 'full']);
    expect(found(catalogue, { maxWaitWeeks: 6 }, { waits })).toEqual(['free', 'queue', 'full']);
    const shown = search(catalogue, {}, { waits }).hits.map(({ entry, availability }) => [
      entry.head.insats,
      availability.wait?.medianDays,
    ]);
    expect(Object.fromEntries(shown)).toEqual({ queue: 41, full: 20 });
    expect(found(catalogue, { maxWaitWeeks: 6 }, { ...lastWeek, waits })).toEqual([]);
  });

  test('put the shorter wait first among those that have a queue', () => {
    const two = ['lång', 'kort', 'okänd'].map((insats) =>
      anEntry(insats, {}, { ...placesKnown(4), ...countsKnown(0, 3) }),
    );
    expect(found(two, {}, { waits: { lång: 200, kort: 30 } })).toEqual(['kort', 'lång', 'okänd']);
  });

  test('put what can be had first: free, queue, full, unknown, closed', () => {
    expect(found(catalogue, {})).toEqual(['free', 'queue', 'full', 'never said', 'closed today']);
  });
});

describe('hours a week', () => {
  const hours = (from: number | null, to: number | null) => ({ hoursPerWeek: { from, to, rampsUp: null } });
  const catalogue = [
    anEntry('5-20', hours(5, 20)),
    anEntry('from 10', hours(10, null)),
    anEntry('to 10', hours(null, 10)),
    anEntry('nothing said', hours(null, null)),
    anEntry('not at all'),
  ];

  test.each([
    [4, ['to 10']],
    [5, ['5-20', 'to 10']],
    [10, ['5-20', 'from 10', 'to 10']],
    [20, ['5-20', 'from 10']],
    [40, ['from 10']],
  ])('%i are met by what holds them, and never by what says nothing', (asked, met) => {
    expect(found(catalogue, { hoursPerWeek: asked }).toSorted()).toEqual(met);
  });
});

describe('an insats that has ended', () => {
  test('is neither found nor counted', () => {
    const result = search([anEntry('slut', { step: 'occupation' }, { status: 'closed' })], {});
    expect(result).toMatchObject({ hits: [], total: 0 });
    expect(result.facets.step).toEqual({});
  });
});

describe('the order', () => {
  const figures = (free: number, asOf: string) => ({
    counts: { free, queue: null, asOf, statedIn: 2 },
  });
  const catalogue = [
    anEntry('ö', { name: 'Öppen verkstad' }, figures(1, '2026-03-01T10:00:00.000Z')),
    anEntry('a', { name: 'Allén' }, figures(0, '2026-03-02T07:00:00.000Z')),
    anEntry('å', { name: 'Återbruket' }, figures(3, '2026-02-27T10:00:00.000Z')),
    anEntry('z', { name: 'Zonen' }),
  ];

  test('by name is the Swedish alphabet', () => {
    expect(found(catalogue, { sort: 'name' })).toEqual(['a', 'z', 'å', 'ö']);
  });

  test('by free places has most first and unknown last', () => {
    expect(found(catalogue, { sort: 'free' })).toEqual(['å', 'ö', 'a', 'z']);
  });

  test('by age has the newest figure first and none last', () => {
    expect(found(catalogue, { sort: 'fresh' })).toEqual(['a', 'ö', 'å', 'z']);
  });
});
