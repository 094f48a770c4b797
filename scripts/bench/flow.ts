import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aalenJohansen, type CausedPlacement, dayNumber, dayOf, seenInWindow } from '#flow';
import { openSqliteTable } from '#table';
import { livedLog, putLog } from '../../test/builders/flow-life.ts';
import { putNamedForbund, watchAt } from '../../test/builders/flow-runs.ts';
import { seededNumbers } from '../../test/builders/virtual-time.ts';
import { type Bench, measured } from './figures.ts';
import { watchNation } from './flow-nation.ts';
import { percentile } from './rounds.ts';

const seed = 20_261_126;
const firstDay = '2024-03-01';
const today = '2026-03-01';
/** Linköping's own figures: 1,265 places in 38 insatser. */
const insatser = 38;
const places = 1_265;

type Tell = Parameters<Bench['run']>[1];

/** The daily run of one förbund with its store, the watch of a whole nation without one, and one curve. */
export const flow: Bench = {
  about: 'time of the daily flow run for one förbund and for 30,000 insatser, and of one curve',
  async run(_options, tell) {
    await runForbund(tell);
    curves(tell);
    watchNation(seed, tell);
  },
};

async function runForbund(tell: Tell): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'flow-bench-'));
  const table = openSqliteTable({ file: join(folder, 'flow.db') });
  try {
    await table.transact([putNamedForbund('linkoping')]);
    let events = 0;
    const tomorrows: (readonly ReturnType<typeof livedLog>[number][])[] = [];
    for (let number = 0; number < insatser; number += 1) {
      const log = livedLog({
        insats: `insats-${number}`,
        places: Math.floor((places * (number + 1)) / insatser) - Math.floor((places * number) / insatser),
        from: firstDay,
        to: dayOf(dayNumber(today) + 1),
        stayDays: 150,
        queue: 3,
        seed: seed + number,
      });
      const until = log.filter(({ recordedAt }) => recordedAt <= `${today}T23`);
      tomorrows.push(log.slice(until.length));
      events += until.length;
      await putLog(table, until);
    }
    tell(measured('forbund.events', 'events', events));
    tell(measured('forbund.first', 'ms', await timed(() => watchAt(table, `${today}T04:00:00.000Z`))));
    for (const log of tomorrows) if (log.length > 0) await putLog(table, log);
    const next = `${dayOf(dayNumber(today) + 1)}T10:00:00.000Z`;
    tell(measured('forbund.daily', 'ms', await timed(() => watchAt(table, next))));
    tell(measured('forbund.nothingToDo', 'ms', await timed(() => watchAt(table, next))));
  } finally {
    await table.close();
    rmSync(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

const subjects = 1_400;
const curvesDrawn = 300;

function curves(tell: Tell): void {
  const random = seededNumbers(seed);
  const from = dayNumber(firstDay);
  const to = dayNumber(today);
  const placements = Array.from({ length: subjects }, (): CausedPlacement => {
    const start = from + Math.floor(random() * 600) - 100;
    const end = start + 1 + Math.floor(-300 * Math.log(1 - random()));
    return { start, end: end < to ? end : null, cause: random() < 0.4 ? 1 : 2 };
  });
  const seen = seenInWindow(placements, { from, to });
  const times: number[] = [];
  for (let turn = 0; turn < curvesDrawn; turn += 1) {
    const before = performance.now();
    aalenJohansen(seen);
    times.push(performance.now() - before);
  }
  tell(measured('curve.subjects', 'subjects', seen.length));
  tell(measured('curve.p50', 'ms', percentile(times, 50)));
  tell(measured('curve.p99', 'ms', percentile(times, 99)));
}
