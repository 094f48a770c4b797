import { afterAll, describe, expect, test } from 'vitest';
import type { KeptJob, PlannedRow } from '#imports';
import { createImportJobs } from '#storage';
import { aDescription } from '../../test/builders/insats.ts';
import { anAdmin, mondayMorning } from '../../test/builders/ledger.ts';
import { openStores } from '../../test/builders/stores.ts';

const stores = openStores();
afterAll(() => stores.remove());

const aMinuteLater = '2026-03-02T07:31:00.000Z';

/** A job that is checked and has carried out none of its rows. */
const aJob = (rows: number): Omit<KeptJob, 'version'> => ({
  job: {
    id: 'job-1',
    forbund: 'linkoping',
    status: 'checked',
    format: 'csv',
    rows,
    handled: 0,
    imported: 0,
    changed: 0,
    unchanged: 0,
    faults: [],
    startedAt: mondayMorning,
    finishedAt: null,
  },
  by: anAdmin,
  resumeAt: aMinuteLater,
});

const aRow = (number: number): PlannedRow => ({
  place: `Rad ${number + 2}`,
  insats: `insats-${number}`,
  isNew: true,
  organisation: 'cykelkooperativet',
  externalReference: `LK-${number}`,
  rowHash: `hash-${number}`,
  row: {
    description: aDescription({ summary: 'Å'.repeat(2_000) }),
    criteria: null,
    places: null,
    report: null,
    closures: [],
  },
});

describe.each(stores.each)('import jobs on %s', (_, open) => {
  test('are read as they were kept, and kept once', async () => {
    const jobs = createImportJobs(open());
    expect(await jobs.read('linkoping', 'job-1')).toBeUndefined();
    expect(await jobs.create(aJob(1), [aRow(0)])).toBe('created');
    expect(await jobs.create(aJob(1), [aRow(0)])).toBe('exists');
    expect(await jobs.read('linkoping', 'job-1')).toEqual({ ...aJob(1), version: 1 });
    expect(await jobs.read('norrkoping', 'job-1')).toBeUndefined();
  });

  test('give their rows in the order of the file, from any row on', async () => {
    const jobs = createImportJobs(open());
    const rows = Array.from({ length: 300 }, (_row, number) => aRow(number));
    await jobs.create(aJob(rows.length), rows);
    for (const from of [0, 1, 47, 150, 299]) {
      expect(await Array.fromAsync(jobs.rows('linkoping', 'job-1', from))).toEqual(rows.slice(from));
    }
  });

  test('keep progress only over the version that was read', async () => {
    const jobs = createImportJobs(open());
    await jobs.create(aJob(1), [aRow(0)]);
    const read = { ...aJob(1), version: 1 };
    expect(await jobs.save({ ...read, job: { ...read.job, handled: 1 } })).toBe('saved');
    expect(await jobs.save(read)).toBe('moved-on');
    expect(await jobs.read('linkoping', 'job-1')).toMatchObject({ version: 2, job: { handled: 1 } });
  });

  test('are found when they have been left behind, until they are done', async () => {
    const jobs = createImportJobs(open());
    await jobs.create(aJob(1), [aRow(0)]);
    expect(await jobs.unfinished(mondayMorning, 10)).toEqual([]);
    expect(await jobs.unfinished(aMinuteLater, 10)).toEqual([{ forbund: 'linkoping', id: 'job-1' }]);
    await jobs.save({ ...aJob(1), version: 1, resumeAt: null });
    expect(await jobs.unfinished(aMinuteLater, 10)).toEqual([]);
  });
});
