/** A swap replaces the search and its filters: the groups that the reader had opened or closed stay so. */
export function keepOpenGroups(page: Document): void {
  let states = new Map<string, boolean>();
  const groups = () => page.querySelectorAll<HTMLDetailsElement>('#search details[id]');

  page.addEventListener('htmx:beforeSwap', () => {
    states = new Map([...groups()].map((group) => [group.id, group.open]));
  });
  page.addEventListener('htmx:afterSwap', () => {
    for (const group of groups()) group.open = states.get(group.id) ?? group.open;
  });
}
