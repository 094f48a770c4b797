import { flowReadingExamples } from './flow-reading-examples.ts';

/** The operations on the flow. */
export type FlowOperation = keyof typeof flowExamples;

const forbund = 'exempelforbund';
const insats = '7m2k9x4c1v8b3n6q';
const name = 'Trädgårdslaget';

const finding = {
  kind: 'fewer-onward',
  level: 'yellow',
  subject: { of: 'insats', insats, name },
  evidence: {
    from: '2026-03-02',
    to: '2026-10-21',
    flow: {
      onward: 2,
      expectedOnward: 9.1,
      endings: 14,
      expectedEndings: 16.2,
      onwardShareBefore: 0.36,
      years: 10,
    },
    places: 12,
    occupied: 12,
    queue: 5,
    waitDays: 96,
    waitDaysBefore: 61,
    ready: 2,
  },
  cause: {
    cause: 'next-step-full',
    step: 'supported-work',
    insatser: [{ insats: '4t8w2y6r1p5z9k3d', name: 'Jobbsteget' }],
    dropoutShare: null,
    returnedShare: null,
    before: null,
    now: 2,
    missing: [],
    refusal: null,
    criterion: null,
  },
  since: '2026-11-20',
} as const;

const inShort = {
  id: `fewer-onward.insats.${insats}`,
  forbund,
  status: 'open',
  kind: 'fewer-onward',
  kindName: 'Färre går vidare',
  level: 'yellow',
  levelName: 'Gul',
  subject: finding.subject,
  since: '2026-11-20',
  openedAt: '2026-11-20T04:00:00.000Z',
  sentence:
    'Normalt hade 9 gått vidare sedan mars 2026; 2 har gjort det. Så stor skillnad uppstår av slump högst en gång på 10 år för en enskild insats.',
  causeSentence:
    'Steget arbete med samhällsstöd är fullt: Jobbsteget. Det hjälper inte att ändra här – det behövs fler platser där.',
} as const;

const opened = {
  what: 'opened',
  at: '2026-11-20T04:00:00.000Z',
  by: null,
  role: null,
  note: null,
  finding,
  sentence: 'Flaggan öppnades.',
} as const;
const whole = { ...inShort, finding, latest: finding, history: [opened] } as const;

const acted = (what: 'acknowledged' | 'noted' | 'closed', note: string | null, sentence: string) => ({
  ...whole,
  history: [
    opened,
    {
      what,
      at: '2026-11-22T09:10:00.000Z',
      by: 'staff-abcdefghij234567abcd',
      role: 'coordinator' as const,
      note,
      finding: null,
      sentence,
    },
  ],
});

const thresholds = {
  redYears: 50,
  yellowYears: 10,
  longWaitDays: 180,
  waitGrowth: 1.75,
  standsDays: 14,
  readyShare: 0.1,
  lowUse: 0.7,
};
const thresholdsAnswer = {
  forbund,
  thresholds,
  isDefault: true,
  sentence:
    'En röd flagga öppnas av slump högst en gång på 50 år i en insats, en gul högst en gång på 10 år. En lång väntan är minst 6 månader och 1,75 gånger så lång som för ett år sedan.',
};

const baseline = {
  version: 2,
  from: '2024-11-22',
  to: '2026-11-21',
  frozenAt: '2026-11-22T09:12:00.000Z',
  by: 'staff-abcdefghij234567abcd',
  reason: 'Två insatser har slagits ihop till en.',
  insatser: 38,
  endings: 812,
  groups: [
    {
      group: 'work-rehabilitation/work-training',
      label: 'Arbetsinriktad rehabilitering, arbetsträning',
      insatser: 9,
      rates: {
        endings: [0.0025, 0.006, 0.0085, 0.009, 0.009],
        onward: [0.0009, 0.0021, 0.003, 0.0031, 0.003],
      },
    },
  ],
  sentence:
    'Version 2 räknar på 812 avslut i 38 insatser, från den 22 november 2024 till den 21 november 2026.',
};

/** Examples for the API document of the flow. All of it is made up. */
export const flowExamples = {
  ...flowReadingExamples,
  listFlags: {
    answer: {
      items: [inShort],
      total: 1,
      limit: 20,
      offset: 0,
      forbundNote: 'Påhittat.',
      sentence: 'En flagga står kvar: en gul.',
    },
  },
  listInsatserInFlow: {
    answer: {
      items: [
        {
          insats,
          name,
          step: 'work-rehabilitation',
          kinds: ['work-training'],
          source: 'ledger',
          from: '2025-10-23',
          to: '2026-10-22',
          onward: { endings: 20, onward: 7, share: 0.35, low: 0.18, high: 0.57 },
          flags: [inShort],
        },
      ],
      total: 1,
      limit: 20,
      offset: 0,
      forbundNote: 'Påhittat.',
      sentence: '1 av 1 insats har en flagga.',
    },
  },
  readFlag: { answer: whole },
  acknowledgeFlag: {
    request: { note: 'Tas upp på mötet den 1 december.' },
    answer: {
      ...acted('acknowledged', 'Tas upp på mötet den 1 december.', 'Någon tar hand om flaggan.'),
      status: 'acknowledged',
    },
  },
  noteOnFlag: {
    request: { note: 'Utföraren ringer i veckan.' },
    answer: acted('noted', 'Utföraren ringer i veckan.', 'En anteckning.'),
  },
  closeFlag: {
    request: { reason: 'Jobbsteget får fyra nya platser i januari.' },
    answer: {
      ...acted('closed', 'Jobbsteget får fyra nya platser i januari.', 'Flaggan stängdes av en person.'),
      status: 'closed',
    },
  },
  readFlowThresholds: { answer: thresholdsAnswer },
  setFlowThresholds: { request: thresholds, answer: { ...thresholdsAnswer, isDefault: false } },
  listBaselines: { answer: { items: [baseline], total: 1, limit: 20, offset: 0 } },
  replaceBaseline: { request: { reason: baseline.reason }, answer: baseline },
} as const;
