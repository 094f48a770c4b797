import * as z from 'zod';
import { type KeptMapping, keptMapping } from '#needs';
import type { Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { needsKey } from './keys.ts';

/** How long a mapping is kept that nobody replaces: it says little of today's need by then. */
const keptSeconds = 5 * 366 * 86_400;

const keptNeeds = z.strictObject({ savedAt: z.iso.datetime(), mapping: keptMapping });

/** A förbund's mapping of needs; `version` counts how many times one has been saved. */
export type KeptNeeds = z.infer<typeof keptNeeds> & { version: number };

/** The mapping of a förbund, if it has one; a moment behind the latest write unless `consistent`. */
export async function readNeeds(
  table: Table,
  forbund: string,
  options: { consistent: boolean },
): Promise<KeptNeeds | undefined> {
  const item = await readsOf(table).get(needsKey(forbund), options);
  return item && { ...keptNeeds.parse(item.body), version: item.version };
}

/** Puts a mapping in the place of version `replaces`, 0 for none. The former is kept nowhere. */
export function putNeeds(
  forbund: string,
  { mapping, savedAt }: { mapping: KeptMapping; savedAt: string },
  replaces: number,
): Write {
  return {
    do: 'put',
    item: {
      ...needsKey(forbund),
      version: replaces + 1,
      body: { savedAt, mapping },
      expires: Math.floor(Date.parse(savedAt) / 1_000) + keptSeconds,
    },
    when: replaces === 0 ? 'absent' : { version: replaces },
  };
}
