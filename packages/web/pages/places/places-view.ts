import type { Choice, FormState } from '../../components/field.tsx';
import type { AvailabilityView } from '../../components/free-places-wording.ts';

/** Queue, offers and placements of one insats, as those see them who work with it. */
export type PlacesView = {
  insats: { id: string; name: string };
  availability: AvailabilityView;
  receipt: { tone: 'success' | 'info'; heading: string; sentence: string } | null;
  /** Null where the insats only reports figures; `open` is then there for those who may begin to keep places here. */
  ledger: LedgerView | null;
  open: FormState | null;
};

export type LedgerView = {
  /** In places, as words: «1,5 platser». */
  figures: readonly { label: string; value: string }[];
  /** Said where more is promised than there is; null where nothing is. */
  deficit: string | null;
  toTell: readonly { entry: string; sentence: string; form: FormState }[];
  queue: readonly QueueLineView[];
  /** The förbund's rule for the order, in a sentence. */
  rule: string;
  offers: readonly OfferView[];
  placements: readonly PlacementView[];
  /** Those that ended a short while ago, latest first. */
  ended: readonly EndedView[];
  join: FormState;
  offerNext: FormState;
  /** Null for those who may not. */
  start: FormState | null;
  rules: FormState | null;
  choices: Record<'referrers' | 'municipalities' | 'cohorts', readonly Choice[]>;
};

/** Who it is, only the caseworker's own system knows: here are the id, and what was said of it. */
type EntryView = { entry: string; facts: readonly string[] };

export type QueueLineView = EntryView & {
  /** From 1; null for whoever is parked. */
  position: number | null;
  offer: FormState;
  leave: FormState;
  /** Null for whoever is not parked. */
  resume: FormState | null;
};

export type OfferView = EntryView & {
  offer: string;
  lastDay: string;
  accept: FormState | null;
  refuse: FormState;
};

export type PlacementView = EntryView & {
  /** «Klar att gå vidare sedan 3 mars 2026»; null when not. */
  readySince: string | null;
  /** Null for those who may not. */
  forms: { hours: FormState; ready: FormState; end: FormState; correct: FormState } | null;
};

export type EndedView = EntryView & { correct: FormState | null };
