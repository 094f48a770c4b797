import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { criteria, criterion, criterionSentence } from './criteria.ts';
import { swedishErrors } from './swedish-errors.ts';

type Condition = z.input<typeof criterion>['condition'];

const refusal = (input: unknown) => {
  const parsed = criterion.safeParse(input, { error: swedishErrors });
  return parsed.error?.issues.map(({ message, path }) => `${path.join('.')}: ${message}`) ?? [];
};

describe('a criterion in one plain sentence', () => {
  const sentences: [Condition, string][] = [
    [{ rule: 'age', from: 18, to: 29 }, 'Du ska vara mellan 18 och 29 år.'],
    [{ rule: 'age', from: 18, to: null }, 'Du ska vara minst 18 år.'],
    [{ rule: 'age', from: null, to: 24 }, 'Du ska vara högst 24 år.'],
    [{ rule: 'municipality', anyOf: ['0580'] }, 'Du ska bo i Linköping.'],
    [
      { rule: 'municipality', anyOf: ['0580', '0583', '0586'] },
      'Du ska bo i Linköping, Motala eller Mjölby.',
    ],
    [{ rule: 'ability', fromHours: 10, toHours: 20 }, 'Du ska klara mellan 10 och 20 timmar i veckan.'],
    [{ rule: 'ability', fromHours: 10, toHours: null }, 'Du ska klara minst 10 timmar i veckan.'],
    [
      { rule: 'ability', fromHours: null, toHours: 20 },
      'Insatsen är för dig som klarar högst 20 timmar i veckan.',
    ],
    [
      { rule: 'language', atLeast: 'large-limitation' },
      'Du kan delta även om du nästan inte kan svenska. Tolk kan behövas.',
    ],
    [{ rule: 'language', atLeast: 'easy-swedish' }, 'Du behöver förstå lätt svenska.'],
    [{ rule: 'language', atLeast: 'no-limitation' }, 'Du behöver förstå och tala svenska utan tolk.'],
    [
      { rule: 'lss-decision', is: 'required' },
      'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade).',
    ],
    [
      { rule: 'lss-decision', is: 'excluded' },
      'Insatsen är inte för dig som har ett beslut enligt LSS om daglig verksamhet.',
    ],
    [
      { rule: 'employment-service-enrolment', is: 'required' },
      'Du ska vara inskriven på Arbetsförmedlingen.',
    ],
    [
      { rule: 'employment-service-enrolment', is: 'excluded' },
      'Du får inte vara inskriven på Arbetsförmedlingen.',
    ],
    [{ rule: 'medical-certificate' }, 'Du behöver ett läkarintyg.'],
    [{ rule: 'drug-free' }, 'Du ska vara fri från alkohol och droger när du deltar.'],
    [{ rule: 'referral', from: [] }, 'Du behöver bli anvisad av en myndighet eller vården.'],
    [{ rule: 'referral', from: ['municipality'] }, 'Du behöver bli anvisad av kommunen.'],
    [
      { rule: 'referral', from: ['region', 'employment-service', 'social-insurance-agency'] },
      'Du behöver bli anvisad av regionen, Arbetsförmedlingen eller Försäkringskassan.',
    ],
    [{ rule: 'own-application' }, 'Du kan söka själv.'],
    [{ rule: 'other', text: 'Du ska tycka om att vara utomhus.' }, 'Du ska tycka om att vara utomhus.'],
  ];

  it.each(sentences)('%j', (condition, sentence) => {
    expect(criterionSentence(criterion.parse({ condition }))).toBe(sentence);
  });

  it('says when the answer comes only after a first meeting', () => {
    const assessed = criterion.parse({
      condition: { rule: 'ability', fromHours: 10, toHours: null },
      assessedLater: true,
    });
    expect(criterionSentence(assessed)).toBe(
      'Du ska klara minst 10 timmar i veckan. Det bedöms vid ett första möte.',
    );
  });

  it('has a tested sentence for every rule there is', () => {
    const rules = criterion.shape.condition.options.map((option) => option.shape.rule.value);
    expect(new Set(sentences.map(([condition]) => condition.rule))).toEqual(new Set(rules));
  });
});

describe('a criterion is refused', () => {
  it('without either end of a range', () => {
    expect(refusal({ condition: { rule: 'age', from: null, to: null } })).toEqual([
      'condition: Ange lägsta eller högsta ålder, eller båda.',
    ]);
    expect(refusal({ condition: { rule: 'ability', fromHours: null, toHours: null } })).toEqual([
      'condition: Ange lägsta eller högsta antal timmar, eller båda.',
    ]);
  });

  it('with its ends swapped', () => {
    expect(refusal({ condition: { rule: 'age', from: 65, to: 18 } })).toEqual([
      'condition: Lägsta ålder (65) är högre än högsta (18). Byt plats på dem.',
    ]);
  });

  it('with an unknown rule, and the rules to choose from are listed', () => {
    const [first = ''] = refusal({ condition: { rule: 'shoe-size' } });
    expect(first).toMatch(/^condition\.rule: .*Välj bland: age, municipality, ability/);
    expect(first).not.toContain('shoe-size');
  });

  it('with an empty text of its own, or one that holds a personal number', () => {
    expect(refusal({ condition: { rule: 'other', text: ' ' } })).toEqual([
      'condition.text: Skriv vad som krävs.',
    ]);
    expect(refusal({ condition: { rule: 'drug-free' }, note: 'Gäller 811228-9874' })).toEqual([
      expect.stringMatching(/^note: .*personnummer/),
    ]);
  });

  it('with a field that no rule has', () => {
    expect(refusal({ condition: { rule: 'drug-free', strict: true } })).toEqual([
      'condition: Fältet strict känns inte igen. Ta bort det eller rätta namnet.',
    ]);
  });
});

describe('the criteria of an insats', () => {
  it('tell "nobody has said" from "open to everyone"', () => {
    expect(criteria.parse(null)).toBeNull();
    expect(criteria.parse([])).toEqual([]);
  });

  it('can be described in OpenAPI', () => {
    expect(z.toJSONSchema(criteria, { io: 'input' })).toHaveProperty('anyOf');
  });
});
