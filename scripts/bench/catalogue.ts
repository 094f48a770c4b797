import * as z from 'zod';

const listed = z.object({
  items: z.array(
    z.object({ id: z.string(), forbund: z.string(), organisation: z.object({ id: z.string() }) }),
  ),
  total: z.int(),
});

export type ListedInsats = z.infer<typeof listed>['items'][number];

/** What is searched for: a part of a Swedish compound, and two facets. */
export const measuredSearch = '/api/v1/insatser?q=tr%C3%A4ning&municipality=0580&step=work-rehabilitation';

/** The first hundred insatser of the catalogue. */
export async function firstInsatser(origin: string): Promise<ListedInsats[]> {
  const { items } = listed.parse(await read(`${origin}/api/v1/insatser?limit=100`));
  if (items.length === 0) throw new Error('the catalogue is empty');
  return items;
}

/** How many insatser the measured search finds; a search that finds nothing would measure nothing. */
export async function foundBySearch(origin: string): Promise<number> {
  const { total } = listed.parse(await read(`${origin}${measuredSearch}`));
  if (total === 0) throw new Error('the measured search finds nothing');
  return total;
}

async function read(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
