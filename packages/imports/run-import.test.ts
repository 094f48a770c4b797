import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { faultSentence, importCatalogue, runImport, startImport } from '#imports';
import { handleCommand, type Pace } from '#ledger';
import {
  createCatalogueOwners,
  createImportJobs,
  createInsatsLog,
  putOrganisation,
  readHead,
} from '#storage';
import { openSimulatedTable, type Table } from '#table';
import { csvOf } from '../../test/builders/catalogue-csv.ts';

const forbund = 'linkoping';
const by = { subject: 'staff-1', role: 'admin', forbund, organisation: forbund } as const;
const hash = async (text: string) => createHash('sha256').update(text).digest('hex');
const deriveId = (...parts: string[]) => hash(JSON.stringify(parts)).then((id) => id.slice(0, 16));
const naming = { deriveId, hash };

type Cells = Record<string, string>;

/** A row of a file as a clerk keeps it; every number in it differs from row to row. */
const aRow = (number: number, cells: Cells = {}): Cells => ({
  referens: `LK-${number}`,
  organisation: 'Verkstaden',
  namn: `Grupp ${number}`,
  steg: 'Sysselsättning',
  kommuner: 'Linköping',
  platser: '10',
  lediga: String(number % 5),
  ...cells,
});
const rows = (count: number, changes: Record<number, Cells> = {}) =>
  csvOf(Array.from({ length: count }, (_, index) => aRow(index + 1, changes[index + 1])));

/** A förbund with one organisation, on a table in memory. */
async function aForbund(seed = 1) {
  const table = openSimulatedTable({ seed });
  await table.transact([putOrganisation(forbund, { id: 'verkstaden', name: 'Verkstaden', kind: 'other' })]);
  let now = Date.parse('2026-03-02T07:30:00.000Z');
  const pace: Pace = {
    now: () => new Date(now).toISOString(),
    random: () => 0.5,
    pause: async (milliseconds) => {
      now += milliseconds;
    },
  };
  const log = createInsatsLog(table);
  const jobs = createImportJobs(table);
  const ports = { jobs, owners: createCatalogueOwners(table), log, naming, pace };
  const request = (id: string, content: string) => ({ id, forbund, by, content, format: 'csv' }) as const;
  return {
    table,
    ports,
    pace,
    request,
    start: (id: string, content: string) => startImport(ports, request(id, content), pace.now()),
    run: (id: string, until?: string) => runImport(ports, { forbund, id }, until),
    import: (id: string, content: string) => importCatalogue(ports, request(id, content)),
    unfinished: () => jobs.unfinished(pace.now(), 10),
    wait: pace.pause,
    /** Somebody else changes an insats of the file. */
    async command(reference: string, command: Parameters<typeof handleCommand>[2]['command']) {
      const insats = await deriveId('insats', forbund, reference);
      const key = await hash(`${reference} ${now} ${command.type}`);
      return handleCommand(log, pace, { insats, command, mandates: [by], key, requestHash: key });
    },
    versions: (count: number) => versionsOf(table, count),
  };
}

/** How many events each insats of the file has; 0 where there is none. */
async function versionsOf(table: Table, count: number): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const insats = await deriveId('insats', forbund, `LK-${index + 1}`);
      return (await readHead(table, insats, { consistent: true }))?.version ?? 0;
    }),
  );
}

describe('the import of a file', () => {
  it('with 3 broken rows of 60 imports nothing and says three sentences that a clerk understands', async () => {
    const { import: importFile, versions } = await aForbund();
    const job = await importFile(
      'job-1',
      rows(60, {
        7: { steg: 'sysselsätning' },
        23: { platser: '3', lediga: '5' },
        41: { beskrivning: 'Ring 850101-0014 för mer.' },
      }),
    );
    expect(job.status).toBe('refused');
    expect(job.faults.map(faultSentence)).toEqual([
      'Rad 8, kolumnen steg: «sysselsätning» finns inte. Välj ett av: Stöd med grundläggande behov; Stöd med planering och strukturering; Sysselsättning; Arbetsinriktad rehabilitering; Arbete med samhällsstöd.',
      'Rad 24, kolumnen lediga: Det står 5 lediga men bara 3 platser. Rätta antalet lediga eller antalet platser.',
      'Rad 42, kolumnen beskrivning: Texten innehåller något som ser ut som ett personnummer eller samordningsnummer. Ta bort numret. Katalogen får inte innehålla uppgifter om personer som deltar.',
    ]);
    expect(new Set(await versions(60))).toEqual(new Set([0]));
  });

  it('makes every insats, and the same file again changes nothing', async () => {
    const { import: importFile, versions } = await aForbund();
    expect(await importFile('job-1', rows(60))).toMatchObject({
      status: 'done',
      rows: 60,
      handled: 60,
      imported: 60,
      changed: 0,
      unchanged: 0,
      faults: [],
    });
    const before = await versions(60);
    expect(before.every((version) => version > 0)).toBe(true);
    expect(await importFile('job-2', rows(60))).toMatchObject({ status: 'done', imported: 0, unchanged: 60 });
    expect(await versions(60)).toEqual(before);
  });

  it('changes only the insats whose row changed', async () => {
    const { import: importFile, versions } = await aForbund();
    await importFile('job-1', rows(60));
    const before = await versions(60);
    const job = await importFile('job-2', rows(60, { 31: { namn: 'Odlingen' } }));
    expect(job).toMatchObject({ imported: 0, changed: 1, unchanged: 59 });
    const after = await versions(60);
    expect(after.flatMap((version, index) => (version === before[index] ? [] : [index + 1]))).toEqual([31]);
  });

  it('is refused whole when one of its insatser is closed', async () => {
    const { import: importFile, command, versions } = await aForbund();
    await importFile('job-1', rows(3));
    await command('LK-2', { type: 'closeInsats', reason: 'Verksamheten har upphört.' });
    const before = await versions(3);
    const job = await importFile('job-2', rows(3, { 1: { namn: 'Nytt namn' }, 2: { namn: 'Nytt namn' } }));
    expect(job.status).toBe('refused');
    expect(job.faults.map(({ row, problem }) => [row, problem])).toEqual([
      ['Rad 3', 'Insatsen är avslutad och kan inte ändras.'],
    ]);
    expect(await versions(3)).toEqual(before);
  });

  it('tells of the row that the ledger refuses because somebody changed it after the check', async () => {
    const { start, run, import: importFile, command } = await aForbund();
    await importFile('job-1', rows(3));
    await start('job-2', rows(3, { 2: { platser: '5', lediga: '' } }));
    await command('LK-2', { type: 'report', report: { kind: 'now', free: 8, queue: null } });
    const job = await run('job-2');
    expect(job).toMatchObject({ status: 'done', handled: 3, unchanged: 2 });
    expect(job?.faults.map(({ row }) => row)).toEqual(['Rad 3']);
  });

  it('meets the job that it started when the same request comes again', async () => {
    const { start, run } = await aForbund();
    expect(await start('job-1', rows(3))).toMatchObject({ status: 'checked', handled: 0, rows: 3 });
    const done = await run('job-1');
    expect(await start('job-1', rows(3))).toEqual(done);
    expect(await run('job-1')).toEqual(done);
  });
});

