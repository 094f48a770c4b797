import {
  causeSentence,
  type Finding,
  type Flag,
  type FlagKind,
  type FlagSubject,
  flagLevels,
  isEstimate,
} from '#flow';
import { momentWording } from '../../components/age-wording.ts';
import type { CauseView, FlagMarksView, Signal } from './flow-view.ts';

/** Facts are counted and exact today; estimates are drawn from what has happened, and may be wrong. */
const signalNames: Record<Signal, string> = { fact: 'Fakta', estimate: 'Bedömning' };

/** Gives an organisation's name for its id. */
export type NameOf = (organisation: string) => string;

const fewNames = 3;

/** What a flag is about, in a few words. */
export function subjectWording(subject: FlagSubject, nameOf: NameOf): string {
  switch (subject.of) {
    case 'insats':
      return subject.name;
    case 'provider':
      return `${nameOf(subject.organisation)}: ${subject.insatser.length} insatser tillsammans`;
    case 'peers': {
      const names = subject.insatser.map(({ name }) => name);
      return names.length > fewNames
        ? `${names.length} insatser av samma slag tillsammans`
        : listWording(names);
    }
    default:
      return subject satisfies never;
  }
}

/** «Snickeriet, Köket och Tvätten». */
export function listWording(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} och ${last}`;
}

export function marksOf({ finding }: Pick<Flag, 'finding'>): FlagMarksView {
  const signal = isEstimate(finding.kind) ? 'estimate' : 'fact';
  return {
    level: finding.level,
    levelName: flagLevels[finding.level],
    signal,
    signalName: signalNames[signal],
  };
}

/** A flag about the figures has no cause in the flow: its sentence says what to do. */
export function causeOf({ cause, level }: Finding): CauseView {
  return { label: level === 'data' ? 'Gör så här:' : 'Trolig orsak:', sentence: causeSentence(cause) };
}

type Happening = Flag['history'][number];

/** Who did what with a flag, and when: "5 mars 2026 kl. 14:05: En samordnare tog hand om flaggan". */
export function happeningSentence(happening: Happening, reader: string | undefined): string {
  return `${momentWording(happening.at)}: ${whoDid(happening, reader)} ${whatWasDone(happening)}.`;
}

/** The reader, what somebody else is, or the watch itself. */
export function whoDid({ by, role }: Happening, reader: string | undefined): string {
  if (by === null) return 'Bevakningen';
  if (by === reader) return 'Du';
  return role === null ? 'Någon i förbundet' : actors[role];
}

const actors = { coordinator: 'En samordnare', admin: 'En administratör' } as const;

const colours = { red: 'röd', yellow: 'gul', data: 'uppgifterna' } as const;

function whatWasDone({ what, by, finding }: Happening): string {
  switch (what) {
    case 'opened':
      return finding === null || finding.level === 'data'
        ? 'öppnade flaggan'
        : `öppnade flaggan som ${colours[finding.level]}`;
    case 'raised':
      return 'höjde flaggan från gul till röd';
    case 'acknowledged':
      return 'kvitterade flaggan';
    case 'noted':
      return 'skrev en anteckning';
    case 'closed':
      return by === null ? 'stängde flaggan, för tecknen är borta' : 'stängde flaggan';
    case 'reopened':
      return 'öppnade flaggan igen, för tecknen är tillbaka';
    default:
      return what satisfies never;
  }
}

const notWhy = 'Den säger inte säkert varför. Orsaken ovan är den som siffrorna talar mest för.';
const notWhose =
  'Den säger inte att utföraren gör fel. Det kan också bero på vilka som anvisas, eller på vad som finns efteråt.';
const notLatest =
  'Den vet inte allt om de senaste veckorna. Den räknar med att en del avslut skrivs in i efterhand, lika sent som de brukar.';

/** What nobody may read into a flag of a kind. */
export const unsaidBy: Record<FlagKind, readonly string[]> = {
  'leaves-not-onward': [
    'Den räknar bara dem som har slutat, inte dem som är kvar.',
    notWhy,
    notWhose,
    notLatest,
  ],
  'fewer-onward': [notWhy, notWhose, notLatest],
  'nobody-leaves': ['Att stanna länge kan vara rätt för den enskilda.', notWhy, notWhose, notLatest],
  'ready-waiting': [
    'Den räknar dem som utföraren har skrivit in som klara. Andra kan vara klara utan att det står.',
    notWhy,
  ],
  'next-step-full': ['Den räknar bara insatser som tar emot från samma kommuner.', notWhose],
  'long-wait': [
    'Väntan är beräknad för den som ställs i kö i dag. De som redan står där har kortare kvar.',
    notWhose,
  ],
  'unused-places': [
    'Den säger inte att platserna kan fyllas genast. Handledare eller lokal kan saknas.',
    notWhose,
  ],
  'stale-figures': ['Den säger inget om flödet. Siffrorna kan stämma, men ingen har sagt det.'],
  'endings-not-registered': [
    'Den säger inget om flödet. Det bedöms igen när avsluten är inskrivna.',
    'Den kan vara fel, om insatsen verkligen har så många deltagare.',
  ],
};
