import type { Criterion, Description } from '#insats';

/** What a provider has said of an insats: its name. Everything else is *uppgift saknas* unless a test says it. */
export function aDescription(said: Partial<Description> = {}): Description {
  return {
    name: 'Cykelverkstaden',
    summary: null,
    forWhom: null,
    aims: null,
    principal: null,
    municipalities: null,
    step: null,
    tracks: null,
    kinds: null,
    targetGroups: null,
    languages: null,
    languageSupport: null,
    hoursPerWeek: null,
    lengthWeeks: null,
    schedule: null,
    groupSize: null,
    adaptations: null,
    contents: null,
    followUp: null,
    method: null,
    voluntary: null,
    countsTowardActivityRequirement: null,
    financing: null,
    start: null,
    contact: null,
    provenance: { kind: 'own', source: null, sourceYear: null, note: null },
    ...said,
  };
}

/** A condition that is answered beforehand and carries no note. */
export function aCriterion(condition: Criterion['condition']): Criterion {
  return { condition, assessedLater: false, note: null };
}
