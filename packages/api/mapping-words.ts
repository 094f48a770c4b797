import { ladder, languageLevels } from '#insats';
import { decided, dimensionNames, hoursBands } from '#needs';
import { coded } from './coded-words.ts';
import { judgedBy } from './need-answers.ts';

/** What each named schema of the mapping of needs is, Swedish first and English after the slash. */
export const mappingSchemaWords = {
  GapLine: 'En del av behovet bredvid utbudet för den. / A part of the need beside the supply for it.',
  GapTable: 'En tabell i kartläggningen, grupp för grupp. / One table of the mapping, group by group.',
  KeptNeeds:
    'Kartläggningen som den sparas: ingen grupp är mindre än 5. / The mapping as it is kept: no group is smaller than 5.',
  LockedBy:
    'Vad ett villkor ensamt stänger för det kartlagda behovet. / What one criterion alone keeps from the mapped need.',
  NeedGroup:
    'En grupp människor, som ett antal. null: tabellen säger inget om den uppgiften. Flera värden: ett av dem, oklart vilket. / A group of people as a number. null: not told; several values: one of them.',
  NeedMapping:
    'En kartläggning av behov, i antal. Varje tabell räknar samma människor en gång, och en uppgift får stå i bara en tabell. / A mapping of needs, in counts. Each table counts the same people once; a dimension stands in one table only.',
  NeedsGap: 'Utbud mot kartlagt behov. / Supply held against the mapped need.',
  OpenQuestion:
    'Vad kartläggningen inte säger, och hur många platser det avgör. / What the mapping does not say, and the places that hinge on it.',
  Supply: 'Vad som finns, vem det än är till för. / What there is, whoever it is for.',
} as const;

const whoDecides = coded('Vad villkoret gäller. / What the criterion is about.', judgedBy);

/** What is said of a group, as it is entered and as it is kept. */
const groupWords = {
  hours: coded('Aktivitetsförmåga. / Activity ability.', hoursBands),
  language: coded('Svenska. / Swedish.', languageLevels),
  lssDecision: coded('Beslut enligt LSS. / LSS decision.', decided),
  municipality: 'Kommunkoder. / Municipality codes.',
  step: coded('Steget som de behöver en insats på. / The step needed.', ladder),
};

const wordsIn = (schema: string) =>
  Object.fromEntries(Object.entries(groupWords).map(([field, words]) => [`${schema}.${field}`, words]));

/** What each field of the mapping of needs and the comparison is. */
export const mappingFieldWords: Readonly<Record<string, string>> = {
  ...wordsIn('NeedGroup'),
  ...wordsIn('KeptNeeds'),
  'GapLine.values': 'Vad personerna har gemensamt. / What the people have in common.',
  'GapLine.anyOf': 'Ett av värdena; oklart vilket, om de är flera. / One of the values.',
  'GapLine.label': 'Vad raden gäller, på svenska. / What the line is about, in Swedish.',
  'GapLine.sentence':
    'Vad som saknas och vad som står oanvänt, i klartext. / What is missing and unused, in Swedish.',
  couldHaveNow:
    'Så många av dem kan få en ledig plats nu, som mest. / At most so many of them could have a free place now.',
  couldHavePlace:
    'Så många av dem kunde få plats som mest, om de hade alla platser för sig själva. / At most so many could have a place, had they all places to themselves.',
  dimension: coded('Uppgiften. / The dimension.', dimensionNames),
  dimensions: coded('Vad tabellen är räknad efter. / What the table is told apart by.', dimensionNames),
  freeUnknown: 'Insatser vars lediga platser är okända. / Insatser whose free places are unknown.',
  groups: 'Grupperna. / The groups.',
  'NeedsGap.hours': 'Per timmar i veckan. / By hours a week.',
  'NeedsGap.languages': 'Per nivå i svenska. / By level of Swedish.',
  locked: 'Vad varje villkor stänger, det som stänger flest platser först. / What each criterion keeps.',
  mappedOn: 'Sista dagen i kartläggningen. / Last day of the mapping.',
  mapping: 'Kartläggningen; null: det finns ingen. / The mapping; null: there is none.',
  'GapLine.missing': 'Så många platser saknas minst för dem. / At least so many places are missing for them.',
  'NeedMapping.note':
    'Vad kartläggningen inte säger eller är osäker på. / What the mapping does not tell or is unsure of.',
  'NeedsGap.open': 'Vad kartläggningen inte säger. / What the mapping does not say.',
  'LockedBy.opens':
    'Så många fler kunde få plats som mest, om villkoret inte fanns någonstans. / How many more could have a place at most, were the criterion nowhere.',
  origin: 'own: förbundets egen; demo: för visning. / own: the forbund’s; demo: for showing.',
  people: 'Antal personer; null: inte kartlagt. / People; null: not mapped.',
  placesUnknown:
    'Insatser som inte har sagt hur många platser de har. / Insatser that have not said how many places they have.',
  replaces:
    'Versionen som ersätts; 0: ingen finns; null: den som finns, vilken det än är. / The version that is replaced; 0: none; null: whichever.',
  rule: whoDecides,
  savedAt: 'När den sparades. / When it was saved.',
  'LockedBy.sentences': 'Villkoret, som det är skrivet. / The criterion, as it is worded.',
  'OpenQuestion.sentences': 'Villkoret, som det är skrivet. / The criterion, as it is worded.',
  'NeedMapping.source': 'Var siffrorna kommer ifrån. / Where the figures come from.',
  'KeptNeeds.source': 'Var siffrorna kommer ifrån. / Where the figures come from.',
  'NeedsGap.steps': 'Per steg på funktionstrappan. / By step of the ladder.',
  supply: 'Vad som finns. / What there is.',
  tables: 'Tabellerna. / The tables.',
  unused:
    'Lediga platser som ingen kartlagd kan fylla, hur de än fördelas. / Free places that none of the mapped can fill, however they are given.',
  'KeptNeeds.version':
    'Hur många gånger en kartläggning har sparats; 0: ingen. / How many times saved; 0: none.',
  'NeedsGap.version': 'Kartläggningens version; 0: ingen. / Version of the mapping; 0: none.',
};
