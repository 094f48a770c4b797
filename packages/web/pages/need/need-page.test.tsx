import { describe, expect, it } from 'vitest';
import { need as needSchema } from '#eligibility';
import type { Availability, Head } from '#ledger';
import type { Match, NeedAnswer } from '#matching';
import { aDescription } from '../../../../test/builders/insats.ts';
import type { Frame } from '../../components/page.tsx';
import { documentOf } from '../../render.ts';
import { NeedPage } from './need-page.tsx';
import type { NeedFormState } from './need-view.ts';
import { presentNeedAnswer } from './present-need.ts';

const frame: Frame = {
  assets: { css: '/assets/a.css', script: '/assets/a.js', icon: '/assets/a.svg' },
  now: '2026-03-17T13:20:00Z',
  signedIn: { name: 'Mitt konto', areas: [] },
  notice: null,
};

const availability: Availability = {
  places: 4,
  free: 2,
  reserved: [],
  deficit: 0,
  queue: 0,
  wait: null,
  status: 'free',
  source: 'reported',
  asOf: '2026-03-17T08:00:00Z',
  staleAfter: '2026-03-24T08:00:00Z',
};

const match: Match = {
  insats: 'snickeriet',
  answer: 'yes',
  score: 40,
  reasons: [
    { about: 'step', points: 24, of: 24, side: 'for', sentence: 'Står på det steg som behövs.' },
    { about: 'room', points: 16, of: 16, side: 'for', sentence: '2 lediga platser nu.' },
    { about: 'times', points: 0, of: 4, side: 'against', sentence: 'Tiderna passar inte.' },
  ],
  judgements: [
    { about: 'age', answer: 'yes', sentence: 'Du ska vara minst 18 år.', because: 'Personen är 34 år.' },
  ],
  availability,
};

const nothing: NeedAnswer = {
  matches: [],
  total: 0,
  questions: [],
  combinations: [],
  path: [],
  nearMisses: [],
};

const one = (id: string, name: string, reached = true) => {
  const head: Pick<Head, 'insats' | 'counts'> = { insats: id, counts: null };
  const documents = { description: aDescription({ name }), criteria: null };
  return [id, { head, documents, provider: 'Kooperativet', reached }] as const;
};
const known = new Map([one('snickeriet', 'Snickeriet'), one('cafe', 'Språkkaféet', false)]);

type Shown = { answer?: Partial<NeedAnswer>; need?: object; form?: Partial<NeedFormState>; asked?: boolean };

/** The page that answers a need, or the form alone where nothing is answered. */
function shown({ answer, need = {}, form = {}, asked = false }: Shown): string {
  const about = asked ? { id: 'snickeriet', name: 'Snickeriet' } : null;
  const view = {
    form: { key: 'need', values: {}, chosen: {}, errors: {}, ...form },
    municipalities: {
      own: [{ value: '0580', label: 'Linköping' }],
      others: [{ value: '0180', label: 'Stockholm' }],
    },
    about,
    answer:
      answer === undefined
        ? null
        : presentNeedAnswer({
            need: needSchema.parse(need),
            answer: { ...nothing, ...answer },
            known,
            checked: asked
              ? {
                  insats: 'snickeriet',
                  eligibility: {
                    answer: 'no',
                    judgements: [
                      { about: 'age', answer: 'yes', sentence: 'Du ska vara minst 18 år.', because: 'Ja.' },
                      {
                        about: 'lss-decision',
                        answer: 'no',
                        sentence: 'Du behöver LSS.',
                        because: 'Har inte.',
                      },
                    ],
                  },
                  availability,
                }
              : null,
            given: [
              { name: 'age', value: '34' },
              { name: 'lssDecision', value: 'yes' },
              { name: 'insats', value: 'snickeriet' },
            ],
            municipalities: [{ value: '0580', label: 'Linköping' }],
          }),
  };
  return documentOf(<NeedPage frame={frame} view={view} />);
}

const wordsOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the need form', () => {
  it('demands nothing, and explains every step in a sentence', () => {
    const page = shown({});
    expect(page).not.toContain('required');
    expect(wordsOf(page)).toContain('Sysselsättning Ha något att gå till: hålla rutiner och träffa andra.');
    expect(wordsOf(page)).toContain('inget av det du fyller i sparas');
  });

  it('posts, so that the need is in no address', () => {
    expect(shown({})).toMatch(/<form class="need-form" method="post" action="\/need"/);
  });

  it('shows again what was filled in, beside the sentence of what is wrong, and opens the group it stands in', () => {
    const page = shown({
      form: {
        values: { age: 'många', step: 'occupation', from: 'sen' },
        chosen: { adaptations: ['quiet-place'] },
        errors: { age: 'Skriv åldern med siffror.', from: 'Skriv klockslaget som 09:00.' },
      },
    });
    expect(page).toContain('<title>Fel i formuläret');
    expect(page).toContain('value="många"');
    expect(page).toMatch(/id="step-occupation"[^>]*checked/);
    expect(page).toMatch(/id="adaptations-quiet-place"[^>]*checked/);
    expect(page).toMatch(/<details class="plain-details" open[^>]*><summary>Dagar och tider/);
    expect(page).toMatch(/<details class="plain-details" open[^>]*><summary>Anpassningar/);
    expect(page).toMatch(/<details class="plain-details"><summary>Önskemål/);
  });
});

