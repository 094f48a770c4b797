import type { ApiOperation } from '#topology';

const garden = '7m2k9x4c1v8b3n6q';
const cafe = '4t8w2y6r1p5z9k3d';
const kitchen = '9b3f7h1j5l8n2q6s';

const availability = {
  places: 12,
  free: 2,
  reserved: [],
  deficit: 0,
  queue: 0,
  wait: null,
  status: 'free',
  source: 'reported',
  asOf: '2026-11-20T09:30:00.000Z',
  staleAfter: '2026-11-27T09:30:00.000Z',
};

const spokenOf = {
  id: garden,
  name: 'Trädgårdslaget',
  forbund: 'exempelforbund',
  organisation: { id: 'parkenheten', name: 'Parkenheten' },
  step: 'work-rehabilitation',
  tracks: [],
  kinds: ['work-training'],
  municipalities: ['0580'],
  provenance: 'demo',
};

const judgement = {
  about: 'employment-service-enrolment',
  answer: 'unknown',
  sentence: 'Du ska vara inskriven på Arbetsförmedlingen.',
  because: 'Ta reda på om personen är inskriven på Arbetsförmedlingen.',
};

const reason = {
  about: 'step',
  points: 24,
  of: 24,
  side: 'for',
  sentence: 'Insatsen ligger på steget som behövs: Arbetsinriktad rehabilitering.',
};

const need = {
  municipality: '0580',
  age: 34,
  hoursPerWeek: 20,
  language: 'easy-swedish',
  step: 'work-rehabilitation',
  adaptations: ['picture-instructions'],
  lssDecision: false,
  employmentServiceEnrolment: null,
  medicalCertificate: null,
  drugFree: true,
  referrer: 'municipality',
  wishes: {
    tracks: ['language'],
    kinds: [],
    contents: ['real-tasks'],
    languages: ['arabic'],
    words: 'trädgård',
  },
  times: [{ day: 'monday', from: '09:00', to: '15:00' }],
  mustCountTowardActivityRequirement: true,
};

/** The operations that answer a need. */
export type NeedOperation = keyof typeof needExamples;

/** Examples for the API document of what is asked about a need. All of it is made up. */
export const needExamples = {
  queryAvailability: {
    request: need,
    answer: {
      matches: [
        {
          insats: garden,
          answer: 'unknown',
          score: 24,
          reasons: [reason],
          judgements: [judgement],
          availability,
        },
      ],
      total: 1,
      limit: 20,
      offset: 0,
      questions: [{ about: judgement.about, sentence: judgement.because, decides: 1 }],
      combinations: [
        {
          insatser: [garden, cafe],
          hours: [12, 8],
          totalHours: 20,
          week: [
            { day: 'monday', from: '09:00', to: '15:00', insats: garden },
            { day: 'tuesday', from: '13:00', to: '15:00', insats: cafe },
          ],
          timesOpen: [],
          tracks: ['near-work', 'language'],
          score: 71,
          sentences: ['Arbetsnära uppgifter tillsammans med svenska.'],
        },
      ],
      path: [
        {
          step: 'supported-work',
          insatser: [{ insats: kitchen, availability }],
          free: 2,
          sentence: 'Nästa steg är Arbete med samhällsstöd. Där finns 2 lediga platser.',
        },
      ],
      nearMisses: [
        {
          about: 'lss-decision',
          sentence:
            'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade).',
          because: 'Personen har inget sådant beslut.',
          total: 1,
          opens: [kitchen],
        },
      ],
      insatser: [
        spokenOf,
        { ...spokenOf, id: cafe, name: 'Språkcaféet', step: null, tracks: ['language'], kinds: null },
        { ...spokenOf, id: kitchen, name: 'Köket', step: 'supported-work' },
      ],
    },
  },
  queryEligibility: {
    request: need,
    answer: {
      insats: spokenOf,
      answer: 'unknown',
      judgements: [judgement],
      score: 24,
      reasons: [reason],
      availability,
    },
  },
} as const satisfies Partial<Record<ApiOperation, { request?: unknown; answer: unknown }>>;
