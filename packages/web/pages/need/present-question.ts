import type { JudgedBy, Question } from '#eligibility';
import { languageLevels } from '#insats';
import type { Choice } from '../../components/field.tsx';
import type { QuestionView, ReplyView } from './need-view.ts';
import { capitalised, type decisions, insatserWording, referral } from './need-words.ts';

/** Something to find out, and how it can be answered where it stands. */
export function presentQuestion(
  { about, sentence, decides }: Question,
  municipalities: readonly Choice[],
): QuestionView {
  return {
    id: `question-${about}`,
    sentence: capitalised(sentence.replace(/^Ta reda på: /, '')),
    decides: `Avgör för ${insatserWording(decides)}.`,
    reply: replyTo(about, municipalities),
  };
}

const optionsOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));

/** How a question can be answered where it stands. */
function replyTo(about: JudgedBy, municipalities: readonly Choice[]): ReplyView | null {
  switch (about) {
    case 'lss-decision':
      return yesOrNo('lssDecision');
    case 'employment-service-enrolment':
      return yesOrNo('employmentServiceEnrolment');
    case 'medical-certificate':
      return yesOrNo('medicalCertificate');
    case 'drug-free':
      return yesOrNo('drugFree');
    case 'language':
      return { kind: 'buttons', field: 'language', options: optionsOf(languageLevels) };
    case 'referral':
    case 'own-application':
      return { kind: 'buttons', field: 'referrer', options: optionsOf(referral) };
    case 'municipality':
    case 'served':
      return { kind: 'choice', field: 'municipality', label: 'Kommun', options: municipalities };
    case 'age':
      return { kind: 'number', field: 'age', label: 'Ålder' };
    case 'ability':
      return { kind: 'number', field: 'hoursPerWeek', label: 'Timmar i veckan' };
    case 'activity-requirement':
    case 'other':
    case 'not-stated':
      return null;
    default:
      return about satisfies never;
  }
}

function yesOrNo(field: keyof typeof decisions): ReplyView {
  return {
    kind: 'buttons',
    field,
    options: [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nej' },
    ],
  };
}
