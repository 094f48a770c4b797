import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { codes, kinds } from '#insats';
import type { CatalogueInsats } from './demo-world.ts';

const demoFile = new URL('../../../data/demo/linkoping.json', import.meta.url);

const read = z.object({
  insatser: z.array(
    z.object({
      externalReference: z.string(),
      places: z.number(),
      description: z.object({
        step: z.enum(['basic-support', 'structure', 'occupation', 'work-rehabilitation', 'supported-work']),
        kinds: z.tuple([z.enum(codes(kinds))], z.enum(codes(kinds))),
      }),
    }),
  ),
});

/** The insatser of the demo catalogue, as far as the flow goes. */
export function demoCatalogue(): CatalogueInsats[] {
  const { insatser } = read.parse(JSON.parse(readFileSync(demoFile, 'utf8')));
  return insatser.map(
    ({
      externalReference,
      places,
      description: {
        step,
        kinds: [kind],
      },
    }) => ({
      externalReference,
      places,
      step,
      kind,
    }),
  );
}
