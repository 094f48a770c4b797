import {
  adaptations,
  contents,
  countyOf,
  criterionSentence,
  kinds,
  ladder,
  ladderExplained,
  languages,
  methods,
  municipalityName,
  tracks,
} from '#insats';
import type { CatalogueEntry } from '#search';
import type { DemoCatalogue } from '../../test/evaluation/demo-entries.ts';

/** The texts that the engines beside ours index, in the order of their weights. */
export const textFields = ['name', 'provider', 'summary', 'forWhom', 'terms', 'criteria'] as const;

export type TextField = (typeof textFields)[number];
export type SearchedTexts = Record<TextField, string> & { id: string };

/** What ours may find an insats by, as Swedish text: every engine sees the same words. */
export function searchedTexts({ entries, providerName }: DemoCatalogue): SearchedTexts[] {
  return entries.map((entry) => ({
    id: entry.head.insats,
    name: entry.documents.description.name,
    provider: providerName(entry.head.forbund, entry.head.organisation),
    summary: entry.documents.description.summary ?? '',
    forWhom: entry.documents.description.forWhom ?? '',
    terms: termsOf(entry),
    criteria: (entry.documents.criteria ?? []).map(criterionSentence).join(' '),
  }));
}

function termsOf({ documents: { description } }: CatalogueEntry): string {
  return [
    description.step && ladder[description.step],
    description.method && methods[description.method],
    ...(description.tracks ?? []).map((track) => tracks[track]),
    ...(description.kinds ?? []).map((kind) => kinds[kind]),
    ...(description.languages ?? []).map((language) => languages[language]),
    ...(description.adaptations ?? []).map((adaptation) => adaptations[adaptation]),
    ...(description.contents ?? []).map((content) => contents[content]),
    ...(description.municipalities ?? []).map(municipalityName),
    ...new Set((description.municipalities ?? []).map(countyOf)),
    description.step && ladderExplained[description.step],
  ]
    .filter(Boolean)
    .join('. ');
}
