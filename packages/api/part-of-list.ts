/** The part of a list that a call asks for, with what tells where it stands in the whole. */
export function partOfList<Item>(
  all: readonly Item[],
  { limit, offset }: { limit: number; offset: number },
): { items: Item[]; total: number; limit: number; offset: number } {
  return { items: all.slice(offset, offset + limit), total: all.length, limit, offset };
}
