import type {
  ExpectedAgainstActual,
  Finding,
  Flag,
  FlagCause,
  FlagEvidence,
  LadderFlow,
  LedgerFlow,
  OccupancyWeek,
  QuarterLine,
  QuarterSummary,
  ReportedFlow,
  WayOutCurve,
} from '#flow';

const firstWeek = Date.UTC(2026, 0, 4);
const weekMilliseconds = 7 * 86_400_000;

/** The last day of a week of 2026 and on, counted from nought. */
const weekEnd = (week: number) => new Date(firstWeek + week * weekMilliseconds).toISOString().slice(0, 10);

const noEvidence: FlagEvidence = {
  from: '2026-03-01',
  to: '2026-10-31',
  flow: null,
  places: 12,
  occupied: 11.5,
  queue: 4,
  waitDays: 120,
  waitDaysBefore: 60,
  ready: 0,
};

const noCause: FlagCause = {
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
};

/** An estimate: nine ought to have left the joinery, two have. */
export function aFinding({
  evidence,
  cause,
  ...rest
}: Partial<Omit<Finding, 'evidence' | 'cause'>> & {
  evidence?: Partial<FlagEvidence>;
  cause?: Partial<FlagCause>;
} = {}): Finding {
  return {
    kind: 'nobody-leaves',
    level: 'red',
    subject: { of: 'insats', insats: 'snickeriet', name: 'Snickeriet' },
    since: '2026-10-03',
    evidence: {
      ...noEvidence,
      flow: {
        onward: 1,
        expectedOnward: 3.2,
        endings: 2,
        expectedEndings: 9.1,
        onwardShareBefore: 0.35,
        years: 50,
      },
      ...evidence,
    },
    cause: { ...noCause, missing: ['ramp', 'employers'], ...cause },
    ...rest,
  };
}

/** A fact: the wait has become long. */
export function aLongWait(level: 'yellow' = 'yellow'): Finding {
  return aFinding({
    kind: 'long-wait',
    level,
    subject: { of: 'insats', insats: 'koket', name: 'Köket i Ryd' },
    since: '2026-11-12',
    evidence: { flow: null, waitDays: 240, waitDaysBefore: 90, queue: 9 },
    cause: { cause: 'more-referred', before: 11, now: 24, missing: [] },
  });
}

/** An open flag as the watch has set it. */
export function aFlag({ finding = aFinding(), ...rest }: Partial<Flag> = {}): Flag {
  const { kind, subject } = finding;
  const about = subject.of === 'insats' ? subject.insats : 'several';
  return {
    id: `${kind}.${subject.of}.${about}`,
    forbund: 'centrala-ostergotland',
    status: 'open',
    finding,
    latest: finding,
    openedAt: '2026-10-03T02:10:00Z',
    history: [{ what: 'opened', at: '2026-10-03T02:10:00Z', by: null, role: null, note: null, finding }],
    ...rest,
  };
}

/** Forty-four weeks in which fewer and fewer go onward than there is to expect. */
function anExpectedAgainstActual(): ExpectedAgainstActual {
  const weeks = Array.from({ length: 44 }, (_, week) => ({
    day: weekEnd(week),
    endings: Math.floor(week / 6),
    expectedEndings: week * 0.42,
    onward: Math.floor(week / 20),
    expectedOnward: week * 0.21,
  }));
  return {
    from: '2026-01-01',
    to: '2026-10-31',
    weeks,
    sentence: 'Normalt hade 9 gått vidare sedan januari 2026; 2 har gjort det.',
  };
}

function aCurve(way: WayOutCurve['way'], label: string, most: number): WayOutCurve {
  const points = Array.from({ length: 30 }, (_, step) => {
    const share = most * (1 - Math.exp(-step / 10));
    const halfWidth = 0.02 + step * 0.004;
    return {
      day: step * 25,
      share,
      low: step === 0 ? null : Math.max(0, share - halfWidth),
      high: step === 0 ? null : share + halfWidth,
      atRisk: 40 - step,
    };
  });
  return { way, label, points };
}

const someWeeks = (): OccupancyWeek[] =>
  Array.from({ length: 53 }, (_, week) => ({
    day: weekEnd(week - 5),
    places: week < 20 ? 10 : 12,
    occupied: 9 + (week % 5) * 0.5,
    queue: Math.floor(week / 8),
    ready: week > 40 ? 2 : 0,
  }));

