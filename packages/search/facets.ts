import type { CatalogueEntry } from './entry.ts';

/** The facets of a result, in the order they are shown. */
export const facetNames = [
  'municipality',
  'step',
  'track',
  'kind',
  'targetGroup',
  'language',
  'principal',
  'provider',
  'countsTowardActivityRequirement',
  'forbund',
] as const;

export type FacetName = (typeof facetNames)[number];

/** The values an insats has in a facet; none where nobody has said. */
export function facetValues({ head, documents }: CatalogueEntry, name: FacetName): readonly string[] {
  const { description } = documents;
  switch (name) {
    case 'municipality':
      return description.municipalities ?? [];
    case 'step':
      return listed(description.step);
    case 'track':
      return description.tracks ?? [];
    case 'kind':
      return description.kinds ?? [];
    case 'targetGroup':
      return description.targetGroups ?? [];
    case 'language':
      return description.languages ?? [];
    case 'principal':
      return listed(description.principal);
    case 'provider':
      return [head.organisation];
    case 'countsTowardActivityRequirement':
      return listed(description.countsTowardActivityRequirement);
    case 'forbund':
      return [head.forbund];
    default:
      return name satisfies never;
  }
}

function listed(value: string | null): string[] {
  return value === null ? [] : [value];
}
