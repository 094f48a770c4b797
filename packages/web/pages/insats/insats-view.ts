import type { CriterionView } from '../../components/criteria-list.tsx';
import type { DescriptionItem } from '../../components/description-list.tsx';
import type { AvailabilityView } from '../../components/free-places-wording.ts';
import type { Link } from '../../components/link.ts';

export type InsatsView = {
  id: string;
  name: string;
  /** Closed for good: told first, with a way on. */
  ended: boolean;
  provider: string;
  forbund: string;
  municipalities: readonly string[];
  /** The step of the ladder. */
  step: string | null;
  tracks: readonly string[];
  /** What it is, a paragraph each; empty when nobody has described it. */
  summary: readonly string[];
  /** Who it is for, in the provider's words. */
  forWhom: string | null;
  criteria: readonly CriterionView[] | null;
  availability: AvailabilityView;
  /** Planned closures ahead, a sentence each. */
  closures: readonly string[];
  /** The other facts under their headings: hours, content, adaptations, follow-up … */
  factGroups: readonly { heading: string; items: readonly DescriptionItem[] }[];
  contact: ContactView | null;
  provenance: ProvenanceView;
  completeness: { missing: number; total: number; missingLabels: readonly string[] };
};

export type ContactView = {
  name: string | null;
  /** As written; the link to dial is made from it. */
  phone: string | null;
  email: string | null;
  website: Link | null;
  address: string | null;
};

export type ProvenanceView = {
  /** own: kept by the provider. demo: made up or split for the demonstration. example: retold from public pages. */
  kind: 'own' | 'demo' | 'example';
  /** Where it comes from, in a sentence. */
  sentence: string;
  /** What is invented or doubtful. */
  note: string | null;
};
