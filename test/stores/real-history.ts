import { type CommandAnswer, type CommandRequest, handleCommand, type Pace, swedishDay } from '#ledger';
import { systemPace } from '#runtime';
import { createInsatsLog } from '#storage';
import type { Table } from '#table';
import { openChance } from '../simulation/chance.ts';
import { checkHistory } from '../simulation/check-history.ts';
import { drawCommand, mayAsk } from '../simulation/draw-command.ts';
import { glimpse } from '../simulation/glimpse.ts';
import { requestOf, setOut } from '../simulation/setting-out.ts';
import type { Call, Violation } from '../simulation/witness.ts';
import {
  type Actor,
  actors,
  forbund,
  type Insats,
  insatser,
  otherThan,
  rules,
  sweeper,
} from '../simulation/world.ts';
import { cornerOf } from './own-corner.ts';

export const clients = 8;
export const commandsEach = 5;
const clockWrongByAtMost = 5 * 60_000;
const hour = 3_600_000;
const day = 24 * hour;
const resentAtTheEnd = 3;

/** What a history is lived on: the store in fair weather, and a way to it of each client's own. */
export type Ground = { fair: Table; ways: readonly Table[]; settle(): Promise<void> };

/**
 * Lives through a history on a real store, in real time: eight clients at once give forty commands, each with its own
 * way to the store, through faults, by clocks that are wrong and that run ahead over hours and days. Then checks what
 * has come of it.
 */
export async function liveOnStore(
  seed: number,
  ground: Ground,
): Promise<{ calls: Call[]; violations: Violation[] }> {
  const chance = openChance(seed);
  const corner = `history-${seed}`;
  const fair = cornerOf(ground.fair, corner);
  const fairLog = createInsatsLog(fair);
  const rule = chance.one(rules);
  const calls: Call[] = [];
  const unsettled: Omit<Call, 'endedAt' | 'answer'>[] = [];
  const glimpsed = new Map<Insats, Awaited<ReturnType<typeof glimpse>>>();
  let moments = 0;
  let aheadBy = 0;
  let last: { insats: Insats; request: Pick<CommandRequest, 'command'> } | undefined;

  const tick = () => (moments += 1);
  const decidedAt = async (key: string) => (await fairLog.request(key))?.storedAt;
  const ahead = (by: number): Pace => ({
    ...systemPace,
    now: () => new Date(Date.now() + by).toISOString(),
    random: chance.random,
  });

  await fair.transact([
    { do: 'put', item: { partition: `queue-rule#${forbund}`, sort: 'queue-rule', version: 1, body: rule } },
  ]);
  await begin();
  await Promise.all(Array.from({ length: clients }, (_, client) => live(client)));
  await ground.settle();
  await resolveUnknown();

  const resent = chance.shuffled(calls).slice(0, resentAtTheEnd);
  const send = (request: CommandRequest) => handleCommand(fairLog, ahead(aheadBy), request);
  const witnessed = { table: fair, forbund, insatser, rule, calls };
  return { calls, violations: await checkHistory(witnessed, send, resent) };

  async function begin(): Promise<void> {
    const admin = actors.find(({ role }) => role === 'admin') ?? actors[0];
    await setOut(chance, async (insats, command) => {
      const request = requestOf(admin, insats, command, chance.key());
      const startedAt = tick();
      const result = await handleCommand(fairLog, ahead(0), request);
      if (result.kind !== 'answered') throw new Error(`in fair weather: ${result.kind}`);
      const { answer } = result;
      calls.push({ request, startedAt, endedAt: tick(), answer, decidedAt: await decidedAt(request.key) });
      return answer.outcome === 'done' ? answer : {};
    });
  }

  async function live(client: number): Promise<void> {
    const way = ground.ways[client % ground.ways.length] ?? ground.fair;
    const log = createInsatsLog(cornerOf(way, corner));
    const actor = actors[client % actors.length] ?? actors[0];
    const wrongBy = (chance.random() - 0.5) * 2 * clockWrongByAtMost;
    for (let done = 0; done < commandsEach; done += 1) {
      const request = await choose(actor);
      await persist(request, (pace) => handleCommand(log, pace, request), wrongBy);
      aheadBy += chance.one([0, 0, 0, 0, 0, hour, day, 3 * day]);
    }
  }

  /** Sends a request until it is answered; now and then somebody gives up who has been asked for patience. */
  async function persist(
    request: CommandRequest,
    send: (pace: Pace) => ReturnType<typeof handleCommand>,
    wrongBy: number,
  ): Promise<void> {
    const startedAt = tick();
    for (;;) {
      const result = await send(ahead(aheadBy + wrongBy));
      if (result.kind === 'key-reused') throw new Error('nobody else has used this key');
      if (result.kind !== 'busy') {
        const answer: CommandAnswer | 'not-found' = result.kind === 'answered' ? result.answer : result.kind;
        calls.push({ request, startedAt, endedAt: tick(), answer, decidedAt: await decidedAt(request.key) });
        return;
      }
      if (chance.strikes(0.3)) {
        unsettled.push({ request, startedAt });
        return;
      }
    }
  }

  /** Mostly what the client thinks of; now and then what somebody else asks for, or what the clock does. */
  async function choose(actor: Actor): Promise<CommandRequest> {
    if (chance.strikes(0.06))
      return requestOf(sweeper, chance.one(insatser), { type: 'expire' }, chance.key());
    const own = insatser.filter((one) => actor.insatser.includes(one));
    const insats = chance.strikes(0.04) ? chance.one(insatser) : (chance.any(own) ?? 'cykel');
    const same = last && chance.strikes(0.2) && mayAsk(actor, last.request.command) ? last : undefined;
    if (same) return requestOf(actor, same.insats, same.request.command, chance.key());
    const here = await glimpse(fair, insats);
    const other = otherThan(insats);
    // What somebody saw of the other a moment ago is good enough to think of a command by.
    const there = glimpsed.get(other) ?? (await glimpse(fair, other));
    glimpsed.set(insats, here).set(other, there);
    const today = swedishDay(ahead(aheadBy).now());
    const request = requestOf(
      actor,
      insats,
      drawCommand({ actor, here, there, today, chance }),
      chance.key(),
    );
    last = { insats, request };
    return request;
  }

  /** What became of the requests whose senders gave up, their own records tell. */
  async function resolveUnknown(): Promise<void> {
    for (const one of unsettled) {
      const known = await fairLog.request(one.request.key);
      const answer = known?.answer ?? 'unanswered';
      calls.push({ ...one, endedAt: tick(), answer, decidedAt: known?.storedAt });
    }
  }
}

/** So many at a time, each as soon as another is done. */
export async function takingTurns<Thing>(
  things: readonly Thing[],
  atOnce: number,
  each: (thing: Thing) => Promise<void>,
): Promise<void> {
  const left = [...things];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await each(next);
    }),
  );
}
