/** The middle value; of an even number, the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value that `percent` of the values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/**
 * Measures several things in turn, A B A B …, so that whatever else the machine does meanwhile touches all of them
 * alike. Answers the rounds of each.
 */
export async function inTurn<Name extends string, Round>(
  rounds: number,
  measures: Record<Name, () => Promise<Round>>,
): Promise<Record<Name, Round[]>> {
  const names = Object.keys(measures) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Round[]])) as Record<Name, Round[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) measured[name].push(await measures[name]());
  }
  return measured;
}
