const forbund = 'exempelforbund';
const ofForbund = { forbund, forbundNote: 'Påhittat.' };
const insats = '7m2k9x4c1v8b3n6q';
const name = 'Trädgårdslaget';

const months = 12 as const;
const onward = { endings: 20, onward: 7, share: 0.35, low: 0.18, high: 0.57 };
const curve = (way: string, label: string, share: number) => ({
  way,
  label,
  points: [
    { day: 0, share: 0, low: null, high: null, atRisk: 14 },
    { day: 180, share, low: share / 2, high: share * 1.5, atRisk: 9 },
  ],
});
const standing = {
  observed: 7,
  expected: 8.2,
  z: -0.4,
  falseDiscovery: 0.8,
  stands: 'as-peers',
  level: { mean: 0.93, low: 0.6, high: 1.3 },
};

const step = {
  step: 'work-rehabilitation',
  name: 'Arbetsinriktad rehabilitering',
  insatser: 4,
  unknown: 1,
  places: 45,
  occupied: 41,
  free: 3,
  queue: 12,
  ready: 6,
  wanted: 4,
  sentence: '3 platser lediga av 45 platser, och 12 i kö.',
};

const line = {
  step: null,
  name: 'Alla insatser',
  insatser: 12,
  started: 61,
  ended: 48,
  onward: 19,
  onwardBy: { work: 9, studies: 5, nextStep: 5 },
  outcomes: [{ outcome: 'work', label: 'Arbete', count: 9 }],
  medianStay: { days: 212, low: 170, high: 260 },
  unusedPlaces: 9.5,
  queue: 40,
  waitDays: 88,
  flagsOpened: 2,
  flagsClosed: 1,
  sentence: '61 personer började och 48 slutade. 19 av dem gick vidare. Hälften slutade inom 7 månader.',
};

const span = { quarter: '2026-Q3', from: '2026-07-01', to: '2026-09-30' };

/** Examples of what there is to read of the flow. All of it is made up. */
export const flowReadingExamples = {
  readInsatsFlow: {
    answer: {
      ...ofForbund,
      flow: {
        source: 'ledger',
        insats,
        name,
        step: 'work-rehabilitation',
        months,
        from: '2025-10-23',
        to: '2026-10-22',
        headline:
          'Färre går vidare. Normalt hade 9 gått vidare sedan mars 2026; 2 har gjort det. Så stor skillnad uppstår av slump högst en gång på 10 år för en enskild insats.',
        onward,
        onwardSentence:
          'Av 20 som slutade under 12 månader gick 7 vidare: 35 procent. Räknat med slumpen ligger andelen mellan 18 och 57 procent.',
        outcomes: [{ outcome: 'work', toStep: null, label: 'Arbete', count: 7, onward: true }],
        curves: [
          curve('work-or-studies', 'Till arbete eller studier', 0.2),
          curve('broke-off', 'Avbröt eller gick tillbaka till ett tidigare steg', 0.1),
        ],
        curvesSentence:
          'Inom 6 månader har 20 procent gått till arbete eller studier och 10 procent avbrutit eller gått tillbaka.',
        expected: {
          from: '2026-03-02',
          to: '2026-10-22',
          weeks: [{ day: '2026-10-22', endings: 14, expectedEndings: 16.2, onward: 2, expectedOnward: 9.1 }],
          sentence:
            'Sedan 2 mars 2026 har 14 slutat, och 2 av dem har gått vidare. Väntat var ungefär 16 och 9, försiktigt räknat.',
        },
        stay: {
          median: { days: 212, low: 170, high: 260 },
          residual: [{ after: 0, medianMore: 212 }],
          sentence: 'Hälften har slutat inom 7 månader (osäkert: 6 till 9 månader).',
        },
        wait: { medianDays: 96, lowDays: 60, highDays: 140 },
        waitSentence: 'Den som ställs i kö i dag väntar ungefär 14 veckor, troligen 9 veckor till 5 månader.',
        occupancy: [{ day: '2026-11-22', places: 12, occupied: 12, queue: 5, ready: 2 }],
        comparison: {
          group: 'work-rehabilitation/work-training',
          label: 'Arbetsinriktad rehabilitering, arbetsträning',
          insatser: 9,
          endings: standing,
          onward: standing,
          sentence:
            'Jämfört med 8 andra insatser av samma slag (Arbetsinriktad rehabilitering, arbetsträning) sticker den inte ut nedåt: 7 har gått vidare, och deras takt hade gett ungefär 8.',
        },
      },
    },
  },
  readFlowLadder: {
    answer: {
      ...ofForbund,
      ladder: {
        months,
        from: '2025-11-23',
        to: '2026-11-22',
        headline:
          'Det är trängst på väg till steget arbete med samhällsstöd: 6 personer är klara att gå dit, men där finns ingen ledig plats.',
        steps: [step],
        links: [
          { from: 'outside', to: 'work-rehabilitation', count: 52, onward: false },
          { from: 'work-rehabilitation', to: 'work', count: 14, onward: true },
        ],
      },
    },
  },
  readQuarter: {
    answer: {
      ...ofForbund,
      summary: {
        ...span,
        settledOn: '2026-10-31',
        settled: true,
        headline:
          'Tredje kvartalet 2026: 61 personer började och 48 slutade. 19 av dem gick vidare (9 till arbete, 5 till studier och 5 till ett högre steg). 2 flaggor om stopp i flödet öppnades.',
        periodsLeftOut: 0,
        all: line,
        steps: [{ ...line, step: 'work-rehabilitation', name: 'Arbetsinriktad rehabilitering', insatser: 4 }],
      },
    },
  },
  readPublishedQuarter: {
    answer: {
      ...ofForbund,
      quarter: span.quarter,
      summary: {
        ...span,
        publishedOn: '2026-10-31',
        headline: 'Tredje kvartalet 2026 började 61 och slutade 48. 19 av dem gick vidare.',
        started: 61,
        ended: 48,
        onward: 19,
        notOnward: 29,
        onwardBy: [
          { by: ['work'], name: 'Till arbete', count: 9 },
          {
            by: ['studies', 'next-step'],
            name: 'Till studier eller en insats på ett högre steg',
            count: 10,
          },
        ],
        startsBySteps: [
          {
            steps: ['structure', 'occupation'],
            name: 'Stöd med planering och strukturering och sysselsättning',
            started: 27,
          },
          { steps: ['work-rehabilitation'], name: 'Arbetsinriktad rehabilitering', started: 34 },
        ],
        endingsBySteps: [
          {
            steps: ['structure', 'occupation', 'work-rehabilitation'],
            name: 'Stöd med planering och strukturering, sysselsättning och arbetsinriktad rehabilitering',
            ended: 48,
            onward: 19,
            notOnward: 29,
          },
        ],
        places: [
          {
            step: 'work-rehabilitation',
            name: 'Arbetsinriktad rehabilitering',
            insatser: 4,
            unusedPlaces: 4,
            waitDays: 88,
            flagsOpened: 1,
            flagsClosed: 0,
          },
        ],
        withheldSentence:
          'Antal under 5 personer visas inte. Steg och vägar som är för små läggs ihop med andra, så att inget mindre antal går att räkna ut. Siffrorna publiceras en gång och ändras inte sedan.',
      },
      sentence: 'Tredje kvartalet 2026 började 61 och slutade 48. 19 av dem gick vidare.',
    },
  },
} as const;
