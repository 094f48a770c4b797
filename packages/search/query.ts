import * as z from 'zod';
import { forbundId, organisationId } from '#forbund';
import {
  codes,
  countsAnswers,
  holdsPersonalNumber,
  kinds,
  ladder,
  languages,
  municipalityCode,
  principals,
  targetGroups,
  tracks,
} from '#insats';

/** Sort orders of a result. `relevance` puts the best text match first, and what can be had before what cannot. */
export const sortOrders = {
  relevance: 'Bäst träff först',
  free: 'Flest lediga platser först',
  name: 'Namn, A till Ö',
  fresh: 'Nyast uppgift först',
} as const;

const several = <Schema extends z.ZodType>(one: Schema) => z.array(one).max(50).default([]);

/** What is searched for stands on the page and in its links, where no personal number may stand. */
const withoutPersonalNumber = (text: z.ZodString) =>
  text.refine((said) => !holdsPersonalNumber(said), 'Sök inte på personnummer. Här finns bara insatser.');

/** What may be asked of the catalogue. Values of one facet widen the result; different facets narrow it. */
export const catalogueQuery = z.strictObject({
  q: withoutPersonalNumber(z.string().trim().max(200, 'Skriv högst 200 tecken i sökrutan.')).default(''),
  forbund: several(withoutPersonalNumber(forbundId)),
  municipality: several(municipalityCode),
  step: several(z.enum(codes(ladder))),
  track: several(z.enum(codes(tracks))),
  kind: several(z.enum(codes(kinds))),
  targetGroup: several(z.enum(codes(targetGroups))),
  language: several(z.enum(codes(languages))),
  principal: several(z.enum(codes(principals))),
  provider: several(withoutPersonalNumber(organisationId)),
  countsTowardActivityRequirement: several(z.enum(codes(countsAnswers))),
  /** Hours a week that the insats must be able to hold. */
  hoursPerWeek: z.int().min(1).max(40).optional(),
  hasFreePlaces: z.boolean().optional(),
  maxWaitWeeks: z.int().min(0).max(520).optional(),
  sort: z.enum(codes(sortOrders)).default('relevance'),
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(100_000).default(0),
});

export type CatalogueQuery = z.infer<typeof catalogueQuery>;
