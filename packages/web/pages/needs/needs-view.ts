import type { FormState } from '../../components/field.tsx';
import type { Link } from '../../components/link.ts';

/** A förbund's mapped need beside what there is for it. */
export type NeedsView = {
  forbund: { id: string; name: string };
  /** The other förbund whose mapping the reader may see. */
  others: readonly Link[];
  receipt: { tone: 'success' | 'info'; heading: string; sentence: string } | null;
  /** Null: nothing has been mapped yet. */
  mapping: { summary: string; source: string; note: string | null; demo: boolean } | null;
  supply: string;
  sections: readonly GapSectionView[];
  /** The groups of tables that tell people apart in several ways at once. */
  tables: readonly { caption: string; lines: readonly GapLineView[] }[];
  locked: readonly CriterionView[];
  open: readonly CriterionView[];
  form: FormState;
};

export type GapSectionView = { id: string; heading: string; lead: string; lines: readonly GapLineView[] };

/** `drawn`: parts of the longest bar of the section, 0–1. Figures are words; a dash where nothing is mapped. */
export type GapLineView = {
  label: string;
  sentence: string;
  drawn: { people: number; places: number; free: number };
  mapped: boolean;
  figures: Readonly<Record<'people' | 'places' | 'free' | 'room' | 'missing' | 'unused', string>>;
};

/** A criterion in its own words, and what it comes to. */
export type CriterionView = { worded: readonly string[]; sentence: string };
