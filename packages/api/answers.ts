import * as z from 'zod';
import { criterion, description } from '#insats';
import { availability, closure } from '#ledger';
import { facetNames } from '#search';

/** Availability, with what only signed-in people of the förbund are told. */
export const memberAvailability = availability.extend({
  occupied: z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe('Bara för inloggade i förbundet. / Signed-in users only.'),
  offered: z
    .number()
    .min(0)
    .nullable()
    .optional()
    .describe('Bara för inloggade i förbundet. / Signed-in users only.'),
});

/** One insats, whole. */
export const insatsAnswer = z.strictObject({
  id: z.string(),
  forbund: z.string(),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  externalReference: z.string().nullable(),
  version: z.int(),
  description,
  criteria: z
    .array(z.strictObject({ sentence: z.string(), criterion }))
    .nullable()
    .describe(
      'Villkoren som data, med en mening var. null: uppgift saknas. / Criteria as data, a sentence each.',
    ),
  closures: z.array(closure),
  completeness: z.strictObject({
    answered: z.int(),
    asked: z.int(),
    missing: z.array(z.strictObject({ field: z.string(), label: z.string() })),
  }),
  availability: memberAvailability,
});

/** One insats in a list. */
export const listedInsats = z.strictObject({
  id: z.string(),
  name: z.string(),
  forbund: z.string(),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  step: description.shape.step,
  tracks: description.shape.tracks,
  kinds: description.shape.kinds,
  municipalities: description.shape.municipalities,
  provenance: description.shape.provenance.shape.kind,
  availability,
});

/** What a command did. */
export const changed = z.strictObject({
  insats: z.string(),
  version: z.int().describe('Numret på den senaste händelsen i historiken. / Version of the log.'),
  changed: z.boolean().describe('false: det var redan så. / false: it was so already.'),
});

/** Who may do what, as the administrator reads it. */
export const membershipAnswer = z.strictObject({
  id: z.string(),
  subject: z.string(),
  forbund: z.string(),
  organisation: z.string(),
  role: z.enum(['provider', 'coordinator', 'admin']),
  grantedAt: z.iso.datetime(),
  grantedBy: z.string(),
});

/** How many insatser there are per value of each facet. */
export const facets = z.object(
  Object.fromEntries(facetNames.map((name) => [name, z.record(z.string(), z.int())])) as Record<
    (typeof facetNames)[number],
    z.ZodRecord<z.ZodString, z.ZodInt>
  >,
);
