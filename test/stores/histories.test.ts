import { expect, test } from 'vitest';
import { describeOnRealStores } from './homes.ts';
import { clients, commandsEach, liveOnStore, takingTurns } from './real-history.ts';

/** `npm run test:stores` asks for 500. */
const histories = Number(process.env.STORE_HISTORIES ?? 10);
/** Side by side, so that the store has something to do while clients wait. */
const atOnce = 6;
const firstSeed = Number(process.env.FC_SEED) % 1_000_000;

describeOnRealStores('histories of forty commands by eight clients at once', (home, store) => {
  test(`${histories} of them, through every fault, are what their logs say`, async () => {
    const fair = await home.open();
    const ways = await Promise.all(
      Array.from({ length: clients }, (_, client) => home.openFaulty(firstSeed + client)),
    );
    const settle = async () => {
      for (const way of ways) await way.settle();
    };
    const began = performance.now();
    const wrong: string[] = [];
    let commands = 0;
    let unanswered = 0;
    await takingTurns(
      Array.from({ length: histories }, (_, index) => firstSeed + index),
      atOnce,
      async (seed) => {
        const ground = { fair, ways: ways.map(({ table }) => table), settle };
        const { calls, violations } = await liveOnStore(seed, ground);
        commands += calls.length;
        unanswered += calls.filter(({ answer }) => answer === 'unanswered').length;
        for (const { check, what } of violations) wrong.push(`history ${seed}, ${check}: ${what}`);
      },
    );
    const seconds = Math.round((performance.now() - began) / 1_000);
    const struck = Object.keys(ways[0]?.struck ?? {}).map((fault) => {
      const times = ways.reduce((total, way) => total + (way.struck[fault] ?? 0), 0);
      expect(times, `${fault} has struck`).toBeGreaterThan(0);
      return `${fault} ${times}`;
    });
    console.log(
      `${store}: ${histories} histories, ${commands} commands in ${seconds} s (${unanswered} never answered); ` +
        `struck: ${struck.join(', ')}; ${wrong.length} violations`,
    );
    expect(commands).toBeGreaterThanOrEqual(histories * clients * commandsEach);
    expect(wrong).toEqual([]);
  }, 3_600_000);
});
