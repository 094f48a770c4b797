import type { LedgerEvent, QueueRule, RecordedEvent } from '#ledger';
import { type Decided, decidedOn, isDatedBy, mandateFor } from './decided-anew.ts';
import type { ReplayedLog, ReplayedState } from './replayed-log.ts';
import { type Call, type Findings, sameJson } from './witness.ts';

type Logs = ReadonlyMap<string, ReplayedLog>;
type Done = Extract<Exclude<Call['answer'], string>, { outcome: 'done' }>;
type Refused = Extract<Exclude<Call['answer'], string>, { outcome: 'refused' }>;

/** The versions that a call may have met: not older than what was answered before it began, nor newer. */
type Window = { from: number; to: number };

/** A state on which a request may have been refused, and what ran out before. */
type Met = { version: number; state: ReplayedState; lapsed: readonly LedgerEvent[] };
type Lapsing = { call: Call; met: readonly Met[]; about: string };

/** What places commands make or end for somebody: sent twice, they may not happen twice. */
const happensOnce = new Set(['join', 'start', 'carryIn', 'offer', 'accept', 'end']);

/**
 * Leads every event back to the one answer that it belongs to, and every answer to the state that it was decided on:
 * what was answered stands exactly once, is what the ledger decides there, and keeps the order of real time.
 */
