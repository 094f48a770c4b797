import type { Eligibility, Judgement, Need } from '#eligibility';
import {
  codes,
  type Description,
  ladder,
  languageLevels,
  municipalityName,
  type Referrer,
  referrers,
  tracks,
  weekdays,
} from '#insats';
import type { Availability, Documents, Head } from '#ledger';
import type { Combination, Match, NearMiss, NeedAnswer, PathStep, ReasonAbout } from '#matching';
import type { Choice } from '../../components/field.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import type { HiddenField } from '../../components/hidden-fields.tsx';
import { presentAvailability } from '../../components/present-availability.ts';
import type {
  CheckedView,
  CombinationView,
  InsatsLink,
  JudgementView,
  MatchView,
  NearMissView,
  NeedAnswerView,
  PathView,
} from './need-view.ts';
import { capitalised, counted } from './need-words.ts';
import { presentQuestion } from './present-question.ts';

/** An insats as the catalogue holds it, with the name of its provider. */
type Known = {
  head: Pick<Head, 'insats' | 'counts'>;
  documents: Documents;
  provider: string;
  /** Whether the reader works with it, and reaches its queue. */
  reached: boolean;
};

/** What the answer may speak of, by id. */
type KnownInsatser = ReadonlyMap<string, Known>;

/** One insats held against the need, for whoever asked about it. */
type Checked = { insats: string; eligibility: Eligibility; availability: Availability };

type Answered = {
  need: Need;
  answer: NeedAnswer;
  known: KnownInsatser;
  checked: Checked | null;
  /** All that the form said, for asking again. */
  given: readonly HiddenField[];
  municipalities: readonly Choice[];
};

/** The answer to a need as the page shows it. */
export function presentNeedAnswer(answered: Answered): NeedAnswerView {
  const { need, answer, known, checked, given, municipalities } = answered;
  const naming = namingOf(known);
  return {
    asked: askedFor(need),
    given,
    total: answer.total,
    checked: checked && presentChecked(checked, known),
    questions: answer.questions.map((question) => presentQuestion(question, municipalities)),
    matches: answer.matches.map((match) => presentMatch(match, known, spokenOfIn(need))),
    combinations: answer.combinations.map((combination, index) =>
      presentCombination(combination, index, naming),
    ),
    path: answer.path.map((step) => presentPathStep(step, known)),
    nearMisses: answer.nearMisses.map((miss) => presentNearMiss(miss, naming)),
    others: [...known.values()]
      .map(({ head, documents }) => ({ value: head.insats, label: documents.description.name }))
      .toSorted((one, other) => swedish.compare(one.label, other.label)),
  };
}

const swedish = new Intl.Collator('sv');

type Naming = (id: string) => InsatsLink;

const namingOf =
  (known: KnownInsatser): Naming =>
  (id) => ({ id, name: known.get(id)?.documents.description.name ?? id });

function availabilityView(id: string, availability: Availability, known: KnownInsatser) {
  return presentAvailability(availability, known.get(id)?.head.counts ?? null);
}

/** The need in a few words each, so that whoever reads the answer sees what was asked. */
function askedFor(need: Need): string[] {
  const { municipality, age, hoursPerWeek, language, step, referrer } = need;
  const said = [
    municipality && municipalityName(municipality),
    age !== null && `${age} år`,
    hoursPerWeek !== null && `${hoursPerWeek} timmar i veckan`,
    language && `svenska: ${languageLevels[language].toLowerCase()}`,
    step && ladder[step],
    referrer && (referrer === 'own-application' ? 'söker själv' : `anvisas av ${inSentence(referrer)}`),
    need.mustCountTowardActivityRequirement && 'måste räknas i aktivitetskravet',
    need.adaptations.length > 0 && counted(need.adaptations.length, 'anpassning', 'anpassningar'),
    need.times !== null && 'vissa dagar och tider',
    wishesIn(need) > 0 && counted(wishesIn(need), 'önskemål', 'önskemål'),
  ];
  return said.filter((one) => typeof one === 'string');
}

function inSentence(referrer: Referrer): string {
  const name = referrers[referrer];
  return name === 'Kommunen' || name === 'Regionen' ? name.toLowerCase() : name;
}

function wishesIn({ wishes }: Need): number {
  const { words, ...lists } = wishes;
  return Object.values(lists).reduce((sum, list) => sum + list.length, words === '' ? 0 : 1);
}

const verdicts: Record<Eligibility['answer'], CheckedView['verdict']> = {
  yes: {
    tone: 'success',
    heading: 'Ja, personen uppfyller villkoren',
    sentence: 'Inget i det du har fyllt i står i vägen.',
  },
  no: { tone: 'warning', heading: 'Nej, inte som det ser ut nu', sentence: 'Det här står i vägen:' },
  'after-assessment': {
    tone: 'info',
    heading: 'Kanske – det avgörs vid ett möte',
    sentence: 'Inget står i vägen på förhand. Utföraren behöver träffa personen.',
  },
  unknown: {
    tone: 'info',
    heading: 'Kanske – något behöver tas reda på',
    sentence: 'Inget står i vägen än. Svaret beror på det som inte är ifyllt.',
  },
};

function presentChecked({ insats, eligibility, availability }: Checked, known: KnownInsatser): CheckedView {
  return {
    insats: namingOf(known)(insats),
    verdict: verdicts[eligibility.answer],
    judgements: hindrancesFirst(eligibility.judgements),
    queue: known.get(insats)?.reached ?? false,
    availability: availabilityView(insats, availability, known),
  };
}

