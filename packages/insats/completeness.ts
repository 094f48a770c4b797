import type { Criteria } from './criteria.ts';
import type { Description } from './description.ts';

interface Question {
  /** The field that holds the answer, as a path in the description; `criteria` stands beside it. */
  field: string;
  label: string;
  answered: (description: Description, criteria: Criteria) => boolean;
}

type AnsweredByAnything = Exclude<
  keyof Description,
  | 'name'
  | 'provenance'
  | 'step'
  | 'summary'
  | 'forWhom'
  | 'hoursPerWeek'
  | 'lengthWeeks'
  | 'groupSize'
  | 'contact'
>;

const filled = (text: string | null | undefined) => text != null && text !== '';
const eitherEnd = (range: { from: number | null; to: number | null } | null) =>
  range !== null && (range.from !== null || range.to !== null);

/** Null means that nobody has said; every other value is an answer, an empty list ("none") too. */
const given = (field: AnsweredByAnything, label: string): Question => ({
  field,
  label,
  answered: (description) => description[field] !== null,
});

/** What is asked of a description, in the order it is read. Name and provenance are always there. */
const questions: readonly Question[] = [
  { field: 'summary', label: 'Vad man gör i insatsen', answered: ({ summary }) => filled(summary) },
  { field: 'forWhom', label: 'Vem insatsen är till för', answered: ({ forWhom }) => filled(forWhom) },
  { field: 'criteria', label: 'Vad som krävs för att delta', answered: (_, criteria) => criteria !== null },
  given('aims', 'Målet med insatsen'),
  given('principal', 'Huvudman'),
  given('municipalities', 'Kommuner som insatsen tar emot från'),
  {
    field: 'step',
    label: 'Steg på funktionstrappan',
    // An insats that only runs beside the ladder, such as a language café, stands on no step.
    answered: ({ step, tracks }) => step !== null || (tracks?.length ?? 0) > 0,
  },
  given('tracks', 'Spår bredvid trappan, till exempel svenska eller hälsa'),
  given('kinds', 'Slag av aktivitet'),
  given('targetGroups', 'Målgrupp'),
  given('languages', 'Språk som går att använda'),
  given('languageSupport', 'Språkstöd, till exempel tolk'),
  {
    field: 'hoursPerWeek',
    label: 'Timmar i veckan',
    answered: ({ hoursPerWeek }) => eitherEnd(hoursPerWeek),
  },
  {
    field: 'hoursPerWeek.rampsUp',
    label: 'Om timmarna kan öka efter hand',
    answered: ({ hoursPerWeek }) => hoursPerWeek !== null && hoursPerWeek.rampsUp !== null,
  },
  {
    field: 'lengthWeeks',
    label: 'Hur många veckor insatsen varar',
    answered: ({ lengthWeeks }) => eitherEnd(lengthWeeks),
  },
  given('schedule', 'Dagar och tider'),
  { field: 'groupSize', label: 'Gruppens storlek', answered: ({ groupSize }) => eitherEnd(groupSize) },
  given('adaptations', 'Anpassningar'),
  given('contents', 'Innehåll'),
  given('followUp', 'Uppföljning och stöd'),
  given('method', 'Metod'),
  given('voluntary', 'Om insatsen bygger på frivillighet'),
  given('countsTowardActivityRequirement', 'Om insatsen räknas in i aktivitetskravet'),
  given('financing', 'Finansiering'),
  given('start', 'När man kan börja'),
  {
    field: 'contact',
    label: 'Telefon, e-post eller webbplats',
    answered: ({ contact }) => filled(contact?.phone) || filled(contact?.email) || filled(contact?.url),
  },
  { field: 'contact.address', label: 'Adress', answered: ({ contact }) => filled(contact?.address) },
];

export interface Completeness {
  /** Questions with an answer; `asked` is the same for every insats. */
  answered: number;
  asked: number;
  /** Uppgift saknas: the questions without an answer, in the order they are read. */
  missing: { field: string; label: string }[];
}

/** How much of what a reader needs to know the catalogue holds about an insats. */
export function completeness(description: Description, criteria: Criteria): Completeness {
  const missing = questions
    .filter((question) => !question.answered(description, criteria))
    .map(({ field, label }) => ({ field, label }));
  return { answered: questions.length - missing.length, asked: questions.length, missing };
}