describe('the answer', () => {
  it('tells in words what speaks for and against, with the points that the score is the sum of', () => {
    const page = wordsOf(shown({ answer: { matches: [match], total: 1 }, need: { step: 'occupation' } }));
    expect(page).toContain('Passar mindre bra (40 av 100 poäng) · Villkoren är uppfyllda');
    expect(page).toContain('Talar för Står på det steg som behövs. 2 lediga platser nu.');
    expect(page).toContain('Plats nu 2 lediga platser nu. 16 av 16');
    expect(page).toContain('Tillsammans 40 av 100 poäng');
  });

  it('leaves out of the list what nobody asked for, and keeps it among the points', () => {
    const page = wordsOf(shown({ answer: { matches: [match], total: 1 }, need: { step: 'occupation' } }));
    expect(page).not.toContain('Talar emot');
    expect(page).toContain('Dagar och tider Tiderna passar inte. 0 av 4');
    const times = [{ day: 'monday', from: '09:00', to: '12:00' }];
    expect(wordsOf(shown({ answer: { matches: [match], total: 1 }, need: { times } }))).toContain(
      'Talar emot Tiderna passar inte.',
    );
  });

  it('says how sure the answer is', () => {
    const standing = (answer: Match['answer']) =>
      shown({ answer: { matches: [{ ...match, answer }], total: 1 } });
    expect(standing('unknown')).toContain('Något behöver tas reda på');
    expect(standing('after-assessment')).toContain('Avgörs vid ett möte med utföraren');
  });

  it('lets each question be answered where it stands, and takes everything else along', () => {
    const sentence = 'Ta reda på: har personen ett beslut enligt LSS?';
    const page = shown({ answer: { questions: [{ about: 'lss-decision', sentence, decides: 3 }] } });
    const [, form = ''] = /id="question-lss-decision".*?(<form.*?<\/form>)/s.exec(page) ?? [];
    expect(wordsOf(page)).toContain('Har personen ett beslut enligt LSS? Avgör för 3 insatser.');
    expect(form).toContain('name="lssDecision" value="yes">Ja');
    expect(form).toContain('name="lssDecision" value="no">Nej');
    expect(form).toContain('<input type="hidden" name="age" value="34"/>');
    expect(form).not.toContain('type="hidden" name="lssDecision"');
  });

  it.each([
    ['age', 'name="age" type="text"'],
    ['ability', 'name="hoursPerWeek" type="text"'],
    ['municipality', '<select class="ds-input" id="question-municipality-reply" name="municipality">'],
    ['referral', 'name="referrer" value="own-application"'],
    ['language', 'name="language" value="easy-swedish"'],
  ] as const)('asks about %s with a field of its own', (about, field) => {
    expect(shown({ answer: { questions: [{ about, sentence: 'Ta reda på: hur?', decides: 1 }] } })).toContain(
      field,
    );
  });

  it('shows a combination as a week, with the same as text to copy', () => {
    const page = shown({
      answer: {
        combinations: [
          {
            insatser: ['snickeriet', 'cafe'],
            hours: [6, 2],
            totalHours: 8,
            week: [
              { day: 'tuesday', from: '13:00', to: '15:00', insats: 'cafe' },
              { day: 'saturday', from: '09:00', to: '15:00', insats: 'snickeriet' },
            ],
            timesOpen: [],
            tracks: ['near-work', 'language'],
            score: 70,
            sentences: ['Arbete och svenska tillsammans.'],
          },
        ],
      },
    });
    const [, week = ''] = /(<table class="ds-table need-week">.*?<\/table>)/s.exec(page) ?? [];
    expect(wordsOf(week)).toContain('måndag inget tisdag 13:00–15:00 Språkkaféet onsdag inget');
    expect(wordsOf(week)).toContain('lördag 09:00–15:00 Snickeriet');
    expect(week).toContain('<th scope="row">tisdag');
    expect(week).not.toContain('söndag');
    expect(page).toContain(
      'Snickeriet 6 timmar i veckan; Språkkaféet 2 timmar i veckan. Tisdag 13:00–15:00 Språkkaféet; lördag 09:00–15:00 Snickeriet.',
    );
  });

  it('names what opens when the one thing that stands in the way is met', () => {
    const miss = {
      about: 'lss-decision' as const,
      sentence: 'Du behöver ett beslut enligt LSS.',
      because: 'Personen har inte ett beslut enligt LSS.',
      total: 3,
      opens: ['snickeriet'],
    };
    const page = wordsOf(shown({ answer: { nearMisses: [miss] } }));
    expect(page).toContain('Om det ordnar sig öppnas 3 insatser, bland annat: Snickeriet');
  });

  it('leads to the queue only where the reader works with the insats', () => {
    const page = shown({
      answer: { matches: [match, { ...match, insats: 'cafe' }], total: 2 },
    });
    expect(page).toContain('href="/insatser/snickeriet/places"');
    expect(page).not.toContain('href="/insatser/cafe/places"');
  });

  it('opens insatser beside itself, because nothing could bring the answer back', () => {
    const page = shown({ answer: { matches: [match], total: 1 } });
    expect(page).toMatch(/href="\/insatser\/snickeriet" target="_blank" rel="noopener"/);
    expect(page).toContain('(öppnas i en ny flik)');
  });

  it('says of an insats that was asked about why not, what stands in the way first', () => {
    const page = wordsOf(shown({ answer: {}, asked: true }));
    expect(page).toContain('Nej, inte som det ser ut nu');
    expect(page).toMatch(/Står i vägen: Du behöver LSS\. Har inte\. .*Uppfyllt: Du ska vara minst 18 år\./);
  });

  it('says what to do when nothing fits', () => {
    expect(wordsOf(shown({ answer: {} }))).toContain('Ingen insats passar');
  });
});
