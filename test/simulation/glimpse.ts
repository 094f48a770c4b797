import * as z from 'zod';
import type { Table } from '#table';
import type { Insats } from './world.ts';

const glimpsedHead = z.object({
  version: z.int(),
  status: z.string(),
  minutesPerPlace: z.int(),
  capacityMinutes: z.int().nullable(),
  counts: z.object({ statedIn: z.int() }).nullable(),
  book: z
    .object({
      since: z.int(),
      cohorts: z.array(z.object({ cohort: z.string(), startsOn: z.string() })),
      deadlines: z.array(z.object({ until: z.string() })),
    })
    .nullable(),
});

const glimpsedEntry = z.object({
  entry: z.string(),
  stageSince: z.int(),
  book: z.int(),
  toTell: z.string().nullable(),
  stage: z.object({
    is: z.string(),
    offer: z.string().nullish(),
    startsOn: z.string().nullish(),
  }),
});

export type GlimpsedEntry = z.infer<typeof glimpsedEntry>;

/** What somebody who looks at an insats now and then knows of it: of some moment, not surely of this one. */
export type Glimpse = {
  insats: Insats;
  head: z.infer<typeof glimpsedHead> | undefined;
  entries: readonly GlimpsedEntry[];
};

const moreThanAnyInsatsHas = 100;

/** Looks at an insats through a table that may answer from the past. */
export async function glimpse(table: Table, insats: Insats): Promise<Glimpse> {
  const partition = `insats#${insats}`;
  const [head, entries] = await Promise.all([
    table.get({ partition, sort: 'state#head' }),
    table.query({ partition, from: 'entry#', to: 'entry#~', limit: moreThanAnyInsatsHas }),
  ]);
  return {
    insats,
    head: head && glimpsedHead.parse(head.body),
    entries: entries.items.map(({ body }) => glimpsedEntry.parse(body)),
  };
}
