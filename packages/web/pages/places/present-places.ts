import { codes, municipalityName, outcomes, type Referrer, referrers } from '#insats';
import {
  type Availability,
  type Documents,
  type Entry,
  type EntryAt,
  type Head,
  inOrder,
  isAt,
  lastDayOf,
  type PlaceBook,
  type QueueRule,
  queueRuleSentence,
  thingsToTell,
  useOf,
} from '#ledger';
import { dayWording } from '../../components/age-wording.ts';
import type { Choice, FormState } from '../../components/field.tsx';
import { numberWording, placesWording } from '../../components/free-places-wording.ts';
import { presentAvailability } from '../../components/present-availability.ts';
import type { EndedView, LedgerView, OfferView, PlacementView, PlacesView } from './places-view.ts';

/** The forms of the page. Each is sent with the id of what it is about, where it is about something. */
export type PlaceForm =
  | 'join'
  | 'leave'
  | 'resume'
  | 'told'
  | 'offer'
  | 'refuse'
  | 'accept'
  | 'start'
  | 'hours'
  | 'ready'
  | 'end'
  | 'correct'
  | 'rules'
  | 'open';

/** Gives the state of a form: what was typed, where it came back unsaved, otherwise `values`; always a key of its own. */
export type FormOf = (form: PlaceForm, about?: string, values?: Record<string, string>) => FormState;

export type PlacesSituation = {
  head: Head;
  documents: Documents;
  availability: Availability;
  /** Every entry that is kept. */
  entries: readonly Entry[];
  rule: QueueRule;
  /** Codes of the förbund's own municipalities, the likeliest to be chosen. */
  municipalities: readonly string[];
  /** Whether the reader may answer offers and keep placements. */
  keeps: boolean;
  /** The organisations that the reader speaks for. */
  organisations: ReadonlySet<string>;
};

const endedShown = 20;

/** Everything on the page of an insats's queue, offers and placements. */
export function presentPlaces(
  situation: PlacesSituation,
  formOf: FormOf,
  receipt: PlacesView['receipt'],
): PlacesView {
  const { head, documents, availability, keeps } = situation;
  return {
    insats: { id: head.insats, name: documents.description.name },
    availability: presentAvailability(availability, head.counts),
    receipt,
    ledger: head.book && presentLedger(situation, head.book, formOf),
    open: !head.book && keeps ? formOf('open', undefined, { offerDays: '5', offersNext: 'yes' }) : null,
  };
}

function presentLedger(situation: PlacesSituation, book: PlaceBook, formOf: FormOf): LedgerView {
  const { head, availability, rule, keeps, organisations } = situation;
  const entries = situation.entries.filter((one) => one.book === book.since);
  const offered = entries.filter((one) => isAt(one, 'offered'));
  const placed = entries.filter((one) => isAt(one, 'placed'));
  const toTell = entries.filter(
    ({ toTell, followedBy }) => toTell !== null && followedBy !== null && organisations.has(followedBy),
  );
  let position = 0;
  return {
    figures: figuresOf(head, availability),
    deficit:
      availability.deficit > 0
        ? `${placesWording(availability.deficit)} fler är lovade än som finns. Skälet står i historiken.`
        : null,
    toTell: toTell.map(({ entry, toTell }) => ({
      entry,
      sentence: toTell ? thingsToTell[toTell] : '',
      form: formOf('told', entry),
    })),
    queue: inOrder(entries, rule).map((one) => {
      const parked = isAt(one, 'parked');
      if (!parked) position += 1;
      return {
        entry: one.entry,
        facts: factsOf(one, book),
        position: parked ? null : position,
        offer: formOf('offer', one.entry),
        leave: formOf('leave', one.entry),
        resume: parked ? formOf('resume', one.entry) : null,
      };
    }),
    rule: queueRuleSentence(rule, municipalityName),
    offers: offered
      .toSorted((one, other) => (one.stage.until < other.stage.until ? -1 : 1))
      .map((one) => presentOffer(one, book, keeps, formOf)),
    placements: placed
      .toSorted((one, other) => (one.stage.startsOn ?? '').localeCompare(other.stage.startsOn ?? ''))
      .map((one) => presentPlacement(one, book, keeps, formOf)),
    ended: entries
      .filter((one) => isAt(one, 'ended'))
      .toSorted((one, other) => other.version - one.version)
      .slice(0, endedShown)
      .map((one) => presentEnded(one, book, keeps, formOf)),
    join: formOf('join'),
    offerNext: formOf('offer'),
    start: keeps ? formOf('start') : null,
    rules: keeps ? formOf('rules', undefined, rulesTyped(book)) : null,
    choices: {
      referrers: choicesOf(referrers),
      municipalities: municipalityChoices(situation),
      cohorts: book.cohorts.map(({ cohort, startsOn }) => ({
        value: cohort,
        label: `Startar ${dayWording(startsOn)}`,
      })),
    },
  };
}

