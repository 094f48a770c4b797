import {
  type CommandAnswer,
  type CommandRequest,
  type CommandResult,
  decide,
  type Head,
  type InsatsLog,
  type Mandate,
  type Pace,
  StoreBusy,
} from '#ledger';
import type { Situation } from '../../../packages/ledger/decide.ts';
import type { Decision } from '../../../packages/ledger/decision.ts';
import { changeOf } from '../../../packages/ledger/log-change.ts';
import { readSituation } from '../../../packages/ledger/situation.ts';

/** Where a bug can be planted in a handler that is made of the product's own parts. */
export type Planted = {
  decide?(
    request: CommandRequest,
    situation: Situation,
    now: string,
    log: InsatsLog,
  ): Promise<Decision> | Decision;
  reaching?(mandates: readonly Mandate[], head: Head | undefined): Mandate | undefined;
  /** What the ids of new entries follow from. */
  keyOfIds?(request: CommandRequest): string;
  /** What is done where the outcome of the commit is not known; without, the request's record is asked. */
  whenUnknown?(request: CommandRequest): 'again under a new key';
};

const patienceMilliseconds = 5_000;

/** The command handler with a bug in it; without one it does what the product's does. */
export function plantedHandler(planted: Planted) {
  return async function handle(log: InsatsLog, pace: Pace, asked: CommandRequest): Promise<CommandResult> {
    const started = Date.parse(pace.now());
    let request = asked;
    for (;;) {
      const result = await attempt(log, pace.now(), request).catch((fault) => {
        if (fault instanceof StoreBusy) return 'try again' as const;
        throw fault;
      });
      if (result === 'again under a new key') request = { ...request, key: nextKey(request.key) };
      else if (result !== 'try again') return result;
      if (Date.parse(pace.now()) - started > patienceMilliseconds) return { kind: 'busy' };
      await pace.pause(pace.random() * 200);
    }
  };

  async function attempt(
    log: InsatsLog,
    now: string,
    request: CommandRequest,
  ): Promise<CommandResult | 'try again' | 'again under a new key'> {
    const { insats, command, mandates, key, requestHash } = request;
    const head = await log.head(insats);
    const by = (planted.reaching ?? reaching)(mandates, head);
    if (!by || (!head && command.type !== 'createInsats')) return { kind: 'not-found' };
    const keyOfIds = planted.keyOfIds?.(request) ?? key;
    const situation = await readSituation(log, { command, key: keyOfIds, by }, head, now);
    if (situation === 'torn') return 'try again';
    const decision = await (planted.decide ?? decideAsIs)(request, situation, now, log);
    const entries = situation.places?.entries ?? new Map();
    const change = changeOf(insats, { ...situation, entries }, decision.events ?? [], by, now);
    const answer: CommandAnswer =
      'refused' in decision
        ? { outcome: 'refused', insats, refused: decision.refused }
        : {
            outcome: 'done',
            insats,
            version: change.head?.version ?? change.decidedOn ?? 0,
            changed: change.events.length > 0,
            ...decision.made,
          };
    const changes = [change];
    const there = situation.places?.there;
    if (there) {
      const event = 'elsewhere' in decision ? decision.elsewhere?.event : undefined;
      const known = new Map(there.entry && [[there.entry.entry, there.entry]]);
      changes.push(
        changeOf(there.head.insats, { head: there.head, entries: known }, event ? [event] : [], by, now),
      );
    }
    const settled = await log.commit({ request: { key, requestHash, answer, storedAt: now }, changes });
    if (settled === 'committed') return { kind: 'answered', answer, replayed: false };
    if (settled === 'moved-on' || settled === 'busy') return 'try again';
    if (settled === 'outcome-unknown' && planted.whenUnknown) return planted.whenUnknown(request);
    const known = await log.request(key);
    if (!known) return 'try again';
    if (known.requestHash !== requestHash) return { kind: 'key-reused' };
    return { kind: 'answered', answer: known.answer, replayed: true };
  }
}

export function decideAsIs({ command }: CommandRequest, situation: Situation, now: string): Decision {
  return decide(command, situation, now);
}

function reaching(mandates: readonly Mandate[], head: Head | undefined): Mandate | undefined {
  return mandates.find(
    ({ role, organisation }) => role !== 'provider' || organisation === head?.organisation,
  );
}

function nextKey(key: string): string {
  return `${key.slice(1)}${key.slice(0, 1)}`;
}
