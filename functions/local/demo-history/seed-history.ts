import { readFile } from 'node:fs/promises';
import { derivedId, hashOf } from '#api';
import { bringRecord, type DayNumber, dayNumber, dayOf, type FlowRecord, nextBaseline } from '#flow';
import { type CatalogueOwners, type ImportRequest, importCatalogue } from '#imports';
import { type Instant, type Pace, swedishDay } from '#ledger';
import { createFlowStores, createImportJobs } from '#storage';
import { type Item, openSimulatedTable, type Table } from '#table';
import { type DemoHistory, demoHistory } from './demo-history.ts';
import { fillRemainders } from './fill-remainders.ts';
import { keepLedgers } from './keep-ledgers.ts';
import { rememberLog } from './remembered-log.ts';
import { reportFigures } from './report-figures.ts';
import { openTelling } from './telling.ts';

const file = 'data/demo/linkoping-flow.json';
const writesAtOnce = 100;

/** The stops begin after the days that it is reckoned from: a later baseline would take them for what is usual. */
const baselineDay = -335;

/**
 * Imports a catalogue as it would have been two years ago, and all that its simulated history says has happened since,
 * through the ledger's own commands; then freezes what the flow was before the stops that were laid in. The ledger is
 * kept in memory and written at once, because a start must not take minutes. A history that is there is left alone, and
 * one that was broken off is written again. Answers how many commands it took.
 */
export async function seedHistory(
  table: Table,
  { owners, pace }: { owners: CatalogueOwners; pace: Pace },
  catalogue: Omit<ImportRequest, 'id'>,
): Promise<number> {
  const { forbund } = catalogue;
  const { baselines, records } = createFlowStores(table);
  if (await baselines.latest(forbund)) return 0;
  const history = demoHistory.parse(JSON.parse(await readFile(file, 'utf8')));
  const now = pace.now();
  const today = dayNumber(swedishDay(now));
  const kept = rememberLog();
  await importAsThen({ ...kept, owners }, catalogue, today + history.begins);
  const insatsOf = await idsOf(history, forbund);
  const telling = openTelling({ log: kept.log, forbund, today, now, insatsOf });
  await keepLedgers(telling, history);
  await fillRemainders(telling, history);
  await reportFigures(telling, history);
  await write(table, kept.items(), now);

  const made: FlowRecord[] = [];
  for (const insats of kept.insatser()) {
    const ports = { ...records, eventsAfter: kept.eventsAfter };
    const record = await bringRecord(ports, { forbund, insats }, today);
    if (record) made.push(record);
  }
  // Last: where it stands, everything does.
  await baselines.keep(forbund, {
    baseline: nextBaseline(made, undefined, today + baselineDay),
    frozenAt: morningOf(today + baselineDay),
    by: null,
    reason: null,
  });
  return telling.asked();
}

const morningOf = (day: DayNumber): Instant => `${dayOf(day)}T06:00:00.000Z`;

async function importAsThen(
  { log, owners }: { log: ReturnType<typeof rememberLog>['log']; owners: CatalogueOwners },
  catalogue: Omit<ImportRequest, 'id'>,
  day: DayNumber,
): Promise<void> {
  const ports = {
    // What is remembered of an import of that day would be gone by now.
    jobs: createImportJobs(openSimulatedTable({ seed: 1 })),
    owners,
    log,
    naming: { deriveId: derivedId, hash: hashOf },
    pace: { now: () => morningOf(day), random: () => 0, pause: async () => undefined },
  };
  const job = await importCatalogue(ports, { ...catalogue, id: 'demo-history' });
  if (job.status !== 'done' || job.faults.length > 0) {
    throw new Error(`the demo catalogue could not be imported: ${JSON.stringify(job.faults)}`);
  }
}

/** The ids that an import gives to the insatser of a history, by their references. */
async function idsOf(
  { ledgers, reporting }: DemoHistory,
  forbund: string,
): Promise<(reference: string) => string> {
  const references = [...ledgers, ...reporting].map(({ externalReference }) => externalReference);
  const ids = new Map<string, string>();
  for (const one of references) ids.set(one, await derivedId('insats', forbund, one));
  return (reference) => {
    const id = ids.get(reference);
    if (id === undefined) throw new Error(`the demo history has no insats ${reference}`);
    return id;
  };
}

/** Puts items in their places, without those that a store would have cleaned away. Heads last: who reads begins there. */
async function write(table: Table, items: readonly Item[], now: Instant): Promise<void> {
  const kept = items.filter(({ expires }) => expires === undefined || expires * 1_000 > Date.parse(now));
  const { heads = [], others = [] } = Object.groupBy(kept, ({ sort }) =>
    sort.startsWith('state#') ? 'heads' : 'others',
  );
  for (const some of [others, heads]) {
    const puts = some.map((item) => ({ do: 'put' as const, item }));
    const groups = Array.from({ length: Math.ceil(puts.length / writesAtOnce) }, (_, group) =>
      puts.slice(group * writesAtOnce, (group + 1) * writesAtOnce),
    );
    // Together: a store that gathers what is asked at once waits for its disk once.
    await Promise.all(groups.map((group) => table.transact(group)));
  }
}
