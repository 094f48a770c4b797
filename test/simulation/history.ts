import * as z from 'zod';
import { type Command, swedishDay } from '#ledger';
import { openSimulatedTable } from '#table';
import { openVirtualTime } from '../builders/virtual-time.ts';
import { type Chance, openChance } from './chance.ts';
import { checkHistory } from './check-history.ts';
import { drawCommand, mayAsk } from './draw-command.ts';
import { glimpse } from './glimpse.ts';
import { type Parts, productionParts } from './parts.ts';
import { type Clockwork, hasDied, type Process, persist, startProcess } from './process.ts';
import { catchUp, look, openPokes, project, settle } from './projectors.ts';
import { requestOf, setOut } from './setting-out.ts';
import { drawWeather, type FaultKind, type Handle, openHandle } from './storm.ts';
import type { Call, SeenEntry, Violation, Witnessed } from './witness.ts';
import { type Actor, actors, forbund, type Insats, insatser, otherThan, rules, sweeper } from './world.ts';

export type Lived = {
  witnessed: Witnessed;
  violations: Violation[];
  /** How often each fault struck. */
  struck: ReadonlyMap<FaultKind | 'expired record', number>;
};

const remembered = z.object({ storedAt: z.string() });

const rounds = 4;
const actorsAtOnce = 4;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Lives through the history of a seed with everything that can go wrong in it, and checks what has come of it. */
export async function liveThrough(seed: number, parts: Parts = productionParts): Promise<Lived> {
  const chance = openChance(seed);
  const time = openVirtualTime(seed);
  const pokes = openPokes();
  const base = openSimulatedTable({ seed, onPoke: pokes.poke });
  const struck: Map<FaultKind | 'expired record', number> = new Map();
  const count = (kind: FaultKind | 'expired record', times = 1) =>
    struck.set(kind, (struck.get(kind) ?? 0) + times);
  const fair = base.beside({ onPoke: pokes.poke });
  const rule = chance.one(rules);
  const calls: Call[] = [];
  const seen: SeenEntry[] = [];
  /** Keys of requests that the store remembered, and does not any more. */
  const forgotten = new Set<string>();
  const handles: Handle[] = [];
  let moments = 0;
  const clockwork: Clockwork = {
    time,
    chance,
    parts,
    tick: () => (moments += 1),
    decidedAt: async (key) => {
      const item = await fair.get({ partition: `request#${key}`, sort: 'request' });
      return item && remembered.parse(item.body).storedAt;
    },
  };
  const start = (): Process => {
    const handle = openHandle(base.beside({ onPoke: pokes.poke }), drawWeather(chance), chance, count);
    handles.push(handle);
    return startProcess(parts, handle, time, chance);
  };
  const processes = new Map([...actors, sweeper].map((actor) => [actor, start()]));
  const projectors = [start(), start()];
  let last: { insats: Insats; command: Command } | undefined;

  await fair.transact([
    { do: 'put', item: { partition: `queue-rule#${forbund}`, sort: 'queue-rule', version: 1, body: rule } },
  ]);
  await beginWith(chance);
  for (let round = 0; round < rounds; round += 1) {
    await playRound();
    await letTimePass();
  }
  await settle(parts, base, handles, pokes);
  await look(fair, seen);
  const witnessed: Witnessed = { table: fair, forbund, insatser, rule, calls, seen, projected: true };
  return { witnessed, violations: await check(witnessed), struck };

  async function beginWith(chance: Chance): Promise<void> {
    const log = parts.log(parts.table(fair));
    const admin = actors.find(({ role }) => role === 'admin') ?? actors[0];
    await setOut(chance, async (insats, command) => {
      const request = requestOf(admin, insats, command, chance.key());
      const startedAt = clockwork.tick();
      const result = await parts.handle(log, time.pace(), request);
      if (result.kind !== 'answered') throw new Error(`in fair weather: ${result.kind}`);
      const { answer } = result;
      const decidedAt = await clockwork.decidedAt(request.key);
      calls.push({ request, startedAt, endedAt: clockwork.tick(), answer, decidedAt });
      return answer.outcome === 'done' ? answer : {};
    });
  }

  async function playRound(): Promise<void> {
    const playing = chance.shuffled(actors).slice(0, actorsAtOnce);
    let busy = playing.length;
    const late = chance.strikes(0.5) ? forgottenCalls() : [];
    await time.together([
      ...playing.map((actor, index) => async () => {
        await time.pause(chance.random() * 60);
        await act(actor, late[index]);
        busy -= 1;
      }),
      async () => {
        if (chance.strikes(0.5)) await sweep();
      },
      ...projectors.map((projector) => async () => {
        while (busy > 0) {
          await time.pause(chance.random() * 120);
          if (await project(parts, projector, pokes, chance)) await look(fair, seen);
        }
      }),
    ]);
  }

  async function act(actor: Actor, forgotten: Call | undefined): Promise<void> {
    const process = processOf(actor);
    if (forgotten) {
      calls.push(await persist(clockwork, process, forgotten.request, true));
      return;
    }
    const { insats, command } = await choose(actor);
    last = { insats, command };
    calls.push(await persist(clockwork, process, requestOf(actor, insats, command, chance.key())));
  }

  /** Mostly what the actor thinks of; now and then the very thing that somebody else is asking for. */
  async function choose(actor: Actor): Promise<{ insats: Insats; command: Command }> {
    if (last && chance.strikes(0.22) && mayAsk(actor, last.command)) return last;
    const own = insatser.filter((one) => actor.insatser.includes(one));
    const insats = chance.strikes(0.04) ? chance.one(insatser) : (chance.any(own) ?? 'cykel');
    const [here, there] = await Promise.all([glimpse(fair, insats), glimpse(fair, otherThan(insats))]);
    return { insats, command: drawCommand({ actor, here, there, today: today(), chance }) };
  }

  function today(): string {
    return swedishDay(new Date(time.now()).toISOString());
  }

  function processOf(actor: Actor): Process {
    const process = processes.get(actor);
    if (!process) throw new Error(`${actor.name} has no process`);
    return process;
  }

  async function sweep(): Promise<void> {
    const process = processOf(sweeper);
    for (const insats of await overdue(process)) {
      const request = requestOf(sweeper, insats, { type: 'expire' }, chance.key());
      calls.push(await persist(clockwork, process, request));
    }
    await catchUp(parts, process);
  }

  async function overdue({ far, pace, handle }: Process): Promise<Insats[]> {
    try {
      const due = await far.due({ lane: 'offers', until: pace.now(), limit: 10 });
      return insatser.filter((insats) => due.some(({ partition }) => partition === `insats#${insats}`));
    } catch (fault) {
      if (hasDied(fault)) handle.restart();
      return [];
    }
  }

  /** Requests that nobody remembers any more: their senders may yet come back. */
  function forgottenCalls(): Call[] {
    const cameBack = new Set(calls.filter((call) => call.again).map(({ request }) => request.key));
    const away = calls.filter(({ request: { key } }) => forgotten.has(key) && !cameBack.has(key));
    return chance.shuffled(away).slice(0, 2);
  }

  async function letTimePass(): Promise<void> {
    const deadline = await anyDeadline();
    const spans: readonly [number, ...number[]] = [0, 0, hour, day, 3 * day, 9 * day];
    const near = deadline !== undefined && chance.strikes(0.4);
    const span = near ? deadline - time.now() + (chance.random() - 0.7) * 8 * minute : chance.one(spans);
    // No write is on its way for long: none outlives what remembers its request.
    if (span >= hour) base.releaseLateWrites();
    if (span > 0) await time.pause(span);
    if (span < 2 * day || !chance.strikes(0.7)) return;
    const expired = base.expire(Math.floor(time.now() / 1_000), 'request#');
    if (expired === 0) return;
    count('expired record', expired);
    for (const { request, decidedAt } of calls) {
      if (decidedAt && !(await clockwork.decidedAt(request.key))) forgotten.add(request.key);
    }
  }

  async function anyDeadline(): Promise<number | undefined> {
    const { head } = await glimpse(fair, chance.one(insatser));
    const until = head?.book?.deadlines[0]?.until;
    return until === undefined ? undefined : Date.parse(until);
  }

  async function check(all: Witnessed): Promise<Violation[]> {
    const log = parts.log(parts.table(fair));
    const resent = chance.shuffled(all.calls).slice(0, 3);
    return checkHistory(all, (request) => parts.handle(log, time.pace(), request), resent);
  }
}
