import fc from 'fast-check';
import type { ObservedPlacement, Subject } from '#flow';

/** A subject in whole days, left-truncated now and then. */
export const anySubject: fc.Arbitrary<Subject> = fc
  .record({
    entry: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 60 })),
    days: fc.integer({ min: 1, max: 120 }),
    cause: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ entry, days, cause }) => ({ entry, exit: entry + days, cause }));

export const anySubjects = fc.array(anySubject, { maxLength: 60 });

/** Placements around the days 0 to 900: some began long before, some were first seen later, some go on, some left outside outcomes. */
export const anyPlacement: fc.Arbitrary<ObservedPlacement> = fc
  .record({
    start: fc.integer({ min: -1000, max: 900 }),
    days: fc.option(fc.integer({ min: 0, max: 1200 }), { nil: null, freq: 4 }),
    outcome: fc.constantFrom<ObservedPlacement['outcome'][]>('onward', 'other', null),
    unseen: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 600 })),
  })
  .map(({ start, days, outcome, unseen }) => {
    const begun = { start, seenFrom: start + unseen };
    return days === null ? { ...begun, end: null, outcome: null } : { ...begun, end: start + days, outcome };
  });

export const anyPlacements = fc.array(anyPlacement, { maxLength: 40 });