const read = {
  insats: 'snickeriet',
  name: 'Snickeriet',
  step: 'work-rehabilitation',
  months: 12,
  from: '2025-11-01',
  to: '2026-10-31',
  headline: 'Nästan ingen slutar, och platserna är fulla.',
  onward: { endings: 11, onward: 3, share: 3 / 11, low: 0.1, high: 0.57 },
  onwardSentence: '3 av 11 som slutade gick vidare. Det är mellan 10 och 57 procent.',
  outcomes: [
    { outcome: 'work', toStep: null, label: 'Arbete', count: 2, onward: true },
    { outcome: 'next-insats', toStep: 'supported-work', label: 'En annan insats', count: 1, onward: true },
    { outcome: 'dropout', toStep: null, label: 'Avbröt', count: 6, onward: false },
    { outcome: 'returned', toStep: 'occupation', label: 'Gick tillbaka', count: 2, onward: false },
  ],
} as const;

/** The flow through a joinery that keeps its places in the catalogue. */
export function aLedgerFlow(parts: Partial<LedgerFlow> = {}): LedgerFlow {
  return {
    source: 'ledger',
    ...read,
    outcomes: [...read.outcomes],
    curves: [
      aCurve('work-or-studies', 'Till arbete eller studier', 0.2),
      aCurve('next-step', 'Till en insats på ett högre steg', 0.08),
      aCurve(
        'elsewhere',
        'Till annat: annan försörjning, vård, flytt eller en insats som inte är ett steg upp',
        0.1,
      ),
      aCurve('broke-off', 'Avbröt eller gick tillbaka till ett tidigare steg', 0.35),
    ],
    curvesSentence: 'Inom ett år har 20 procent gått till arbete eller studier.',
    expected: anExpectedAgainstActual(),
    stay: {
      median: { days: 320, low: 250, high: 420 },
      residual: [
        { after: 180, medianMore: 200 },
        { after: 365, medianMore: null },
      ],
      sentence: 'Hälften stannar i mer än 11 månader.',
    },
    wait: { medianDays: 130, lowDays: 70, highDays: 240 },
    waitSentence: 'Den som ställs i kö i dag väntar ungefär 4 månader, troligen mellan 2 och 8.',
    occupancy: someWeeks(),
    comparison: {
      group: 'work-rehabilitation/work-training',
      label: 'arbetsträning på steget arbetsinriktad rehabilitering',
      insatser: 9,
      endings: {
        observed: 11,
        expected: 16.4,
        z: -1.1,
        falseDiscovery: 0.4,
        stands: 'as-peers',
        level: { mean: 0.81, low: 0.55, high: 1.14 },
      },
      onward: {
        observed: 3,
        expected: 7.9,
        z: -2.6,
        falseDiscovery: 0.06,
        stands: 'lower',
        level: { mean: 0.58, low: 0.3, high: 0.96 },
      },
      sentence: 'Färre går vidare härifrån än från andra av samma slag.',
    },
    ...parts,
  };
}

/** The flow through an insats that only reports counts. */
export function aReportedFlow(parts: Partial<ReportedFlow> = {}): ReportedFlow {
  return {
    source: 'reported',
    ...read,
    outcomes: [...read.outcomes],
    periods: [
      {
        from: '2026-01-01',
        to: '2026-06-30',
        started: 9,
        onward: { endings: 7, onward: 2, share: 2 / 7, low: 0.08, high: 0.64 },
        outcomes: [],
      },
      {
        from: '2026-07-01',
        to: '2026-10-31',
        started: 5,
        onward: { endings: 4, onward: 1, share: 0.25, low: 0.05, high: 0.7 },
        outcomes: [],
      },
    ],
    counts: [
      { day: '2026-10-01', free: 2, queue: 3 },
      { day: '2026-11-10', free: 1, queue: null },
    ],
    ledgerSentence:
      'Utföraren uppger antal och håller inte sina platser här. Därför syns inte hur länge människor stannar.',
    ...parts,
  };
}

