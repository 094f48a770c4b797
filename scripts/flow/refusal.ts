/** What is wrong with what the command was given, in sentences that say how to mend it. */
export class Refusal extends Error {}

const mostFaultsTold = 10;

/** Refuses with the first faults of many. */
export function refuse(faults: readonly string[]): never {
  const told = faults.slice(0, mostFaultsTold);
  const rest = faults.length - told.length;
  throw new Refusal([...told, ...(rest > 0 ? [`Och ${rest} fel till.`] : [])].join('\n'));
}
