/** JSON with the fields of every object in the order of their names: equal data always give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_field, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
