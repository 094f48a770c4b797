/** An insats, or several alike: its whole places, and which groups (by index) may have them. */
export type Supply = { places: number; serves: readonly number[] };

/**
 * How many people can have a place at the same time, at most, when nobody has two and no place is given twice.
 *
 * A maximum flow from groups of people through the insatser that serve them, by shortest augmenting paths (Edmonds and
 * Karp, 1972): somebody without a place takes a free one, or one whose holder can move to another, and so on. What is
 * found cannot be bettered, whatever order groups and insatser come in.
 *
 * @param people whole numbers of people, a group an entry
 */
export function mostPlaced(people: readonly number[], supplies: readonly Supply[]): number {
  const offered = alikeAsOne(supplies);
  const free = offered.map(({ places }) => places);
  const placed = offered.map(() => new Map<number, number>());
  let sum = 0;
  for (const [group, count] of people.entries()) {
    let waiting = count;
    while (waiting > 0) {
      const path = shortestPath(group, offered, free, placed);
      if (!path) break;
      const moved = widthOf(path, waiting, free, placed);
      move(path, moved, free, placed);
      waiting -= moved;
      sum += moved;
    }
  }
  return sum;
}

/** Insatser that serve the same groups are as good as one with all their places. */
function alikeAsOne(supplies: readonly Supply[]): Supply[] {
  const bySignature = new Map<string, Supply>();
  for (const { places, serves } of supplies) {
    if (places <= 0 || serves.length === 0) continue;
    const signature = serves.join();
    bySignature.set(signature, { serves, places: places + (bySignature.get(signature)?.places ?? 0) });
  }
  return [...bySignature.values()];
}

/** The group takes places in the supply; where they are taken, by a group that moves on to the next step's. */
type Step = { supply: number; group: number };
type Placed = readonly Map<number, number>[];

/** The shortest chain from a group without places to a free one: who takes whose place, in turn. */
function shortestPath(
  from: number,
  supplies: readonly Supply[],
  free: readonly number[],
  placed: Placed,
): Step[] | undefined {
  const reachedFrom = new Map<number, { group: number; before: number | undefined }>();
  const groups: { group: number; before: number | undefined }[] = [{ group: from, before: undefined }];
  const seen = new Set([from]);
  for (const { group, before } of groups) {
    for (const [supply, { serves }] of supplies.entries()) {
      if (reachedFrom.has(supply) || !serves.includes(group)) continue;
      reachedFrom.set(supply, { group, before });
      if ((free[supply] ?? 0) > 0) return pathTo(supply, reachedFrom);
      for (const [holder, count] of placed[supply] ?? []) {
        if (count === 0 || seen.has(holder)) continue;
        seen.add(holder);
        groups.push({ group: holder, before: supply });
      }
    }
  }
  return undefined;
}

function pathTo(
  last: number,
  reachedFrom: ReadonlyMap<number, { group: number; before: number | undefined }>,
): Step[] {
  const path: Step[] = [];
  for (let supply: number | undefined = last; supply !== undefined; ) {
    const reached = reachedFrom.get(supply);
    if (!reached) break;
    path.unshift({ supply, group: reached.group });
    supply = reached.before;
  }
  return path;
}

function widthOf(path: readonly Step[], waiting: number, free: readonly number[], placed: Placed): number {
  const last = path.at(-1);
  const held = path.slice(1).map(({ group }, index) => placed[path[index]?.supply ?? -1]?.get(group) ?? 0);
  return Math.min(waiting, last ? (free[last.supply] ?? 0) : 0, ...held);
}

function move(path: readonly Step[], count: number, free: number[], placed: Placed): void {
  for (const [index, { supply, group }] of path.entries()) {
    const inSupply = placed[supply];
    inSupply?.set(group, (inSupply.get(group) ?? 0) + count);
    const next = path[index + 1];
    if (next) inSupply?.set(next.group, (inSupply.get(next.group) ?? 0) - count);
    else free[supply] = (free[supply] ?? 0) - count;
  }
}
