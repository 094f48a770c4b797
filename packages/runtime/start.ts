/**
 * Makes something once, at the first call, and holds it. A making that fails is not held: the next call tries anew, so
 * that a passing fault at the start does not stay.
 */
export function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let held: Promise<Made> | undefined;
  return () => {
    held ??= make().catch((fault: unknown) => {
      held = undefined;
      throw fault;
    });
    return held;
  };
}