describe('an import that is broken off', () => {
  it.each([1, 2, 3, 4, 5])(
    'by crashes is taken up again until every insats is there once (seed %i)',
    async (seed) => {
      const whole = await aForbund();
      await whole.import('job-1', rows(60));
      const { table, start, run, versions } = await aForbund(seed);
      await start('job-1', rows(60));
      table.setFaults({ crash: 0.03, conflict: 0.05, lostBefore: 0.05, lostAfter: 0.05 });
      let crashes = 0;
      for (let attempt = 0; attempt < 500; attempt += 1) {
        try {
          const job = await run('job-1');
          if (job?.status === 'done') break;
        } catch (error) {
          if (!(error instanceof Error && error.name === 'SimulatedCrash')) throw error;
          crashes += 1;
          table.restart();
        }
      }
      table.setFaults({});
      table.restart();
      expect(crashes).toBeGreaterThan(0);
      expect(await run('job-1')).toMatchObject({ status: 'done', handled: 60, imported: 60, faults: [] });
      expect(await versions(60)).toEqual(await whole.versions(60));
    },
  );

  it('by its time limit goes on where it was', async () => {
    const { start, run, pace, versions } = await aForbund();
    await start('job-1', rows(60));
    expect(await run('job-1', pace.now())).toMatchObject({ status: 'running', handled: 20, imported: 20 });
    expect((await versions(60)).filter((version) => version > 0)).toHaveLength(20);
    expect(await run('job-1')).toMatchObject({ status: 'done', imported: 60 });
  });

  it('is found by whoever looks after imports a minute later, and no longer when it is done', async () => {
    const { start, run, pace, unfinished, wait } = await aForbund();
    await start('job-1', rows(60));
    await run('job-1', pace.now());
    await wait(59_000);
    expect(await unfinished()).toEqual([]);
    await wait(2_000);
    expect(await unfinished()).toEqual([{ forbund, id: 'job-1' }]);
    await run('job-1');
    await wait(86_400_000);
    expect(await unfinished()).toEqual([]);
  });

  it('and is taken up by two at once carries every row out once', async () => {
    const { start, run, versions } = await aForbund();
    const alone = await aForbund();
    await alone.import('job-1', rows(60));
    await start('job-1', rows(60));
    await Promise.all([run('job-1'), run('job-1')]);
    expect(await run('job-1')).toMatchObject({ status: 'done', handled: 60, imported: 60 });
    expect(await versions(60)).toEqual(await alone.versions(60));
  });
});

it('brings the förbund and the organisations of a JSON file along', async () => {
  const { ports, request } = await aForbund();
  const content = JSON.stringify({
    forbund: { id: forbund, name: 'Linköping (demo)', municipalities: ['0580'], note: 'Demo' },
    organisations: [{ id: 'kyrkan', name: 'Kyrkan', kind: 'church' }],
    insatser: [{ externalReference: 'a', organisation: 'kyrkan', description: { name: 'Soppköket' } }],
  });
  const job = await importCatalogue(ports, { ...request('job-1', content), format: 'json' });
  expect(job).toMatchObject({ status: 'done', imported: 1 });
  expect((await ports.owners.organisations(forbund)).map(({ id }) => id)).toEqual(['kyrkan', 'verkstaden']);
});

it('keeps the rows of a large file in parts that the table takes', async () => {
  const { import: importFile } = await aForbund();
  const large = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [index + 1, { beskrivning: 'ö'.repeat(2_000) }]),
  );
  expect(await importFile('job-1', rows(400, large))).toMatchObject({ status: 'done', imported: 400 });
});
