import type { Finding } from '#flow';

const unsaid = {
  places: null,
  occupied: null,
  queue: null,
  waitDays: null,
  waitDaysBefore: null,
  ready: null,
};

/** Of twelve who were expected to leave an insats, one has left. */
export function aFinding(known: Partial<Finding> = {}): Finding {
  const flow = { onward: 0, expectedOnward: 4, endings: 1, expectedEndings: 12, onwardShareBefore: 0.3 };
  return {
    kind: 'nobody-leaves',
    level: 'red',
    subject: { of: 'insats', insats: 'cykel', name: 'Cykelverkstaden' },
    since: '2026-10-01',
    evidence: { from: '2026-06-01', to: '2026-10-02', flow: { ...flow, years: 50 }, ...unsaid },
    cause: {
      cause: 'stuck-here',
      step: null,
      insatser: [],
      dropoutShare: null,
      returnedShare: null,
      before: null,
      now: null,
      missing: [],
      refusal: null,
      criterion: null,
    },
    ...known,
  };
}
