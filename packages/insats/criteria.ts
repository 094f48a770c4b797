import * as z from 'zod';
import { freeText, plainLine } from './free-text.ts';
import { municipalityCode, municipalityName } from './municipalities.ts';
import { codes, languageLevels, type Referrer, referrers } from './vocabulary.ts';

const age = z.int().min(0).max(120);
const hours = z.int().min(0).max(40);

const rule = {
  age: z.strictObject({ rule: z.literal('age'), from: age.nullable(), to: age.nullable() }),
  municipality: z.strictObject({
    rule: z.literal('municipality'),
    anyOf: z.array(municipalityCode).min(1).max(50),
  }),
  ability: z.strictObject({
    rule: z.literal('ability'),
    fromHours: hours.nullable(),
    toHours: hours.nullable(),
  }),
  language: z.strictObject({ rule: z.literal('language'), atLeast: z.enum(codes(languageLevels)) }),
  lss: z.strictObject({ rule: z.literal('lss-decision'), is: z.enum(['required', 'excluded']) }),
  enrolment: z.strictObject({
    rule: z.literal('employment-service-enrolment'),
    is: z.enum(['required', 'excluded']),
  }),
  certificate: z.strictObject({ rule: z.literal('medical-certificate') }),
  drugFree: z.strictObject({ rule: z.literal('drug-free') }),
  referral: z.strictObject({
    rule: z.literal('referral'),
    /** Empty: a referral is needed, and the source does not say from whom. */
    from: z.array(z.enum(codes(referrers))).max(4),
  }),
  ownApplication: z.strictObject({ rule: z.literal('own-application') }),
  /** A condition that no rule above expresses; a person judges it. */
  other: z.strictObject({ rule: z.literal('other'), text: plainLine(300).min(2, 'Skriv vad som krävs.') }),
};

/**
 * One condition for taking part. `assessedLater`: the answer comes only after an assessment, so it is neither yes
 * nor no beforehand. `note` is the provider's own wording beside the generated sentence.
 */
export const criterion = z
  .strictObject({
    condition: z.discriminatedUnion('rule', [
      rule.age,
      rule.municipality,
      rule.ability,
      rule.language,
      rule.lss,
      rule.enrolment,
      rule.certificate,
      rule.drugFree,
      rule.referral,
      rule.ownApplication,
      rule.other,
    ]),
    assessedLater: z.boolean().default(false),
    note: freeText(300).nullable().default(null),
  })
  .check((context) => {
    const { condition } = context.value;
    if (condition.rule === 'age') needsRange(context, condition.from, condition.to, 'ålder');
    if (condition.rule === 'ability')
      needsRange(context, condition.fromHours, condition.toHours, 'antal timmar');
  });

function needsRange(
  context: z.core.ParsePayload<unknown>,
  from: number | null,
  to: number | null,
  what: string,
): void {
  const message =
    from === null && to === null
      ? `Ange lägsta eller högsta ${what}, eller båda.`
      : from !== null && to !== null && from > to
        ? `Lägsta ${what} (${from}) är högre än högsta (${to}). Byt plats på dem.`
        : undefined;
  if (message) context.issues.push({ code: 'custom', message, input: context.value, path: ['condition'] });
}

/** All the conditions of an insats. Null: nobody has said (uppgift saknas); an empty list: open to everyone. */
export const criteria = z.array(criterion).max(30).nullable();

export type Criterion = z.infer<typeof criterion>;
export type Criteria = z.infer<typeof criteria>;

/** One plain Swedish sentence that says what the criterion asks of a person. */
export function criterionSentence(criterion: Criterion): string {
  const sentence = conditionSentence(criterion.condition);
  return criterion.assessedLater ? `${sentence} Det bedöms vid ett första möte.` : sentence;
}

function conditionSentence(condition: Criterion['condition']): string {
  switch (condition.rule) {
    case 'age':
      return ageSentence(condition.from, condition.to);
    case 'municipality':
      return `Du ska bo i ${listed(condition.anyOf.map(municipalityName), 'eller')}.`;
    case 'ability':
      return abilitySentence(condition.fromHours, condition.toHours);
    case 'language':
      return {
        'large-limitation': 'Du kan delta även om du nästan inte kan svenska. Tolk kan behövas.',
        'easy-swedish': 'Du behöver förstå lätt svenska.',
        'no-limitation': 'Du behöver förstå och tala svenska utan tolk.',
      }[condition.atLeast];
    case 'lss-decision':
      return condition.is === 'required'
        ? 'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade).'
        : 'Insatsen är inte för dig som har ett beslut enligt LSS om daglig verksamhet.';
    case 'employment-service-enrolment':
      return condition.is === 'required'
        ? 'Du ska vara inskriven på Arbetsförmedlingen.'
        : 'Du får inte vara inskriven på Arbetsförmedlingen.';
    case 'medical-certificate':
      return 'Du behöver ett läkarintyg.';
    case 'drug-free':
      return 'Du ska vara fri från alkohol och droger när du deltar.';
    case 'referral':
      return condition.from.length === 0
        ? 'Du behöver bli anvisad av en myndighet eller vården.'
        : `Du behöver bli anvisad av ${listed(condition.from.map(referrerName), 'eller')}.`;
    case 'own-application':
      return 'Du kan söka själv.';
    case 'other':
      return condition.text;
    default:
      return condition satisfies never;
  }
}

function ageSentence(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `Du ska vara mellan ${from} och ${to} år.`;
  return from === null ? `Du ska vara högst ${to} år.` : `Du ska vara minst ${from} år.`;
}

function abilitySentence(from: number | null, to: number | null): string {
  if (from !== null && to !== null) return `Du ska klara mellan ${from} och ${to} timmar i veckan.`;
  return from === null
    ? `Insatsen är för dig som klarar högst ${to} timmar i veckan.`
    : `Du ska klara minst ${from} timmar i veckan.`;
}

function referrerName(referrer: Referrer): string {
  const name = referrers[referrer];
  return name === 'Kommunen' || name === 'Regionen' ? name.toLowerCase() : name;
}

function listed(words: string[], last: 'eller' | 'och'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
