import { ladder } from '#insats';
import { refusalReasons } from '#ledger';
import { dayNumber } from '../record/day-number.ts';
import { duration, list, monthOf, number, percent, places, upper } from '../wording.ts';
import type { Finding, FlagCause, FlagEvidence } from './flag.ts';
import { missingContents } from './flag-kinds.ts';

/** What a flag says, in one line with its figures. */
export function findingSentence({ kind, evidence, subject }: Finding): string {
  const { flow } = evidence;
  const how = subject.of === 'insats' ? 'en enskild insats' : 'insatser som räknas ihop';
  const since = monthOf(evidence.from);
  switch (kind) {
    case 'leaves-not-onward': {
      if (!flow) return '';
      return `Av ${number(flow.endings)} som har slutat sedan ${since} har ${number(flow.onward)} gått vidare. Normalt hade ungefär ${number(flow.endings * flow.onwardShareBefore)} gjort det. ${chance(flow, how)}`;
    }
    case 'fewer-onward': {
      if (!flow) return '';
      return `Normalt hade ${number(flow.expectedOnward ?? 0)} gått vidare sedan ${since}; ${number(flow.onward)} har gjort det. ${chance(flow, how)}`;
    }
    case 'nobody-leaves': {
      if (!flow) return '';
      return `Normalt hade ${number(flow.expectedEndings ?? 0)} slutat sedan ${since}; ${number(flow.endings)} har gjort det. ${chance(flow, how)}`;
    }
    case 'ready-waiting':
      return `De som är klara att gå vidare men är kvar har ${places(evidence.ready ?? 0)} av ${number(evidence.places ?? 0)}.`;
    case 'next-step-full':
      return `Ingen insats på nästa steg har haft en ledig plats på ${duration(daysOf(evidence))}, och väntan dit har blivit lång.`;
    case 'long-wait':
      return `Den som ställs i kö i dag väntar ungefär ${duration(evidence.waitDays ?? 0)}. För ett år sedan var det ${waitBefore(evidence)}. ${number(evidence.queue ?? 0)} står i kö.`;
    case 'unused-places':
      return `${places(Math.max(0, (evidence.places ?? 0) - (evidence.occupied ?? 0)))} av ${number(evidence.places ?? 0)} står tomma${evidence.queue ? `, och ${number(evidence.queue)} står i kö här` : ', medan andra insatser på samma steg har kö'}.`;
    case 'stale-figures':
      return 'Utföraren har inte ändrat eller bekräftat något på länge. Siffrorna kan vara fel.';
    case 'endings-not-registered':
      return 'Det ser ut som att avslut inte skrivs in, eller skrivs in sent. Därför bedöms inte flödet här förrän uppgifterna stämmer.';
    default:
      return kind satisfies never;
  }
}

/** The days that a fact has stood: both the first and the last are among them. */
const daysOf = ({ from, to }: FlagEvidence) => dayNumber(to) - dayNumber(from) + 1;

function chance({ years }: NonNullable<FlagEvidence['flow']>, how: string): string {
  return `Så stor skillnad uppstår av slump högst en gång på ${number(years)} år för ${how}.`;
}

function waitBefore({ waitDaysBefore }: FlagEvidence): string {
  return waitDaysBefore === null || waitDaysBefore < 1 ? 'ingen väntan' : duration(waitDaysBefore);
}

/** Why, in a sentence or two with what speaks for it, and what one may do next. */
export function causeSentence(cause: FlagCause): string {
  const { step, insatser, dropoutShare, returnedShare, before, now } = cause;
  const names = list(insatser.map(({ name }) => name));
  const stepName = step ? `steget ${ladder[step].toLowerCase()}` : 'nästa steg';
  switch (cause.cause) {
    case 'leaves-not-onward': {
      if (dropoutShare === null || returnedShare === null)
        return 'De slutar, men går inte vidare. Fråga utföraren vart de tar vägen.';
      return `De slutar, men går inte vidare: ${percent(dropoutShare)} avbröt och ${percent(returnedShare)} gick tillbaka till ett tidigare steg. Fråga utföraren varför.`;
    }
    case 'next-step-full':
      return `${upper(stepName)} är fullt${names ? `: ${names}` : ''}. Det hjälper inte att ändra här – det behövs fler platser där.`;
    case 'next-step-missing':
      return `De som är klara väntar på ${stepName}, men där finns ingen insats för de här kommunerna.`;
    case 'ready-waiting':
      return `De är klara och det finns plats på ${stepName}${names ? `: ${names}` : ''}. Fråga vad som dröjer.`;
    case 'stuck-here': {
      const missing = list(cause.missing.map((content) => missingContents[content]));
      return `De blir kvar här, och ingenting tyder på att det beror på nästa steg.${missing ? ` Det här saknas i insatsens beskrivning: ${missing}.` : ' Fråga utföraren vad som skulle behövas.'}`;
    }
    case 'more-referred':
      return `Fler anvisas: ${number(now ?? 0)} ställdes i kö det senaste halvåret, ${number(before ?? 0)} samma tid ett år tidigare.`;
    case 'fewer-places':
      return `Platserna har blivit färre: ${places(now ?? 0)} i dag, ${places(before ?? 0)} som mest under de senaste två åren.`;
    case 'fewer-leave':
      return `Färre platser blir lediga: ${number(now ?? 0)} slutade det senaste halvåret, ${number(before ?? 0)} samma tid ett år tidigare.`;
    case 'queue-grows':
      return `Fler ställs i kö än som slutar: ${number(now ?? 0)} ställdes i kö det senaste året, ${number(before ?? 0)} slutade.`;
    case 'admission': {
      const refusal = cause.refusal;
      const reason =
        refusal && Object.hasOwn(refusalReasons, refusal.reason)
          ? refusalReasons[refusal.reason as keyof typeof refusalReasons].toLowerCase()
          : null;
      const who = refusal?.by === 'provider' ? 'utföraren' : 'personen';
      return `Det finns både tomma platser och kö, så det är intaget som stannar.${refusal && reason ? ` Vanligaste skälet till nej, från ${who}: ${reason} (${refusal.count} gånger).` : ' Se över villkor och rutiner.'}`;
    }
    case 'unused-places':
      return `Platserna används inte${names ? `, medan det är kö till ${names}` : ''}.${cause.criterion ? ` Villkoret som stänger ute flest av dem som behöver insatsen: ${cause.criterion}` : ''}`;
    case 'provider-silent':
      return 'Be utföraren bekräfta sina uppgifter.';
    case 'endings-not-registered':
      return 'Be utföraren skriva in dem som har slutat. Då börjar flödet bedömas igen.';
    case 'endings-written-late':
      return `Hälften av avsluten skrivs nu in efter ${duration(now ?? 0)} eller mer. Förut var nästan alla inskrivna ${before ? `inom ${duration(before)}` : 'samma dag'}. Be utföraren skriva in dem som har slutat, och göra det lika snart som förut.`;
    default:
      return cause.cause satisfies never;
  }
}