/** Movements of two hundred people, and what there is on each step. */
export function aLadderFlow(parts: Partial<LadderFlow> = {}): LadderFlow {
  const step = (
    code: LadderFlow['steps'][number]['step'],
    name: string,
    places: number,
    free: number,
    ready: number,
  ) => ({
    step: code,
    name,
    insatser: Math.ceil(places / 14),
    unknown: code === 'occupation' ? 2 : 0,
    places,
    occupied: places - free,
    free,
    queue: ready * 2,
    ready,
    wanted: Math.floor(ready / 2),
    sentence: `${free} av ${places} platser är lediga. ${ready} är klara att gå vidare.`,
  });
  return {
    months: 12,
    from: '2025-12-01',
    to: '2026-11-25',
    headline: '23 är klara att gå vidare till arbete med samhällsstöd, där 2 platser är lediga.',
    steps: [
      step('basic-support', 'Stöd med grundläggande behov', 40, 6, 2),
      step('structure', 'Stöd med planering och strukturering', 85, 12, 5),
      step('occupation', 'Sysselsättning', 345, 31, 11),
      step('work-rehabilitation', 'Arbetsinriktad rehabilitering', 430, 24, 23),
      step('supported-work', 'Arbete med samhällsstöd', 120, 2, 4),
      step('parallel', 'Vid sidan av trappan', 90, 18, 0),
    ],
    links: [
      { from: 'outside', to: 'occupation', count: 62, onward: false },
      { from: 'outside', to: 'work-rehabilitation', count: 71, onward: false },
      { from: 'outside', to: 'structure', count: 24, onward: false },
      { from: 'outside', to: 'basic-support', count: 9, onward: false },
      { from: 'basic-support', to: 'structure', count: 5, onward: true },
      { from: 'structure', to: 'occupation', count: 11, onward: true },
      { from: 'structure', to: 'dropout', count: 8, onward: false },
      { from: 'occupation', to: 'work-rehabilitation', count: 14, onward: true },
      { from: 'occupation', to: 'occupation', count: 7, onward: false },
      { from: 'occupation', to: 'dropout', count: 19, onward: false },
      { from: 'occupation', to: 'other-support', count: 6, onward: false },
      { from: 'work-rehabilitation', to: 'supported-work', count: 13, onward: true },
      { from: 'work-rehabilitation', to: 'work', count: 29, onward: true },
      { from: 'work-rehabilitation', to: 'studies', count: 10, onward: true },
      { from: 'work-rehabilitation', to: 'occupation', count: 9, onward: false },
      { from: 'work-rehabilitation', to: 'care', count: 4, onward: false },
      { from: 'work-rehabilitation', to: 'dropout', count: 21, onward: false },
      { from: 'supported-work', to: 'work', count: 12, onward: true },
      { from: 'supported-work', to: 'moved', count: 1, onward: false },
      { from: 'parallel', to: 'studies', count: 16, onward: true },
      { from: 'parallel', to: 'work-rehabilitation', count: 8, onward: true },
    ],
    ...parts,
  };
}

function aQuarterLine(parts: Partial<QuarterLine> = {}): QuarterLine {
  return {
    step: null,
    name: 'Alla',
    insatser: 38,
    started: 166,
    ended: 171,
    onward: 63,
    onwardBy: { work: 24, studies: 13, nextStep: 26 },
    outcomes: [
      { outcome: 'work', label: 'Arbete', count: 24 },
      { outcome: 'studies', label: 'Studier', count: 13 },
      { outcome: 'next-insats', label: 'En annan insats', count: 41 },
      { outcome: 'dropout', label: 'Avbröt', count: 62 },
      { outcome: 'care', label: 'Vård', count: 31 },
    ],
    medianStay: { days: 290, low: 262, high: 331 },
    unusedPlaces: 83.4,
    queue: 112,
    waitDays: 74,
    flagsOpened: 5,
    flagsClosed: 3,
    sentence: '63 av 171 gick vidare. Det är ungefär som kvartalet före.',
    ...parts,
  };
}

/** A quarter of a förbund with thirty-eight insatser. */
export function aQuarterSummary(parts: Partial<QuarterSummary> = {}): QuarterSummary {
  return {
    quarter: '2026-Q3',
    from: '2026-07-01',
    to: '2026-09-30',
    settledOn: '2026-10-30',
    settled: true,
    headline: '63 personer gick vidare under kvartalet.',
    periodsLeftOut: 0,
    all: aQuarterLine(),
    steps: [
      aQuarterLine({
        step: 'structure',
        name: 'Stöd med planering och strukturering',
        started: 24,
        ended: 19,
        onward: 11,
      }),
      aQuarterLine({ step: 'occupation', name: 'Sysselsättning', started: 69, ended: 57, onward: 14 }),
      aQuarterLine({
        step: 'work-rehabilitation',
        name: 'Arbetsinriktad rehabilitering',
        started: 73,
        ended: 95,
        onward: 38,
      }),
    ],
    ...parts,
  };
}
