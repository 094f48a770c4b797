import { join } from 'node:path';
import type { Organisation } from '#forbund';
import {
  codes,
  contents,
  countsAnswers,
  type Description,
  kinds,
  ladder,
  languages,
  municipalities,
  principals,
  targetGroups,
  tracks,
} from '#insats';
import { type ActedBy, type Command, handleCommand } from '#ledger';
import { systemPace } from '#runtime';
import { projectEntry } from '#search';
import { createCatalogueProjection, createInsatsLog, putForbund, putOrganisation } from '#storage';
import { openSqliteTable, type Table } from '#table';

const forbund = 'generated';
const insatserPerOrganisation = 10;
/** Commands under way at the same time share their commits. */
const atATime = 200;
const mostWrites = 100;

const activities = ['Arbetsträning', 'Språkträning', 'Rehabilitering', 'Friskvård', 'Vägledning', 'Praktik'];
const places = ['i skogen', 'på café', 'i cykelverkstad', 'på trädgård', 'i kök', 'i butik', 'på kontor'];
const sentences = [
  'Du tränar i din egen takt tillsammans med en handledare.',
  'Vi hjälper dig att hitta rutiner som håller i vardagen.',
  'Insatsen passar dig som har varit borta länge från arbetslivet.',
  'Du får pröva olika arbetsuppgifter och se vad som fungerar.',
  'Vi träffas i en liten grupp och tar gemensamma pauser.',
  'Du kan börja med några få timmar i veckan och öka efter hand.',
  'Det finns tolk för den som behöver.',
];

/** Fills an empty store with as many made-up insatser as asked for. The same seed gives the same catalogue. */
export async function fillGenerated(dataDir: string, count: number, seed: number): Promise<void> {
  const table = openSqliteTable({ file: join(dataDir, 'insatskatalog.sqlite'), durability: 'normal' });
  try {
    const chance = chanceOf(seed);
    const organisations = Math.ceil(count / insatserPerOrganisation);
    await putOwners(table, organisations);
    for (let from = 0; from < count; from += atATime) {
      const rows = Array.from({ length: Math.min(atATime, count - from) }, (_, index) =>
        anInsats(from + index, organisations, chance),
      );
      await Promise.all(rows.map((row) => add(table, row)));
    }
  } finally {
    await table.close();
  }
}

async function putOwners(table: Table, count: number): Promise<void> {
  const owners = Array.from({ length: count }, (_, index): Organisation => {
    return { id: `organisation-${index}`, name: `Organisation ${index}`, kind: 'association' };
  });
  await table.transact([
    putForbund({ id: forbund, name: 'Påhittat förbund', municipalities: [], note: null }),
  ]);
  for (let from = 0; from < owners.length; from += mostWrites) {
    const some = owners.slice(from, from + mostWrites);
    await table.transact(some.map((owner) => putOrganisation(forbund, owner)));
  }
}

async function add(table: Table, command: Extract<Command, { type: 'importRow' }>): Promise<void> {
  const insats = command.externalReference;
  const by: ActedBy = { subject: 'bench', role: 'admin', forbund, organisation: forbund };
  const request = { insats, command, mandates: [by], key: `generated ${insats}`, requestHash: insats };
  const result = await handleCommand(createInsatsLog(table), systemPace, request);
  if (result.kind !== 'answered' || result.answer.outcome !== 'done') {
    throw new Error(`the insats ${insats} could not be made: ${JSON.stringify(result)}`);
  }
  await projectEntry(createCatalogueProjection(table), insats);
}

type Chance = { below(bound: number): number };

/** mulberry32: small, seeded, and even enough for made-up data. */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { below: (bound) => Math.floor(next() * bound) };
}

function anInsats(
  number: number,
  organisations: number,
  chance: Chance,
): Extract<Command, { type: 'importRow' }> {
  const total = 1 + chance.below(20);
  return {
    type: 'importRow',
    forbund,
    organisation: `organisation-${number % organisations}`,
    externalReference: `insats-${number}`,
    rowHash: `insats-${number}`,
    row: {
      description: descriptionOf(number, chance),
      criteria: null,
      places: total,
      report: chance.below(4) === 0 ? null : { free: chance.below(total + 1), queue: chance.below(9) },
      closures: [],
    },
  };
}

function descriptionOf(number: number, chance: Chance): Description {
  const one = <Value>(values: readonly Value[]): Value => {
    const value = values[chance.below(values.length)];
    if (value === undefined) throw new Error('there is nothing to choose from');
    return value;
  };
  const text = (length: number) => Array.from({ length }, () => one(sentences)).join(' ');
  const some = <Code extends string>(vocabulary: Record<Code, string>) => [
    ...new Set([one(codes(vocabulary)), one(codes(vocabulary))]),
  ];
  const steps = codes(ladder).filter((step) => step !== 'self-support');
  return {
    name: `${one(activities)} ${one(places)} ${number}`,
    summary: text(4),
    forWhom: text(2),
    aims: null,
    principal: one(codes(principals)),
    // One in ten in the municipality that the measured search asks for, as where a catalogue has one large city.
    municipalities: [chance.below(10) === 0 ? '0580' : one([...municipalities.keys()])],
    step: one(steps),
    tracks: some(tracks),
    kinds: some(kinds),
    targetGroups: some(targetGroups),
    languages: some(languages),
    languageSupport: null,
    hoursPerWeek: { from: 5 + chance.below(10), to: 20 + chance.below(20), rampsUp: null },
    lengthWeeks: null,
    schedule: null,
    groupSize: null,
    adaptations: null,
    contents: some(contents),
    followUp: null,
    method: null,
    voluntary: null,
    countsTowardActivityRequirement: one(codes(countsAnswers)),
    financing: null,
    start: null,
    contact: null,
    provenance: { kind: 'demo', source: null, sourceYear: null, note: null },
  };
}