export function checkAnswers(logs: Logs, calls: readonly Call[], rule: QueueRule, findings: Findings): void {
  const { found } = findings;
  const ledger = { logs, rule };
  /** For each log, how many answers each version belongs to. */
  const owners = new Map([...logs].map(([insats, { log }]) => [insats, log.map(() => 0)]));

  /** Changes, and how far back what they recorded may reach. */
  const reaching: { insats: string; begins: readonly number[] }[] = [];
  /** Refusals that must, and that may, have recorded what had run out before them. */
  const lapsing: Lapsing[] = [];
  const mayLapse: Lapsing[] = [];

  for (const call of calls) if (isChange(call)) checkChange(call, call.answer);
  for (const call of calls) {
    if (typeof call.answer !== 'string' && !isChange(call)) checkNoChange(call, call.answer);
    if (call.answer === 'not-found') checkNotFound(call);
  }
  settleLapses();
  checkEveryEventIsOwned();

  function checkChange(call: Call, answer: Done): void {
    const { request } = call;
    const replayed = logs.get(request.insats);
    const { version } = answer;
    const about = `${request.command.type} (${request.key.slice(0, 8)})`;
    if (!replayed || version > replayed.log.length) {
      found('stands once', `${about} was answered with version ${version}, which does not exist`);
      return;
    }
    if (call.again && happensOnce.has(request.command.type) && !isOwnSecondTime(call)) {
      found('retry', `${about} was sent again, and happened again as version ${version}`);
    }
    const begins = beginsOf(call, answer, replayed);
    const [begun] = begins;
    if (begun === undefined) {
      found('stands once', `${about}: version ${version} is not what is decided on the state before it`);
      return;
    }
    own(request.insats, begun + 1, version);
    reaching.push({ insats: request.insats, begins });
    const window = windowOf(call);
    if (begun < window.from) {
      found('real time', `${about} was decided on version ${begun}, and ${window.from} was answered before`);
    }
    if (version > window.to) {
      found('real time', `${about} has version ${version}, and a later request was decided on ${window.to}`);
    }
  }

  /** The first time was refused or changed nothing, or was put right since: then this is the time it happens. */
  function isOwnSecondTime(call: Call): boolean {
    const { command, insats } = call.request;
    const entry = 'entry' in command ? command.entry : undefined;
    const putRight = logs
      .get(insats)
      ?.log.some(({ event }) => event.type === 'entryCorrected' && event.entry === entry);
    if (putRight) return true;
    return !calls.some((one) => one !== call && one.request.key === call.request.key && isChange(one));
  }

  /**
   * The versions that a change may have been decided on, the latest first: those from which the ledger decides exactly
   * what stands. Several where something ran out just before: that may be of this change, or of a request before it.
   */
  function beginsOf(call: Call, answer: Done, { log, states }: ReplayedLog): number[] {
    const { request } = call;
    const last = log[answer.version - 1];
    const begins: number[] = [];
    for (let from = answer.version - 1; last && from >= 0; from -= 1) {
      const one = log[from];
      if (!one || one.recordedAt !== last.recordedAt) break;
      if (one.by.subject !== request.key && one.by.role !== 'system') break;
      const state = states[from];
      if (!state || !isDatedBy(call, state, last.recordedAt)) continue;
      const slice = log.slice(from, answer.version).map(({ event }) => event);
      const decided = decidedOn(ledger, call, state, last.recordedAt).filter(
        ({ decision }) =>
          !('refused' in decision) &&
          sameJson(decision.events, slice) &&
          sameJson(decision.made ?? {}, madeIn(answer)),
      );
      // The other insats went through many states; where something stands there, this was decided on the one before.
      const concerns = ({ decision }: Decided) => 'elsewhere' in decision && decision.elsewhere !== undefined;
      const standing = decided.filter((two) => concerns(two) && standsElsewhere(call, two));
      // The same may stand there twice, where it was put right in between: then once for each time it was asked.
      const linked = standing.find(({ there }) => there && isFree(there)) ?? standing[0];
      if (!linked && !decided.some((two) => !concerns(two))) continue;
      if (linked?.there && begins.length === 0)
        own(linked.there.insats, linked.there.version + 1, linked.there.version + 1);
      begins.push(from);
    }
    return begins;
  }

  /** Whether nothing is led back to what stands on a version yet. */
  function isFree({ insats, version }: { insats: string; version: number }): boolean {
    return ownersIn(insats, version + 1, version + 1) === 0;
  }

  /** Whether what was decided for the other insats stands there, on the very version that was decided on. */
  function standsElsewhere(call: Call, { decision, there }: Decided): boolean {
    const event = 'elsewhere' in decision ? decision.elsewhere?.event : undefined;
    if (!event || !there) return false;
    const recorded = logs.get(there.insats)?.log[there.version];
    return recorded?.by.subject === call.request.key && sameJson(recorded.event, event);
  }

  function checkNoChange(call: Call, answer: Done | Refused): void {
    const { request, decidedAt } = call;
    const replayed = logs.get(request.insats);
    const window = windowOf(call);
    const told = answer.outcome === 'refused' ? answer.refused.refusal : 'no change';
    const about = `${request.command.type} (${request.key.slice(0, 8)}), answered "${told}"`;
    if (answer.outcome === 'done' && (answer.version < window.from || answer.version > window.to)) {
      found('real time', `${about}: version ${answer.version} is not in ${window.from}–${window.to}`);
    }
    if (!replayed || decidedAt === undefined) return;
    const met = statesMet(call, answer, decidedAt, window, replayed);
    if (met.length === 0)
      found('answer', `${about}: no state from ${window.from} to ${window.to} answers so`);
    else if (!met.some(({ lapsed }) => lapsed.length === 0)) lapsing.push({ call, met, about });
    else mayLapse.push({ call, met, about });
  }

  /** The states on which the same would be answered by the same clock, and what ran out before, the longest first. */
  function statesMet(
    call: Call,
    answer: Done | Refused,
    decidedAt: string,
    window: Window,
    replayed: ReplayedLog,
  ): Met[] {
    const versions = answer.outcome === 'done' ? [answer.version] : downFrom(window, replayed.log.length);
    const met = versions.flatMap((version) => {
      const state = replayed.states[version];
      if (!state?.head) return [];
      return decidedOn(ledger, call, state, decidedAt)
        .filter(({ decision }) =>
          answer.outcome === 'refused'
            ? 'refused' in decision && sameJson(decision.refused, answer.refused)
            : !('refused' in decision) && decision.events.length === 0,
        )
        .map(({ decision }) => ({ version, state, lapsed: decision.events ?? [] }));
    });
    return met.sort((one, other) => other.lapsed.length - one.lapsed.length);
  }

  /**
   * Leads what had run out back to the refusals that recorded it: first to those whose own clock it is dated by, then
   * to those whose clock went slow. Whoever can only have met a state where something ran out must have recorded it.
   */
  function settleLapses(): void {
    const all = [...lapsing, ...mayLapse];
    const settled = new Set<Lapsing>();
    const turns: [boolean, readonly Lapsing[]][] = [
      [true, all],
      [false, lapsing],
      [false, mayLapse],
    ];
    for (const [strictly, those] of turns) {
      // Those who must have recorded it go first, then the changes that stand right after it.
      if (those === mayLapse) reachBack();
      for (const one of those) {
        if (settled.has(one)) continue;
        const replayed = logs.get(one.call.request.insats);
        const owned = one.met.some(
          ({ version, state, lapsed }) =>
            replayed !== undefined &&
            lapsed.length > 0 &&
            ownLapsed(replayed, version, lapsed, (at) =>
              strictly ? at === one.call.decidedAt : isDatedBy(one.call, state, at),
            ),
        );
        if (owned) settled.add(one);
      }
    }
    for (const one of lapsing) {
      if (!settled.has(one)) found('answer', `${one.about}: what ran out before it was not recorded`);
    }
  }

  /** What had run out before a refusal stands where it was decided, and belongs to nothing else. */
  function ownLapsed(
    { insats, log }: ReplayedLog,
    version: number,
    lapsed: readonly LedgerEvent[],
    isDated: (recordedAt: string) => boolean,
  ): boolean {
    const slice = log.slice(version, version + lapsed.length);
    if (!slice.every(({ by, recordedAt }) => by.role === 'system' && isDated(recordedAt))) return false;
    const events = slice.map(({ event }) => event);
    if (!sameJson(events, lapsed) || ownersIn(insats, version + 1, version + lapsed.length) > 0) return false;
    own(insats, version + 1, version + lapsed.length);
    return true;
  }

  /** What is left of that belongs to the changes right after it. */
  function reachBack(): void {
    for (const { insats, begins } of reaching) {
      const [latest = 0] = begins;
      const from = begins.findLast((one) => one < latest && ownersIn(insats, one + 1, latest) === 0);
      if (from !== undefined) own(insats, from + 1, latest);
    }
  }

  function checkNotFound(call: Call): void {
    const states = logs.get(call.request.insats)?.states ?? [];
    const { from, to } = windowOf(call);
    const isRight = states.slice(from, to + 1).some((state) => !mandateFor(call.request.mandates, state));
    if (states.length > 0 && !isRight) {
      found('own organisation', `${call.request.command.type} was told that there is no such insats`);
    }
  }

  function windowOf(call: Call): Window {
    const { insats } = call.request;
    const window = { from: 0, to: logs.get(insats)?.log.length ?? 0 };
    for (const other of calls) {
      if (other === call || other.request.insats !== insats || typeof other.answer === 'string') continue;
      if (other.answer.outcome !== 'done') continue;
      const { version } = other.answer;
      if (other.endedAt < call.startedAt) window.from = Math.max(window.from, version);
      if (call.endedAt < other.startedAt) window.to = Math.min(window.to, version);
    }
    return window;
  }

  function own(insats: string, from: number, to: number): void {
    const counts = owners.get(insats);
    for (let version = from; counts && version <= to; version += 1) {
      counts[version - 1] = (counts[version - 1] ?? 0) + 1;
    }
  }

  function ownersIn(insats: string, from: number, to: number): number {
    return Math.max(0, ...(owners.get(insats)?.slice(from - 1, to) ?? []));
  }

  /**
   * Whether somebody who was told afterwards that there is no such insats had recorded what ran out: with the change of
   * its own that stands after it, or at the moment at which its refusal was remembered.
   */
  function wasTakenAlong(
    insats: string,
    { version, recordedAt }: RecordedEvent,
    open: ReadonlySet<string>,
  ): boolean {
    const after = logs.get(insats)?.log.slice(version) ?? [];
    const next = after.find(({ by }) => by.role !== 'system');
    if (next?.recordedAt === recordedAt && open.has(next.by.subject)) return true;
    return calls.some(
      ({ answer, request, decidedAt }) =>
        answer === 'not-found' && request.insats === insats && decidedAt === recordedAt,
    );
  }

  function checkEveryEventIsOwned(): void {
    // Whoever got no answer before the insats was handed over is told afterwards that there is none, whatever it did.
    const unsure: readonly Call['answer'][] = ['unanswered', 'not-found'];
    const open = new Set(
      calls.filter(({ answer }) => unsure.includes(answer)).map(({ request }) => request.key),
    );
    const gaveUp = calls.some(({ answer }) => answer === 'unanswered');
    for (const [insats, counts] of owners) {
      const log = logs.get(insats)?.log ?? [];
      for (const [index, count] of counts.entries()) {
        const recorded = log[index];
        if (!recorded || count === 1) continue;
        const { by, event, version } = recorded;
        const unknown =
          open.has(by.subject) || (by.role === 'system' && (gaveUp || wasTakenAlong(insats, recorded, open)));
        if (count === 0 && unknown) continue;
        found('stands once', `${insats} version ${version} (${event.type}) belongs to ${count} answers`);
      }
    }
  }
}

function isChange(call: Call): call is Call & { answer: Done } {
  const { answer } = call;
  return typeof answer !== 'string' && answer.outcome === 'done' && answer.changed;
}

function downFrom({ from, to }: Window, last: number): number[] {
  const versions: number[] = [];
  for (let version = Math.min(to, last); version >= from; version -= 1) versions.push(version);
  return versions;
}

function madeIn({ entry, offer, cohort }: Done): object {
  return {
    ...(entry !== undefined && { entry }),
    ...(offer !== undefined && { offer }),
    ...(cohort !== undefined && { cohort }),
  };
}
