import { describe, expect, it } from 'vitest';
import { askDemo } from '../../../test/builders/demo-question.ts';

/**
 * Trollhättan's list of what those have to live with who are not yet in any activity (Fremia's report): each as one
 * person, most in the demo catalogue of Linköping.
 */
const inLinkoping = { municipality: '0580', referrer: 'municipality' } as const;

describe('Trollhättan: hardly any Swedish', () => {
  const { first, verdict, reason, combinations, nearMisses } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 38,
    hoursPerWeek: 25,
    language: 'large-limitation',
    step: 'work-rehabilitation',
    wishes: { tracks: ['language'], languages: ['arabic'] },
  });

  it('is shown work training with Arabic and an interpreter before places with room but no language support', () => {
    expect(first(1)).toEqual(['Bilda: språkkafé med arbetsträning']);
    expect(reason('Bilda: språkkafé med arbetsträning', 'language')).toBe(
      'Språkstöd finns: lätt svenska, arabiska, somaliska, språkombud och tolk.',
    );
    expect(reason('Ardako: legomontering', 'language')).toBe('Inget språkstöd: insatsen är på svenska.');
  });

  it('is refused where easy Swedish is the least', () => {
    expect(verdict('Ardako: kök och servering')).toEqual([
      'no',
      'Du behöver förstå lätt svenska. Personens svenska: stor begränsning, behöver tolk.',
    ]);
    expect(nearMisses[0]).toBe('Du behöver förstå lätt svenska. (4)');
  });

  it('can train work, language and health in the same week', () => {
    expect(combinations[0]).toEqual({
      'Bilda: språkkafé med arbetsträning': 22,
      'RSMH: kamratstöd och kafé': 3,
    });
  });
});

describe('Trollhättan: complex mental ill health, referred by the region', () => {
  const { first, verdict, nearMisses, path, answer } = askDemo('linkoping.json', {
    municipality: '0580',
    referrer: 'region',
    age: 33,
    hoursPerWeek: 8,
    language: 'no-limitation',
    step: 'structure',
    lssDecision: false,
    adaptations: ['no-group', 'home-visits'],
  });

  it('is shown the two that come home, and ask for no group', () => {
    expect(first(2)).toEqual(['Kontaktcentrum: vardagsstöd', 'Support- och Arbetsteamet: vägen in']);
  });

  it('learns that the referrer is what stands in the way of most', () => {
    expect(verdict('Idrott och Service: vaktmästeri')).toEqual([
      'no',
      'Du behöver bli anvisad av kommunen. Regionen anvisar personen.',
    ]);
    expect(nearMisses[0]).toBe('Du behöver bli anvisad av kommunen. (16)');
  });

  it('has nothing more to be asked, and room on the next step', () => {
    expect(answer.questions).toEqual([]);
    expect(path[0]).toBe(
      'Nästa steg: Sysselsättning. 8 insatser kan passa; de 5 bästa visas. Lediga platser nu: 47.',
    );
  });
});

describe('Trollhättan: harmful use', () => {
  const { first, verdict, nearMisses } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 41,
    hoursPerWeek: 25,
    language: 'no-limitation',
    step: 'work-rehabilitation',
    drugFree: false,
  });

  it('still has six equally good places to work-train', () => {
    expect(first(6)).toEqual([
      'Ardako: kök och servering',
      'Ardako: legomontering',
      'Bilda: kreativ verkstad',
      'Idrott och Service: vaktmästeri',
      'Skog och Mark: röjning och stigar',
      'Stadsmissionen: second hand-butiken',
    ]);
  });

  it('is refused where machines are run, and is told which would open', () => {
    expect(verdict('Skog och Mark: ved och virke')).toEqual([
      'no',
      'Du ska vara fri från alkohol och droger när du deltar. Personen kan inte vara fri från alkohol och droger nu.',
    ]);
    expect(nearMisses).toEqual(['Du ska vara fri från alkohol och droger när du deltar. (3)']);
  });
});

describe('Trollhättan: earlier crime', () => {
  const { verdict } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 27,
    hoursPerWeek: 30,
    language: 'no-limitation',
    step: 'work-rehabilitation',
    drugFree: true,
  });

  it('is not refused by the machine where a register extract is asked for: a human being decides', () => {
    expect(verdict('Praktikplats i förskolan')).toEqual([
      'after-assessment',
      'Utdrag ur belastningsregistret behövs. Det kan bara en människa avgöra. Fråga utföraren.',
    ]);
    expect(verdict('Praktikplats i vatten och avfall')).toEqual(['yes']);
  });
});

describe('Trollhättan: nowhere to live, and little known yet', () => {
  const { first, questions, answer } = askDemo('linkoping.json', {
    age: 36,
    hoursPerWeek: 6,
    language: 'no-limitation',
    step: 'structure',
    adaptations: ['home-visits'],
  });

  it('is refused nothing for what nobody has found out', () => {
    expect(answer.total).toBe(37);
    expect(answer.nearMisses).toEqual([]);
  });

  it('is shown support with the everyday first', () => {
    expect(first(2)).toEqual(['Support- och Arbetsteamet: vägen in', 'Kontaktcentrum: vardagsstöd']);
  });

  it('is asked first what decides most', () => {
    expect(questions).toEqual([
      'Ta reda på: i vilken kommun bor personen? (37)',
      'Ta reda på: vem kan anvisa personen? (24)',
      'Ta reda på: har personen ett beslut enligt LSS? (3)',
      'Ta reda på: kan personen vara fri från alkohol och droger när hen deltar? (3)',
      'Ta reda på: är personen inskriven på Arbetsförmedlingen? (1)',
    ]);
  });
});

describe('Trollhättan: physical ill health', () => {
  const { first, combinations, reason } = askDemo(
    'linkoping.json',
    {
      ...inLinkoping,
      age: 58,
      hoursPerWeek: 12,
      language: 'no-limitation',
      step: 'occupation',
      lssDecision: false,
      adaptations: ['quiet-place'],
      wishes: { tracks: ['health'] },
    },
    {
      'Villa Ådala: trädgård och djur': {
        wait: { medianDays: 24, lowDays: 14, highDays: 42 },
      },
    },
  );

  it('is shown the quiet garden first, though there is a wait of some weeks', () => {
    expect(first(1)).toEqual(['Villa Ådala: trädgård och djur']);
    expect(reason('Villa Ådala: trädgård och djur', 'room')).toBe('Väntan är troligen 2–6 veckor.');
  });

  it('can have a café and health at the same time', () => {
    expect(combinations[0]).toMatchObject({ 'Bilda: kreativ verkstad': 9 });
  });
});

describe('Trollhättan: a disability, with a decision according to LSS', () => {
  const { first, verdict } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 24,
    hoursPerWeek: 15,
    language: 'no-limitation',
    step: 'occupation',
    lssDecision: true,
    adaptations: ['picture-instructions'],
  });

  it('is shown picture instructions, real tasks and room, with the decision and without', () => {
    expect(first(2)).toEqual(['Hantverkshuset: butik och packning', 'Ryds Herrgård: café och konferens']);
    expect(verdict('Hantverkshuset: butik och packning')).toEqual(['yes']);
  });
});
