/**
 * Imports a catalogue file into the store that the environment names (STORE, DATA_DIR, TABLE_NAME):
 *
 *   npm run import -- katalog.csv --forbund linkoping
 *
 * docs/import.md says how the file looks. The file is checked whole first; nothing of a file with faults is imported.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { derivedId, hashOf } from '#api';
import {
  type FileFormat,
  faultSentence,
  type ImportJob,
  importCatalogue,
  readCatalogueFile,
  wholeFile,
} from '#imports';
import { projectEntry } from '#search';
import {
  createCatalogueOwners,
  createCatalogueProjection,
  createForbundDirectory,
  createImportJobs,
  createInsatsLog,
  laggingInsatser,
} from '#storage';
import type { Table } from '#table';
import { readStoreEnvironment } from '../functions/local/env.ts';
import { openStore } from '../functions/local/store.ts';

const formats: Readonly<Record<string, FileFormat>> = { '.csv': 'csv', '.json': 'json' };

/** Imports the file and says how it went. Answers whether it was imported. */
async function main(): Promise<boolean> {
  const { file, forbund: asked } = givenArguments();
  const format = formats[extname(file).toLowerCase()];
  if (format === undefined) throw new Error('Filens namn ska sluta på .csv eller .json.');
  const content = readGiven(file);
  const table = await openStore(readStoreEnvironment(process.env));
  try {
    const forbund = await forbundFor(table, content, format, asked);
    const job = await importInto(table, { forbund, content, format });
    for (const insats of await laggingInsatser(table, forbund)) {
      await projectEntry(createCatalogueProjection(table), insats);
    }
    console.log(summaryOf(job));
    return job.status === 'done' && job.faults.length === 0;
  } finally {
    await table.close();
  }
}

const usage = 'npm run import -- katalog.csv --forbund linkoping';

function givenArguments(): { file: string; forbund: string | undefined } {
  const { positionals, values } = parsedArguments();
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(`Ange en fil. Till exempel: ${usage}`);
  return { file, forbund: values.forbund };
}

function parsedArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { forbund: { type: 'string' } } });
  } catch {
    throw new Error(`Så här används kommandot: ${usage}`);
  }
}

function readGiven(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`Filen ${file} går inte att läsa. Kontrollera sökvägen.`);
  }
}

/** The förbund that is asked for, or the one that the file says. It must be there, or come with the file. */
async function forbundFor(
  table: Table,
  content: Uint8Array,
  format: FileFormat,
  asked: string | undefined,
): Promise<string> {
  const { forbund, faults } = readCatalogueFile(content, format, { forbund: asked, organisations: [] });
  const unreadable = faults.filter(({ row }) => row === wholeFile);
  if (unreadable.length > 0) throw new Error(unreadable.map(faultSentence).join('\n'));
  const id = asked ?? forbund?.id;
  if (id === undefined) throw new Error('Ange förbundet, med --forbund och dess id.');
  if (forbund === undefined && (await createForbundDirectory(table).find(id)) === undefined) {
    throw new Error(
      `Förbundet ${id} finns inte. Lägg till det genom att importera en JSON-fil som har med förbundet.`,
    );
  }
  return id;
}

function importInto(
  table: Table,
  file: { forbund: string; content: Uint8Array; format: FileFormat },
): Promise<ImportJob> {
  return importCatalogue(
    {
      jobs: createImportJobs(table),
      owners: createCatalogueOwners(table),
      log: createInsatsLog(table),
      naming: { deriveId: derivedId, hash: hashOf },
      pace: {
        now: () => new Date().toISOString(),
        random: Math.random,
        pause: (milliseconds) => pause(milliseconds),
      },
    },
    {
      ...file,
      id: randomUUID(),
      by: { subject: 'import-script', role: 'admin', forbund: file.forbund, organisation: file.forbund },
    },
  );
}

function summaryOf(job: ImportJob): string {
  const lines = job.faults.map((fault) => `- ${faultSentence(fault)}`);
  if (job.status === 'refused') {
    return ['Ingenting importerades. Rätta det här i filen och importera den igen:', ...lines].join('\n');
  }
  const figures = `${job.imported} nya, ${job.changed} ändrade, ${job.unchanged} oförändrade`;
  if (job.status !== 'done') {
    return `${job.handled} av ${job.rows} insatser importerades (${figures}). Kör kommandot igen för resten.`;
  }
  const outcome = `${job.rows} ${job.rows === 1 ? 'insats' : 'insatser'} i filen: ${figures}.`;
  return lines.length === 0
    ? outcome
    : [outcome, 'Några gick inte att importera, för att de ändrades under tiden:', ...lines].join('\n');
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
