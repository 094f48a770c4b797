import { adaptations, contents, kinds, ladder, languageLevels, languages, referrers, tracks } from '#insats';
import { coded } from './coded-words.ts';
import { answerMeanings, judgedBy, reasonsAbout } from './need-answers.ts';

const whether = 'null: ingen har tagit reda på det, och det blir en fråga. / null: nobody has found out.';

const answer = coded('Svaret. / The answer.', answerMeanings);
const about = coded('Vad det gäller. / What it is about.', judgedBy);

/** What each named schema of a need and its answer is, Swedish first and English after the slash. */
export const needSchemaWords = {
  Combination:
    'Två till fyra insatser som tillsammans fyller timmarna utan att krocka. / Two to four insatser that fill the hours together without clashing.',
  EligibilityAnswer:
    'Varför, eller varför inte, en insats är för ett behov. / Why, or why not, an insats is for a need.',
  Judgement: 'Ett krav hållet mot behovet. / One demand held against the need.',
  Match: 'En insats som kan passa, med skäl. / An insats that may fit, with its reasons.',
  MatchReason: 'En del av poängen, med skälet. / One part of the score, and why.',
  NearMiss:
    'Ett villkor som ensamt står i vägen, och vad som öppnas om det uppfylls. / One criterion that alone stands in the way, and what opens if it is met.',
  Need: 'Vad en person behöver, utan uppgift om vem. Allt får utelämnas. Inget av det sparas eller loggas. / What a person needs, without saying whom. Everything may be left out; nothing is stored or logged.',
  NeedAnswer: 'Vad som finns för ett behov, bäst först. / What there is for a need, best first.',
  PathStep: 'Ett senare steg, och vad som finns där. / A step further up, and what is there.',
  Question: 'Något att ta reda på. / Something to find out.',
  SpokenOf: 'En insats som svaret nämner. / An insats that the answer speaks of.',
} as const;

/** What each field of a need and its answer is. */
export const needFieldWords: Readonly<Record<string, string>> = {
  'Need.adaptations': coded(
    'Vad som hindrar, sagt som anpassningar som behövs. / What hinders, as adaptations wanted.',
    adaptations,
  ),
  'Need.age': 'Ålder i år. / Age in years.',
  'EligibilityAnswer.answer': answer,
  'Judgement.answer': answer,
  'Match.answer': answer,
  'Judgement.about': about,
  'NearMiss.about': about,
  'Question.about': about,
  'MatchReason.about': coded('Vad det gäller. / What it is about.', reasonsAbout),
  because:
    'Hur behovet står till kravet, eller vad som ska tas reda på. / How the need stands to it, or what to find out.',
  combinations: 'Insatser som går att kombinera. / Insatser that can be combined.',
  'Need.contents': coded('Önskat innehåll. / Wished contents.', contents),
  decides: 'För hur många insatser svaret avgör. / For how many insatser the answer decides.',
  drugFree: `Fri från alkohol och droger. ${whether}`,
  employmentServiceEnrolment: `Inskriven på Arbetsförmedlingen. ${whether}`,
  'Combination.hours':
    'Timmar i veckan i var och en, i samma ordning som insatser. / Hours a week in each, in the order of insatser.',
  'Need.hoursPerWeek': 'Högst så många timmar i veckan kan personen delta. / The most hours a week.',
  judgements: 'Alla krav, hållna mot behovet. / All demands, held against the need.',
  'Need.kinds': coded('Önskad sorts aktivitet. / Wished kinds of activity.', kinds),
  'Need.language': coded('Hur mycket svenska personen kan. / How much Swedish.', languageLevels),
  'Need.languages': coded('Språk som personen talar. / Languages spoken.', languages),
  lssDecision: `Beslut enligt LSS. ${whether}`,
  matches: 'Insatser som kan passa, bäst först. / Insatser that may fit, best first.',
  medicalCertificate: `Läkarintyg. ${whether}`,
  mustCountTowardActivityRequirement:
    'true: bara insatser som räknas i aktivitetskravet. / true: only insatser that count toward the activity requirement.',
  nearMisses: 'Där ett enda villkor står i vägen. / Where a single criterion stands in the way.',
  of: 'Högsta möjliga poäng för skälet. / The most points that the reason can give.',
  'NearMiss.total': 'Hur många som öppnas. / How many open.',
  opens: 'De bästa av dem som öppnas. / The best of those that open.',
  path: 'Stegen efter det här. / The steps after this one.',
  'PathStep.free': 'Lediga platser där; null: ingen vet. / Free places there; null: nobody knows.',
  points: 'Poäng. / Points.',
  questions:
    'Vad som är värt att ta reda på, det som avgör mest först. / What to find out, most decisive first.',
  reasons: 'Skälen; poängen läggs ihop till score. / The reasons; their points add up to score.',
  'Need.referrer': coded(
    'Vem som skulle anvisa; own-application: personen söker själv. / Who would refer; own-application: nobody.',
    referrers,
  ),
  score:
    'Hur väl det passar, 0–100: summan av skälens poäng. / How well it fits, 0–100: the sum of the points.',
  sentences: 'Varför just dessa tillsammans. / Why these together.',
  side: 'for: talar för; against: talar emot; open: ingen har sagt. / Speaks for, against, or nobody has said.',
  'Need.step': coded('Steget som behövs nu. / The step needed now.', ladder),
  times: 'När personen kan delta; null: när som helst. / When the person can take part; null: whenever.',
  timesOpen: 'De vars tider ingen har uppgett. / Those whose times nobody has stated.',
  totalHours: 'Timmar i veckan i allt. / Hours a week in all.',
  'Combination.tracks': coded('Vad de täcker; near-work: arbetsnära. / What they cover.', tracks),
  week: 'Veckan, tid för tid. / The week, time by time.',
  wishes: 'Önskemål; de ger poäng men utesluter inget. / Wishes; they give points and exclude nothing.',
  words:
    'Ord att leta efter i beskrivningarna, aldrig om personen. / Words to look for, never about the person.',
  'Judgement.sentence': 'Kravet i en mening. / The demand as a Swedish sentence.',
  'MatchReason.sentence': 'Skälet i en mening. / The reason as a Swedish sentence.',
  'NearMiss.sentence': 'Kravet i en mening. / The demand as a Swedish sentence.',
  'PathStep.sentence': 'Vad som finns där, i en mening. / What there is, as a Swedish sentence.',
  'Question.sentence': 'Vad som ska tas reda på. / What to find out.',
};