function figuresOf(head: Head, availability: Availability): LedgerView['figures'] {
  const { occupied, offered } = useOf(head);
  const reserved = availability.reserved.map((share) => ({
    label: `Reserverade för ${named(share.referrer)}`,
    value: `${placesWording(share.places)}, ${numberWording(share.free)} av dem lediga`,
  }));
  return [
    { label: 'Platser totalt', value: wordingOf(availability.places) },
    { label: 'Upptagna', value: wordingOf(occupied) },
    { label: 'Erbjudna', value: wordingOf(offered) },
    ...reserved,
  ];
}

const wordingOf = (places: number | null) => (places === null ? 'uppgift saknas' : numberWording(places));

function presentOffer(one: EntryAt<'offered'>, book: PlaceBook, keeps: boolean, formOf: FormOf): OfferView {
  const { offer, until } = one.stage;
  return {
    entry: one.entry,
    facts: factsOf(one, book),
    offer,
    lastDay: dayWording(lastDayOf(until)),
    accept: keeps ? formOf('accept', offer) : null,
    refuse: formOf('refuse', offer, keeps ? {} : { refusedBy: 'person' }),
  };
}

function presentPlacement(
  one: EntryAt<'placed'>,
  book: PlaceBook,
  keeps: boolean,
  formOf: FormOf,
): PlacementView {
  const { startsOn, ready } = one.stage;
  const since = startsOn === null ? 'var med när liggaren öppnades' : `startar ${dayWording(startsOn)}`;
  return {
    entry: one.entry,
    facts: [...factsOf(one, book), since],
    readySince: ready === null ? null : `Klar att gå vidare sedan ${dayWording(ready.on)}`,
    forms: keeps
      ? {
          hours: formOf('hours', one.entry, { hoursPerWeek: hoursTyped(one) }),
          ready: formOf('ready', one.entry, { ready: ready === null ? 'yes' : 'no' }),
          end: formOf('end', one.entry),
          correct: formOf('correct', one.entry, { corrects: String(one.stageSince) }),
        }
      : null,
  };
}

function presentEnded(one: EntryAt<'ended'>, book: PlaceBook, keeps: boolean, formOf: FormOf): EndedView {
  const { outcome, on } = one.stage;
  return {
    entry: one.entry,
    facts: [...factsOf(one, book), `slutade ${dayWording(on)}`, outcomes[outcome]],
    correct: keeps ? formOf('correct', one.entry, { corrects: String(one.stageSince) }) : null,
  };
}

/** What is known of an entry, in the order that people ask for it. Never who it is. */
function factsOf({ claim, municipality, earliestStart }: Entry, { cohorts }: PlaceBook): string[] {
  const cohort = cohorts.find((one) => one.cohort === claim.cohort);
  return [
    `${numberWording(claim.minutes / 60)} timmar i veckan`,
    claim.referrer === null ? '' : `anvisad av ${named(claim.referrer)}`,
    municipality === null ? '' : municipalityName(municipality),
    cohort ? `kursstart ${dayWording(cohort.startsOn)}` : '',
    earliestStart === null ? '' : `tidigast ${dayWording(earliestStart)}`,
  ].filter(Boolean);
}

/** A referrer in the middle of a sentence. */
function named(referrer: Referrer): string {
  const name = referrers[referrer];
  return referrer === 'municipality' || referrer === 'region' ? name.toLowerCase() : name;
}

const hoursTyped = ({ claim }: Entry) => String(claim.minutes / 60).replace('.', ',');

function rulesTyped({ rules: { sharing, offerDays, offersNext } }: PlaceBook): Record<string, string> {
  return {
    sharing: sharing ? 'yes' : 'no',
    offerDays: String(offerDays),
    offersNext: offersNext ? 'yes' : 'no',
  };
}

function municipalityChoices({ documents, municipalities }: PlacesSituation): Choice[] {
  const likely = new Set([...(documents.description.municipalities ?? []), ...municipalities]);
  return [...likely]
    .map((code) => ({ value: code, label: municipalityName(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'sv'));
}

/** A vocabulary as choices, in its own order. */
export function choicesOf<Code extends string>(vocabulary: Record<Code, string>): Choice[] {
  return codes(vocabulary).map((value) => ({ value, label: vocabulary[value] }));
}
