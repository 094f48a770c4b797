import { describe, expect, it } from 'vitest';
import { askDemo } from '../../../test/builders/demo-question.ts';

/**
 * Göteborg's three groups among those whom aktivitetskravet concerns (Fremia's report, "Flera målgrupper i
 * målgruppen"), each as one person in the demo catalogue of Linköping.
 */
const inLinkoping = { municipality: '0580', referrer: 'municipality' } as const;

describe('Göteborg, group 1: job-focused, in work or studies within three years', () => {
  const { first, verdict, reason, combinations, nearMisses, path, questions } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 29,
    hoursPerWeek: 40,
    language: 'no-limitation',
    step: 'supported-work',
    employmentServiceEnrolment: true,
    mustCountTowardActivityRequirement: true,
  });

  it('is shown support at a workplace first, though it has a queue, and then workplaces with room', () => {
    expect(first(4)).toEqual([
      'Extra stöd på praktikplatsen',
      'Praktikplats i kommunalt bostadsbolag',
      'Praktikplats i skolkök',
      'Praktikplats i äldreomsorgen',
    ]);
    expect(reason('Extra stöd på praktikplatsen', 'step')).toBe(
      'Står på det steg som behövs: Arbete med samhällsstöd.',
    );
    expect(reason('Extra stöd på praktikplatsen', 'room')).toBe(
      '8 i kö. Hur lång väntan blir går inte att säga.',
    );
  });

  it('may see the job coach, because of the enrolment', () => {
    expect(verdict('Arbetsmarknadscentrum: jobbcoach')).toEqual(['yes']);
  });

  it('is not made to do what builds on their own wish', () => {
    expect(verdict('RSMH: kamratstöd och kafé')).toEqual([
      'no',
      'Insatsen ska räknas mot aktivitetskravet. Insatsen bygger på att personen själv vill, och får inte göras till ett krav.',
    ]);
    expect(nearMisses).toEqual(['Insatsen ska räknas mot aktivitetskravet. (11)']);
  });

  it('can fill full time with a workplace and the job coach beside it', () => {
    expect(combinations[0]).toEqual({
      'Praktikplats i kommunalt bostadsbolag': 35,
      'Arbetsmarknadscentrum: jobbcoach': 5,
    });
  });

  it('stands on the last step before the goal, and has one thing left to find out', () => {
    expect(path).toEqual(['Målet: arbete, studier eller egen försörjning.']);
    expect(questions).toEqual([
      'Ta reda på: kan personen vara fri från alkohol och droger när hen deltar? (3)',
    ]);
  });
});

describe('Göteborg, group 2: longer rehabilitation toward work, with contact with care at first', () => {
  const { first, reason, combinations, path, questions } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 45,
    hoursPerWeek: 20,
    language: 'no-limitation',
    step: 'work-rehabilitation',
    adaptations: ['quiet-place'],
    medicalCertificate: true,
  });

  it('is shown the quiet workshop first, with room and with hours that grow', () => {
    expect(first(1)).toEqual(['Bilda: kreativ verkstad']);
    expect(reason('Bilda: kreativ verkstad', 'adaptations')).toBe(
      'Har de anpassningar som behövs: lugn plats.',
    );
    expect(reason('Bilda: kreativ verkstad', 'hours')).toBe(
      'Rymmer personens 20 timmar i veckan, och timmarna kan öka efter hand.',
    );
  });

  it('is told what the others lack', () => {
    expect(reason('Idrott och Service: vaktmästeri', 'adaptations')).toBe('Saknar lugn plats.');
  });

  it('can work and look after health at the same time', () => {
    expect(combinations[0]).toEqual({ 'Bilda: kreativ verkstad': 17, 'RSMH: kamratstöd och kafé': 3 });
  });

  it('is told that the next step is full today', () => {
    expect(path[0]).toBe(
      'Nästa steg: Arbete med samhällsstöd. 2 insatser kan passa. Inga lediga platser nu.',
    );
  });

  it('is first asked about a decision according to LSS', () => {
    expect(questions[0]).toBe('Ta reda på: har personen ett beslut enligt LSS? (3)');
  });
});

describe('Göteborg, group 3: lasting occupation, few hours', () => {
  const { first, verdict, combinations, nearMisses, reason } = askDemo('linkoping.json', {
    ...inLinkoping,
    age: 59,
    hoursPerWeek: 5,
    language: 'no-limitation',
    step: 'occupation',
    lssDecision: false,
    adaptations: ['no-fixed-times'],
  });

  it('is shown occupation without fixed times first, where there is room', () => {
    expect(first(4)).toEqual([
      'RSMH: kamratstöd och kafé',
      'Kontaktcentrum: öppen träffpunkt',
      'Lotsen: dagverksamhet',
      'Villa Ådala: gemenskap',
    ]);
  });

  it('is refused by Hantverkshuset, for whose places a decision according to LSS is needed', () => {
    expect(verdict('Hantverkshuset: trä och metall')).toEqual([
      'no',
      'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade). Personen har inte ett beslut enligt LSS.',
    ]);
    expect(nearMisses).toEqual([
      'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade). (3)',
    ]);
  });

  it('is told which insatser ask for more hours than there are', () => {
    expect(reason('Praktikplats i äldreomsorgen', 'hours')).toBe(
      'Kräver minst 20 timmar i veckan. Personen klarar 5.',
    );
  });

  it('is given no combination: five hours are too few to divide', () => {
    expect(combinations).toEqual([]);
  });
});
