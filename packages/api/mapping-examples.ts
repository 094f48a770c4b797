/** The operations on the mapping of needs. */
export type MappingOperation = keyof typeof mappingExamples;

const forbund = 'linkoping';
const mappedOn = '2026-09-30';
const told = {
  mappedOn,
  origin: 'own',
  source: 'Socialkontorets kartläggning hösten 2026',
  note: null,
  people: 60,
} as const;

const asKept = { step: null, language: null, municipality: null, lssDecision: null };
const mapping = {
  ...told,
  tables: [
    {
      groups: [
        { ...asKept, hours: ['up-to-10' as const], people: 22 },
        { ...asKept, hours: ['up-to-20' as const, 'up-to-30' as const], people: 38 },
      ],
    },
  ],
};

const kept = { forbund, version: 1, savedAt: '2026-10-05T08:00:00.000Z', mapping };

const few = {
  values: [{ dimension: 'hours', anyOf: ['up-to-10'] }],
  label: 'Upp till 10 timmar i veckan',
  people: 22,
  places: 14,
  free: 3,
  couldHavePlace: 14,
  couldHaveNow: 3,
  missing: 8,
  unused: 0,
  sentence: 'Det saknas minst 8 platser för 22 personer; högst 3 kan få plats nu.',
} as const;

const decision = {
  rule: 'lss-decision',
  sentences: [
    {
      sentence: 'Du behöver ett beslut enligt LSS (lagen om stöd och service till vissa funktionshindrade).',
      insatser: 1,
      places: 14,
    },
  ],
  insatser: 1,
  places: 14,
  free: 3,
} as const;

/** Examples for the API document of the mapping of needs. All of it is made up. */
export const mappingExamples = {
  readNeeds: { answer: kept },
  setNeeds: {
    request: {
      mapping: {
        ...told,
        tables: [
          {
            groups: [
              { hours: ['up-to-10'], people: 22 },
              { hours: ['up-to-20', 'up-to-30'], people: 38 },
            ],
          },
        ],
      },
    },
    answer: kept,
  },
  readNeedsGap: {
    answer: {
      forbund,
      version: 1,
      mappedOn,
      people: 60,
      supply: { insatser: 1, places: 14, free: 3, placesUnknown: 0, freeUnknown: 0 },
      steps: [],
      hours: [few],
      languages: [],
      tables: [
        {
          dimensions: ['hours'],
          total: { ...few, values: [], label: 'Alla som är kartlagda' },
          groups: [few],
        },
      ],
      locked: [{ ...decision, people: 22, opens: 0 }],
      open: [decision],
    },
  },
} as const;
