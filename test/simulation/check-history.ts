import { availabilityOf, type CommandResult, type Head, swedishDay } from '#ledger';
import { createInsatsLog } from '#storage';
import { checkAnswers } from './check-answers.ts';
import { checkCatalogue, checkRebuilt, checkRecords, checkRetries, checkStore } from './check-store.ts';
import { type NaiveLedger, openNaiveLedger } from './naive-ledger.ts';
import { freeIn, lackIn, rooms } from './naive-room.ts';
import { type ReplayedLog, replayLog } from './replayed-log.ts';
import {
  type Call,
  type Findings,
  openFindings,
  sameJson,
  type Violation,
  type Witnessed,
} from './witness.ts';

/**
 * What must hold of any history once everybody has been answered and the store is at rest: reads every log, plays it
 * from the beginning, and compares it with the naive account, with the store, with what everybody was answered and
 * when, and with the catalogue. `send` sends a request of the history again; left out, nothing is sent. `resent` are
 * the calls that it is done for. Answers what was found wrong; an empty list is a good history.
 */
export async function checkHistory(
  witnessed: Witnessed,
  send?: (request: Call['request']) => Promise<CommandResult>,
  resent: readonly Call[] = witnessed.calls,
): Promise<Violation[]> {
  const findings = openFindings();
  try {
    const logs = new Map<string, ReplayedLog>();
    for (const insats of witnessed.insatser) {
      const replayed = await replayLog(witnessed.table, insats);
      logs.set(insats, replayed);
      checkLog(replayed, witnessed, findings);
      await checkStore(witnessed, replayed, findings);
      await checkCatalogue(witnessed, replayed, findings);
      await checkRebuilt(witnessed, insats, findings);
    }
    checkLinkedEndings(logs, findings);
    checkAnswers(logs, await withClocks(witnessed), witnessed.rule, findings);
    await checkRecords(witnessed, witnessed.calls, findings);
    if (send && findings.violations.length === 0) {
      await checkRetries(witnessed, new Set(resent.map(({ request }) => request.key)), send, findings);
      for (const [insats, { states }] of logs) {
        const after = await createInsatsLog(witnessed.table).head(insats);
        findings.must(
          sameJson(after, states.at(-1)?.head),
          'retry',
          () => `${insats} was changed by a request sent again`,
        );
      }
    }
  } catch (fault) {
    findings.found('replay', fault instanceof Error ? fault.message : String(fault));
  }
  return findings.violations;
}

/** The calls, with the clocks that the store still remembers where nobody has told. */
async function withClocks({ table, calls }: Witnessed): Promise<Call[]> {
  const log = createInsatsLog(table);
  const sentAgain = new Set(calls.filter(({ again }) => again).map(({ request }) => request.key));
  return Promise.all(
    calls.map(async (call) => {
      const { answer, request, decidedAt } = call;
      if (decidedAt !== undefined || typeof answer === 'string' || sentAgain.has(request.key)) return call;
      return { ...call, decidedAt: (await log.request(request.key))?.storedAt };
    }),
  );
}

/** Numbered without gaps, never dated back, and every step one that the naive account allows. */
function checkLog(
  { insats, log, states }: ReplayedLog,
  { rule }: Pick<Witnessed, 'rule'>,
  { must, found }: Findings,
): void {
  const naive = openNaiveLedger(rule);
  let recordedAt = '';
  for (const [index, recorded] of log.entries()) {
    must(recorded.version === index + 1, 'gapless', () => `${insats} has ${recorded.version} after ${index}`);
    must(recorded.recordedAt >= recordedAt, 'in order', () => `${insats} ${recorded.version} is dated back`);
    recordedAt = recorded.recordedAt;
    for (const { check, what } of naive.take(recorded, log[index + 1])) found(check, `${insats} ${what}`);
    const head = states[index + 1]?.head;
    if (head) checkFigures(head, naive.now, recordedAt, (what) => found('free places', `${insats} ${what}`));
  }
  const placed = [...naive.now.people.values()].filter(({ is }) => is === 'ended').length;
  const last = states.at(-1);
  const book = last?.head?.book?.since;
  const ended = [...(last?.entries.values() ?? [])].filter(
    (one) => one.stage.is === 'ended' && one.book === book,
  );
  must(
    book === undefined || placed === ended.length,
    'outcomes',
    () => `${placed} ended, ${ended.length} counted`,
  );
}

/** The figures that everybody is shown, against the people counted one by one. */
function checkFigures(head: Head, naive: NaiveLedger, at: string, found: (what: string) => void): void {
  if ((head.book !== null) !== naive.keepsBook) found(`version ${head.version}: keeps a book, or does not`);
  if (!head.book || head.status === 'closed' || head.closures.length > 0) return;
  const { settings, people } = naive;
  const all = rooms(settings, [...people.values()]);
  const today = settings.cohorts.size === 0 ? '' : swedishDay(at);
  const open = all.filter(({ cohort }) => {
    const course = cohort === null ? undefined : settings.cohorts.get(cohort);
    return settings.cohorts.size === 0 ? cohort === null : course !== undefined && course.startsOn >= today;
  });
  const inPlaces = (minutes: number) => Math.floor((minutes * 4) / settings.perPlace) / 4;
  const total = (figures: number[]) => figures.reduce((sum, one) => sum + one, 0);
  const queued = [...people.values()].filter(({ is }) => is === 'waiting' || is === 'parked').length;
  const counted = {
    places: inPlaces(total(open.map(({ capacity }) => capacity))),
    free: inPlaces(total(open.map(freeIn))),
    deficit: Math.ceil((total(all.map(lackIn)) * 4) / settings.perPlace) / 4,
    queue: queued,
  };
  const shown = availabilityOf(head, { reportedFreshDays: 10_000, ledgerFreshDays: 10_000 }, at, null);
  const { places, free, deficit, queue } = shown;
  if (!sameJson({ places, free, deficit, queue }, counted)) {
    found(
      `version ${head.version} shows ${JSON.stringify({ places, free, deficit, queue })}; counted: ${JSON.stringify(counted)}`,
    );
  }
}

/** An ending into another insats and the placement that follows there stand in both logs, or in neither. */
function checkLinkedEndings(logs: ReadonlyMap<string, ReplayedLog>, { must }: Findings): void {
  const endings: string[] = [];
  const follows: string[] = [];
  for (const { insats, log } of logs.values()) {
    for (const { event } of log) {
      if (event.type === 'placementEnded' && event.into) {
        endings.push(`${insats} ${event.entry} > ${event.into.insats} ${event.into.entry}`);
      }
      if (event.type === 'placementFollows' && event.cameFrom) {
        follows.push(`${event.cameFrom.insats} ${event.cameFrom.entry} > ${insats} ${event.entry}`);
      }
    }
  }
  must(
    sameJson(endings.toSorted(), follows.toSorted()),
    'linked endings',
    () => `endings: ${endings.join(', ')}; followed: ${follows.join(', ')}`,
  );
}
