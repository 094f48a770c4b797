/** What a flag says, and what may lie behind: the closed lists, with the Swedish that people read. */

/** Signals. The first three are estimates: evidence that grows day by day. The others are facts, exact today. */
export const flagKinds = {
  'leaves-not-onward': 'De som slutar går sällan vidare',
  'fewer-onward': 'Färre går vidare',
  'nobody-leaves': 'Nästan ingen slutar',
  'ready-waiting': 'Klara, men väntar på nästa plats',
  'next-step-full': 'Nästa steg är fullt',
  'long-wait': 'Lång väntan',
  'unused-places': 'Platser står tomma',
  'stale-figures': 'Uppgifterna är gamla',
  'endings-not-registered': 'Avslut ser inte ut att registreras',
} as const;

/** How much a flag asks for: red and yellow about the flow, `data` about the figures themselves. */
export const flagLevels = {
  red: 'Röd',
  yellow: 'Gul',
  data: 'Uppgifterna',
} as const;

/** Why. One cause a flag: the one that the evidence speaks for most. */
export const causes = {
  'leaves-not-onward': 'De slutar, men går inte vidare',
  'next-step-full': 'Nästa steg är fullt',
  'next-step-missing': 'Nästa steg finns inte här',
  'ready-waiting': 'De är klara, men väntar',
  'stuck-here': 'De blir kvar här',
  'more-referred': 'Fler anvisas',
  'fewer-places': 'Platserna har blivit färre',
  'fewer-leave': 'Färre platser blir lediga',
  'queue-grows': 'Kön växer',
  admission: 'Intaget: villkor eller rutiner',
  'unused-places': 'Platserna används inte',
  'provider-silent': 'Utföraren har inte hört av sig',
  'endings-not-registered': 'Avslut skrivs inte in',
  'endings-written-late': 'Avslut skrivs in senare än förut',
} as const;

/** What an insats could offer so that people do not get stuck, and does not. */
export const missingContents = {
  ramp: 'att timmarna ökar steg för steg',
  'language-support': 'språkstöd',
  plan: 'en genomförandeplan',
  employers: 'kontakt med arbetsgivare',
} as const;

export type FlagKind = keyof typeof flagKinds;
export type FlagLevel = keyof typeof flagLevels;
export type Cause = keyof typeof causes;
export type MissingContent = keyof typeof missingContents;

/** Whether a kind of flag is an estimate, whose evidence grows, or a fact, exact today. */
export function isEstimate(kind: FlagKind): kind is 'leaves-not-onward' | 'fewer-onward' | 'nobody-leaves' {
  return kind === 'leaves-not-onward' || kind === 'fewer-onward' || kind === 'nobody-leaves';
}
