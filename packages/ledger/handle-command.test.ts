import { describe, expect, test } from 'vitest';
import { type Command, type Commit, handleCommand, type InsatsLog, type Pace, StoreBusy } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSimulatedTable } from '#table';
import {
  anAdmin,
  aProvider,
  aRequest,
  createCykel,
  importOf,
  reportNow,
} from '../../test/builders/ledger.ts';
import {
  accept,
  correctEntry,
  end,
  join,
  offer,
  openLedger,
  setPlaces,
  start,
} from '../../test/builders/places.ts';

type Outcome = Awaited<ReturnType<InsatsLog['commit']>>;

/** Time that passes only while somebody pauses; `random` is the highest chance unless a test says otherwise. */
function aPace({ random = 1, clock = (now: number) => now } = {}) {
  const pauses: number[] = [];
  let now = Date.parse('2026-03-02T07:30:00.000Z');
  const pace: Pace = {
    now: () => new Date(clock(now)).toISOString(),
    random: () => random,
    async pause(milliseconds) {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
  return { pace, pauses };
}

/** A store with the insats in it, open with a ledger of three places. */
async function aStore() {
  const log = createInsatsLog(openSimulatedTable({ seed: 1 }));
  const { pace } = aPace();
  async function ask(name: string, command: Command, insats = 'cykel') {
    const key = name.padEnd(24, '+');
    const result = await handleCommand(log, pace, aRequest(key, command, { insats }));
    if (result.kind !== 'answered') throw new Error(result.kind);
    if (result.answer.outcome === 'refused') throw new Error(result.answer.refused.refusal);
    const { entry = '', offer: offered = '' } = result.answer;
    return { entry, offer: offered };
  }
  async function begin(insats = 'cykel') {
    await ask(`create ${insats}`, createCykel, insats);
    await ask(`places ${insats}`, setPlaces(3), insats);
    await ask(`open ${insats}`, openLedger(), insats);
  }
  await begin();
  const head = async (insats = 'cykel') => {
    const found = await log.head(insats);
    if (!found) throw new Error('the insats was added');
    return found;
  };
  return { log, ask, begin, head };
}

/** The log with these outcomes of its first commits; what comes after is carried out. */
function failing(log: InsatsLog, outcomes: Outcome[]) {
  const commits: Commit[] = [];
  const left = [...outcomes];
  const failed: InsatsLog = {
    ...log,
    async commit(commit) {
      commits.push(commit);
      return left.shift() ?? log.commit(commit);
    },
  };
  return { commits, failed };
}

const key = 'sixteen letters.eight more';

describe('a command', () => {
  test('commits its events, the state after them and the answer, all in one', async () => {
    const { log, head } = await aStore();
    const { commits, failed } = failing(log, []);
    const { version } = await head();
    const result = await handleCommand(failed, aPace().pace, aRequest(key, join()));
    const answer = {
      outcome: 'done',
      insats: 'cykel',
      version: version + 1,
      changed: true,
      entry: 'sixteen letters.',
    };
    expect(result).toEqual({ kind: 'answered', answer, replayed: false });
    expect(commits).toMatchObject([
      {
        request: { key, requestHash: JSON.stringify(join()), answer, storedAt: '2026-03-02T07:30:00.000Z' },
        changes: [
          {
            insats: 'cykel',
            decidedOn: version,
            head: { version: version + 1 },
            events: [{ version: version + 1, by: anAdmin, event: { type: 'queueJoined' } }],
            entries: [{ before: undefined, after: { entry: 'sixteen letters.' } }],
          },
        ],
      },
    ]);
  });

  test('that is refused is remembered too, with what had run out before it', async () => {
    const { log, ask, head } = await aStore();
    const { entry } = await ask('join', join());
    const { offer: offered } = await ask('offer', offer(entry));
    const { commits, failed } = failing(log, []);
    const { pace } = aPace({ clock: (now) => now + 9 * 86_400_000 });
    const { version } = await head();
    const refused = { refusal: 'offerRanOut', lastDay: '2026-03-09' };
    const result = await handleCommand(failed, pace, aRequest(key, accept(offered)));
    expect(result).toEqual({
      kind: 'answered',
      answer: { outcome: 'refused', insats: 'cykel', refused },
      replayed: false,
    });
    expect(commits[0]?.changes).toMatchObject([
      { decidedOn: version, events: [{ by: { role: 'system' }, event: { type: 'offerExpired' } }] },
    ]);
  });

  test('that is refused before anything ran out is remembered with no events', async () => {
    const { log } = await aStore();
    const { commits, failed } = failing(log, []);
    const same = { type: 'handOver', organisation: 'cykelkooperativet' } as const;
    expect(await handleCommand(failed, aPace().pace, aRequest(key, same))).toMatchObject({
      answer: { outcome: 'refused', refused: { refusal: 'sameOrganisation' } },
    });
    expect(commits[0]?.changes).toMatchObject([{ events: [], entries: [] }]);
  });

  test('that changes nothing answers with the version that stands', async () => {
    const { log, head } = await aStore();
    const { version } = await head();
    const result = await handleCommand(log, aPace().pace, aRequest(key, setPlaces(3)));
    expect(result).toMatchObject({ answer: { outcome: 'done', version, changed: false } });
  });

  test('that concerns another insats is committed in both, and rests on both also when it is refused', async () => {
    const { log, ask, begin, head } = await aStore();
    await begin('kok');
    const { entry: from } = await ask('start', start());
    const { entry: into } = await ask('join', join(), 'kok');
    const { offer: offered } = await ask('offer', offer(into), 'kok');
    const versions = [(await head()).version, (await head('kok')).version];
    const ending = end(from, { outcome: 'next-insats', into: { insats: 'kok', offer: offered } });
    const { commits, failed } = failing(log, []);

    await handleCommand(failed, aPace().pace, aRequest(key, ending));
    expect(commits[0]).toMatchObject({
      request: { answer: { refused: { refusal: 'noAcceptedOfferThere' } } },
      changes: [
        { insats: 'cykel', decidedOn: versions[0], events: [], entries: [] },
        { insats: 'kok', decidedOn: versions[1], events: [], entries: [] },
      ],
    });

    await ask('accept', accept(offered), 'kok');
    const result = await handleCommand(failed, aPace().pace, aRequest(`another ${key}`, ending));
    expect(result).toMatchObject({ answer: { outcome: 'done', insats: 'cykel', entry: from } });
    expect(commits[1]).toMatchObject({
      changes: [
        { insats: 'cykel', events: [{ event: { type: 'placementEnded' } }] },
        {
          insats: 'kok',
          decidedOn: (versions[1] ?? 0) + 1,
          events: [
            {
              insats: 'kok',
              version: (versions[1] ?? 0) + 2,
              event: { type: 'placementFollows', entry: into },
            },
          ],
          entries: [{ before: (versions[1] ?? 0) + 1, after: { entry: into } }],
        },
      ],
    });
    expect(await log.entry('kok', into)).toMatchObject({
      stage: { cameFrom: { insats: 'cykel', entry: from } },
    });
    const { version: ended } = await head();
    await ask('undo', correctEntry(from, ended, { kind: 'not-ended' }));
    expect(await log.entry('kok', into)).toMatchObject({ stage: { cameFrom: null } });
  });

  test('that names nothing in the other insats still rests on that there is nothing', async () => {
    const { log, ask, begin, head } = await aStore();
    await begin('kok');
    const { entry: from } = await ask('start', start());
    const { commits, failed } = failing(log, []);
    const into = { insats: 'kok', offer: 'nobody-1' };
    await handleCommand(failed, aPace().pace, aRequest(key, end(from, { outcome: 'next-insats', into })));
    const { version } = await head('kok');
    expect(commits[0]?.changes[1]).toEqual({ insats: 'kok', decidedOn: version, events: [], entries: [] });
  });
});

describe('a command that meets another', () => {
  test.each(['moved-on', 'busy', 'outcome-unknown'] as const)(
    '(%s) is read and decided again',
    async (outcome) => {
      const { log } = await aStore();
      const { commits, failed } = failing(log, [outcome, outcome]);
      const { pace, pauses } = aPace();
      const result = await handleCommand(failed, pace, aRequest(key, join()));
      expect(result).toMatchObject({ kind: 'answered', replayed: false });
      expect(commits).toHaveLength(3);
      expect(pauses).toEqual([20, 40]);
    },
  );

  test('does not look for an answer of its own where it knows that nothing was written', async () => {
    const { log } = await aStore();
    const { failed } = failing(log, ['moved-on', 'busy']);
    const unasked: InsatsLog = { ...failed, request: () => Promise.reject(new Error('asked for nothing')) };
    expect(await handleCommand(unasked, aPace().pace, aRequest(key, join()))).toMatchObject({
      replayed: false,
    });
  });

  test('is decided on the head as it has become', async () => {
    const { log, ask } = await aStore();
    let first = true;
    const overtaken: InsatsLog = {
      ...log,
      async commit(commit) {
        if (first) {
          first = false;
          await ask('another', start());
        }
        return log.commit(commit);
      },
    };
    await handleCommand(overtaken, aPace().pace, aRequest(key, start({ hoursPerWeek: 20 })));
    expect(await log.head('cykel')).toMatchObject({ book: { uses: [{ placements: 2 }] } });
  });

  test('is tried again when the insats moved on between two reads', async () => {
    const { log, ask, head } = await aStore();
    const before = await head();
    const { entry } = await ask('join', join());
    const heads = [before];
    const torn: InsatsLog = { ...log, head: async (insats) => heads.shift() ?? log.head(insats) };
    const { pace, pauses } = aPace();
    const leave = { type: 'leave', entry, reason: 'moved' } as const;
    expect(await handleCommand(torn, pace, aRequest(key, leave))).toMatchObject({
      answer: { outcome: 'done' },
    });
    expect(pauses).toEqual([20]);
  });

  test('waits by chance, longer each time, never longer than a fifth of a second, and to the end of its five seconds', async () => {
    const { log } = await aStore();
    const { failed } = failing(log, Array(100).fill('busy'));
    const { pace, pauses } = aPace();
    expect(await handleCommand(failed, pace, aRequest(key, join()))).toEqual({ kind: 'busy' });
    expect(pauses).toEqual([20, 40, 80, 160, ...Array(23).fill(200), 100]);
    const half = aPace({ random: 0.5 });
    await handleCommand(failing(log, ['busy', 'busy']).failed, half.pace, aRequest(key, join()));
    expect(half.pauses).toEqual([10, 20]);
  });

  test('waits longer where the attempt itself took long, for then many stand before the store', async () => {
    const { log } = await aStore();
    let reads = 0;
    // A tenth of a second goes by between any two looks at the clock.
    const { pace, pauses } = aPace({ clock: (now) => now + 100 * reads++ });
    const { failed } = failing(log, ['busy']);
    expect(await handleCommand(failed, pace, aRequest(key, join()))).toMatchObject({ kind: 'answered' });
    expect(pauses).toEqual([600]);
  });

  test('gives up after five seconds, also when the clock is set back meanwhile', async () => {
    const { log } = await aStore();
    const setBack = aPace({ clock: (now) => Date.parse('2026-03-02T07:30:00.000Z') - (now % 7) });
    const busy = () => failing(log, Array(1000).fill('busy')).failed;
    expect(await handleCommand(busy(), setBack.pace, aRequest(key, join()))).toEqual({ kind: 'busy' });
    expect(setBack.pauses).toHaveLength(28);
    let hours = 0;
    const leaping = aPace({ clock: (now) => now + 3_600_000 * hours++ });
    expect(await handleCommand(busy(), leaping.pace, aRequest(key, join()))).toEqual({ kind: 'busy' });
    expect(leaping.pauses).toEqual([]);
  });

  test('tries again as long as there is time for the shortest pause', async () => {
    const { log } = await aStore();
    const { pace, pauses } = aPace({ random: 0 });
    const { failed, commits } = failing(log, Array(40).fill('busy'));
    expect(await handleCommand(failed, pace, aRequest(key, join()))).toMatchObject({ kind: 'answered' });
    expect(commits).toHaveLength(41);
    expect(new Set(pauses)).toEqual(new Set([0]));
    let reads = 0;
    const late = (milliseconds: number) =>
      aPace({ random: 0, clock: (now) => now + (reads++ === 0 ? 0 : milliseconds) });
    reads = 0;
    const inTime = await handleCommand(
      failing(log, ['busy']).failed,
      late(4_980).pace,
      aRequest(`1${key}`, join()),
    );
    reads = 0;
    const tooLate = await handleCommand(
      failing(log, ['busy']).failed,
      late(4_981).pace,
      aRequest(`2${key}`, join()),
    );
    expect([inTime.kind, tooLate.kind]).toEqual(['answered', 'busy']);
  });

  test('waits while the store asks for a slower pace, and passes any other fault on', async () => {
    const { log } = await aStore();
    let throttled = 2;
    const slow: InsatsLog = {
      ...log,
      async head(insats) {
        throttled -= 1;
        if (throttled >= 0) throw new StoreBusy();
        return log.head(insats);
      },
    };
    const { pace, pauses } = aPace();
    expect(await handleCommand(slow, pace, aRequest(key, join()))).toMatchObject({ kind: 'answered' });
    expect(pauses).toHaveLength(2);
    const broken: InsatsLog = { ...log, head: () => Promise.reject(new Error('the disk is full')) };
    await expect(handleCommand(broken, aPace().pace, aRequest(key, join()))).rejects.toThrow(
      'the disk is full',
    );
  });
});

describe('a request that is known', () => {
  test.each(['request-known', 'outcome-unknown'] as const)('(%s) gets the stored answer', async (outcome) => {
    const { log } = await aStore();
    const first = await handleCommand(log, aPace().pace, aRequest(key, join()));
    const { failed, commits } = failing(log, [outcome]);
    const again = await handleCommand(failed, aPace().pace, aRequest(key, join()));
    expect(again).toEqual({ ...first, replayed: true });
    expect(commits).toHaveLength(1);
  });

  test('by its name, but says something else, is told apart', async () => {
    const { log } = await aStore();
    await handleCommand(log, aPace().pace, aRequest(key, join()));
    const other = aRequest(key, join({ hoursPerWeek: 20 }));
    expect(await handleCommand(log, aPace().pace, other)).toEqual({ kind: 'key-reused' });
  });
});

describe('whoever may not reach the insats', () => {
  const asking = (mandates: (typeof anAdmin)[], command: Command = setPlaces(4), insats = 'cykel') =>
    aRequest(key, command, { mandates, insats });
  const notFound = { kind: 'not-found' };

  test('is not told that it exists', async () => {
    const { log } = await aStore();
    const { pace } = aPace();
    const elsewhere = { ...anAdmin, forbund: 'norrkoping' };
    const another = { ...aProvider, organisation: 'mariakyrkan' };
    for (const mandates of [[], [elsewhere], [another], [elsewhere, another]]) {
      expect(await handleCommand(log, pace, asking(mandates))).toEqual(notFound);
    }
    expect(await handleCommand(log, pace, asking([anAdmin], setPlaces(4), 'nowhere'))).toEqual(notFound);
    expect(await log.request(key)).toBeUndefined();
  });

  test('in one capacity may do so in another: the first that reaches it is recorded', async () => {
    const { log } = await aStore();
    const another = { ...aProvider, organisation: 'mariakyrkan' };
    const { failed, commits } = failing(log, []);
    await handleCommand(failed, aPace().pace, asking([another, aProvider, anAdmin]));
    expect(commits).toMatchObject([{ changes: [{ events: [{ by: aProvider }] }] }]);
  });

  test('may add an insats only to a förbund of theirs, and not as a provider', async () => {
    const { log } = await aStore();
    const { pace } = aPace();
    const elsewhere = { ...anAdmin, forbund: 'norrkoping' };
    for (const command of [createCykel, importOf()]) {
      expect(await handleCommand(log, pace, asking([elsewhere], command, 'new'))).toEqual(notFound);
      expect(await handleCommand(log, pace, asking([aProvider], command, 'new'))).toEqual(notFound);
    }
    expect(await handleCommand(log, pace, asking([anAdmin], importOf(), 'new'))).toMatchObject({
      answer: { outcome: 'done', version: 2 },
    });
    expect(await handleCommand(log, pace, asking([anAdmin], reportNow(1), 'another'))).toEqual(notFound);
  });
});