const weights: readonly Judgement['answer'][] = ['no', 'unknown', 'after-assessment', 'yes'];

/** What stands in the way is what somebody has to do something about. */
function hindrancesFirst(judgements: readonly Judgement[]): JudgementView[] {
  return judgements
    .toSorted((one, other) => weights.indexOf(one.answer) - weights.indexOf(other.answer))
    .map(({ answer, sentence, because }) => ({ answer, sentence, because }));
}

const standings: Record<Match['answer'], string> = {
  yes: 'Villkoren är uppfyllda',
  'after-assessment': 'Avgörs vid ett möte med utföraren',
  unknown: 'Något behöver tas reda på',
};

const reasonLabels: Record<ReasonAbout, string> = {
  step: 'Steg',
  hours: 'Timmar',
  language: 'Språk',
  adaptations: 'Anpassningar',
  wishes: 'Önskemål',
  times: 'Dagar och tider',
  room: 'Plats nu',
  'near-work': 'Närhet till arbete',
};

/** In parts of a hundred. The points stand beside, so the words need only be a first hint. */
const fitsWell = 70;
const fitsPartly = 45;

/**
 * What the need says something of. The other parts of the score are the same for every insats, or stand among the
 * questions already: told of each insats they would only hide what tells them apart.
 */
function spokenOfIn(need: Need): ReadonlySet<ReasonAbout> {
  const said: Record<ReasonAbout, boolean> = {
    step: need.step !== null,
    hours: need.hoursPerWeek !== null,
    language: need.language !== null,
    adaptations: need.adaptations.length > 0,
    wishes: wishesIn(need) > 0,
    times: need.times !== null,
    room: true,
    'near-work': true,
  };
  return new Set(codes(reasonLabels).filter((about) => said[about]));
}

function presentMatch(match: Match, known: KnownInsatser, spokenOf: ReadonlySet<ReasonAbout>): MatchView {
  const found = known.get(match.insats);
  const sentences = (side: Match['reasons'][number]['side']) =>
    match.reasons
      .filter((reason) => reason.side === side && spokenOf.has(reason.about))
      .map(({ sentence }) => sentence);
  return {
    insats: namingOf(known)(match.insats),
    provider: found?.provider ?? '',
    municipalities: (found?.documents.description.municipalities ?? []).map(municipalityName),
    tags: tagsOf(found?.documents.description),
    fit:
      match.score >= fitsWell
        ? 'Passar bra'
        : match.score >= fitsPartly
          ? 'Passar delvis'
          : 'Passar mindre bra',
    points: `${numberWording(match.score)} av 100 poäng`,
    standing: standings[match.answer],
    speaksFor: sentences('for'),
    speaksAgainst: sentences('against'),
    notStated: sentences('open'),
    reasons: match.reasons.map(({ about, points, of, sentence }) => ({
      label: reasonLabels[about],
      points: `${numberWording(points)} av ${numberWording(of)}`,
      sentence,
    })),
    judgements: hindrancesFirst(match.judgements),
    queue: found?.reached ?? false,
    availability: availabilityView(match.insats, match.availability, known),
  };
}

const marks = { own: null, demo: 'Demo', 'public-source': 'Exempel' } as const;

function tagsOf(description: Description | undefined): string[] {
  if (!description) return [];
  const { step, provenance } = description;
  return [
    step && ladder[step],
    ...(description.tracks ?? []).map((track) => tracks[track]),
    marks[provenance.kind],
  ].filter((tag) => tag !== null);
}

const workingDays = 5;

function presentCombination(
  { insatser, hours, totalHours, week, timesOpen, sentences }: Combination,
  index: number,
  naming: Naming,
): CombinationView {
  const parts = insatser.map((id, place) => ({
    insats: naming(id),
    hours: `${numberWording(hours[place] ?? 0)} timmar i veckan`,
  }));
  const used = new Set(week.map(({ day }) => day));
  const days = codes(weekdays).filter((day, place) => place < workingDays || used.has(day));
  const rows = days.map((day) => ({
    day: weekdays[day],
    times: week
      .filter((time) => time.day === day)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .map(({ from, to, insats }) => ({ hours: `${from}–${to}`, insats: naming(insats).name })),
  }));
  const told = rows
    .filter(({ times }) => times.length > 0)
    .map(({ day, times }) => `${day} ${times.map((time) => `${time.hours} ${time.insats}`).join(', ')}`);
  const open = timesOpen.map((id) => naming(id).name).join(', ');
  const timesOpenSentence =
    open === '' ? null : `Tiderna är inte uppgivna för ${open}. Kom överens med utföraren.`;
  return {
    name: `Förslag ${index + 1}`,
    parts,
    total: `${numberWording(totalHours)} timmar i veckan`,
    sentences,
    week: week.length === 0 ? [] : rows,
    asText: [
      `${parts.map(({ insats, hours: its }) => `${insats.name} ${its}`).join('; ')}.`,
      told.length > 0 && `${capitalised(told.join('; '))}.`,
      timesOpenSentence,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function presentPathStep({ step, insatser, sentence }: PathStep, known: KnownInsatser): PathView {
  return {
    step: ladder[step],
    sentence,
    insatser: insatser.map(({ insats, availability }) => ({
      ...namingOf(known)(insats),
      availability: availabilityView(insats, availability, known),
    })),
  };
}

function presentNearMiss({ sentence, because, total, opens }: NearMiss, naming: Naming): NearMissView {
  return { sentence, because, total, opens: opens.map(naming) };
}
