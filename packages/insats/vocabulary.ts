/**
 * The field's closed lists: the code used in data, URL and API, and the Swedish words that people read.
 * Sources: funktionstrappan (Samordningsförbundet Centrala Östergötland), the government bill's four kinds of
 * activity for aktivitetskravet, Göteborg's target groups.
 */

/** The ladder, lowest step first. `self-support` is the goal and never the step of an insats. */
export const ladder = {
  'basic-support': 'Stöd med grundläggande behov',
  structure: 'Stöd med planering och strukturering',
  occupation: 'Sysselsättning',
  'work-rehabilitation': 'Arbetsinriktad rehabilitering',
  'supported-work': 'Arbete med samhällsstöd',
  'self-support': 'Arbete, studier eller egen försörjning',
} as const;

/** What a person does on each step, in one plain sentence. */
export const ladderExplained: Record<Step, string> = {
  'basic-support': 'Få hjälp med det som måste fungera först: boende, hälsa, ekonomi och kontakter.',
  structure: 'Få ordning på vardagen: tider, planering och rutiner.',
  occupation: 'Ha något att gå till: hålla rutiner och träffa andra.',
  'work-rehabilitation': 'Pröva och träna arbete med uppgifter som är anpassade.',
  'supported-work': 'Arbeta, med stöd på arbetsplatsen eller till lönen.',
  'self-support': 'Arbeta eller studera och klara sin egen försörjning. Det är målet.',
};

export const tracks = {
  language: 'Svenska språket',
  health: 'Hälsa',
  study: 'Studier',
  'job-search': 'Söka arbete',
} as const;

export const kinds = {
  motivation: 'Motivation och vägledning',
  'language-training': 'Språkträning',
  'job-search-support': 'Stöd att söka arbete',
  'workplace-based': 'Praktik på arbetsplats',
  'work-training': 'Arbetsträning',
  rehabilitation: 'Rehabilitering',
  education: 'Utbildning',
  mentoring: 'Mentorskap',
  matching: 'Matchning mot arbetsgivare',
  'self-employment': 'Starta eget',
  employment: 'Anställning i socialt företag',
  volunteering: 'Ideellt arbete',
} as const;

export const principals = {
  municipality: 'Kommunen',
  region: 'Regionen',
  'employment-service': 'Arbetsförmedlingen',
  'social-insurance-agency': 'Försäkringskassan',
  forbund: 'Samordningsförbundet',
  'civil-society': 'Idéburen organisation',
  private: 'Privat företag',
} as const;

/** Who may refer a person to an insats, or have places reserved there. */
export const referrers = {
  municipality: 'Kommunen',
  region: 'Regionen',
  'employment-service': 'Arbetsförmedlingen',
  'social-insurance-agency': 'Försäkringskassan',
} as const;

export const targetGroups = {
  'job-focused': 'Jobbfokuserad',
  'work-life-rehabilitation': 'Arbetslivsinriktad rehabilitering',
  'long-term-occupation': 'Långvarig sysselsättning',
} as const;

export const languages = {
  swedish: 'Svenska',
  'easy-swedish': 'Lätt svenska',
  english: 'Engelska',
  arabic: 'Arabiska',
  somali: 'Somaliska',
  tigrinya: 'Tigrinja',
  dari: 'Dari',
  ukrainian: 'Ukrainska',
  'sign-language': 'Teckenspråk',
} as const;

export const languageSupports = {
  'language-guide': 'Språkombud',
  interpreter: 'Tolk',
  'bilingual-staff': 'Flerspråkig personal',
} as const;

/** How much Swedish a person has; lowest first. */
export const languageLevels = {
  'large-limitation': 'Stor begränsning, behöver tolk',
  'easy-swedish': 'Lätt svenska, ibland tolk',
  'no-limitation': 'Ingen begränsning',
} as const;

export const adaptations = {
  'no-group': 'Inga krav på grupp',
  'no-fixed-times': 'Inga fasta tider',
  'picture-instructions': 'Instruktioner med bilder',
  'quiet-place': 'Lugn plats',
  'step-free': 'Utan trappsteg och trösklar',
  'home-visits': 'Möten hemma',
} as const;

export const contents = {
  'language-practice': 'Språkträning',
  'physical-activity': 'Fysisk aktivitet',
  'real-tasks': 'Riktiga arbetsuppgifter',
  coaching: 'Egen handledare eller coach',
  health: 'Hälsa och livsstil',
  'daily-structure': 'Vardagsstruktur',
  'study-visits': 'Studiebesök',
  digital: 'Digital kunskap',
} as const;

export const followUps = {
  'implementation-plan': 'Genomförandeplan',
  'case-manager': 'Egen kontaktperson',
  'support-after-employment': 'Stöd också efter anställning',
} as const;

export const methods = {
  'supported-employment': 'Supported employment (SE)',
  ips: 'Individanpassat stöd till arbete (IPS)',
  ima: 'Integrerad metodisk arbetsträning (IMA)',
  other: 'Annan metod',
  none: 'Ingen särskild metod',
} as const;

export const aims = {
  'self-support': 'Egen försörjning',
  'closer-to-work': 'Närmare arbete eller studier',
  'better-health': 'Bättre hälsa',
  'meaningful-day': 'En meningsfull dag',
  assessment: 'Bedöma vad personen behöver',
} as const;

export const financings = {
  'own-operation': 'Egen regi',
  procurement: 'Upphandling (LOU)',
  'reserved-procurement': 'Reserverad upphandling',
  'direct-procurement': 'Direktupphandling',
  'choice-system': 'Valfrihetssystem (LOV)',
  'public-partnership': 'Idéburet offentligt partnerskap (IOP)',
  grant: 'Bidrag',
  finsam: 'Finansiell samordning (Finsam)',
} as const;

export const countsAnswers = {
  yes: 'Ja',
  no: 'Nej',
  'individually-assessed': 'Bedöms för varje person',
} as const;

export const weekdays = {
  monday: 'måndag',
  tuesday: 'tisdag',
  wednesday: 'onsdag',
  thursday: 'torsdag',
  friday: 'fredag',
  saturday: 'lördag',
  sunday: 'söndag',
} as const;

/** How an ending turned out. `next-insats` and `returned` say which step where it is known. */
export const outcomes = {
  work: 'Arbete',
  'subsidised-work': 'Arbete med stöd till lönen',
  studies: 'Studier',
  'next-insats': 'Vidare till en annan insats',
  'other-support': 'Annan försörjning',
  care: 'Vård',
  moved: 'Flyttade',
  dropout: 'Avbröt',
  returned: 'Tillbaka till ett tidigare steg',
} as const;

export type Step = keyof typeof ladder;
export type Track = keyof typeof tracks;
export type Kind = keyof typeof kinds;
export type Principal = keyof typeof principals;
export type Referrer = keyof typeof referrers;
export type LanguageLevel = keyof typeof languageLevels;
export type Weekday = keyof typeof weekdays;
export type Outcome = keyof typeof outcomes;

/** The codes of a vocabulary, in its order, typed for `z.enum`. */
export function codes<Code extends string>(vocabulary: Record<Code, string>): [Code, ...Code[]] {
  return Object.keys(vocabulary) as [Code, ...Code[]];
}
