import { seededNumbers } from '../../../test/builders/virtual-time.ts';
import { lives } from './lives.ts';
import type { Outcome, Side } from './sides.ts';

/** What came of a round of commands: the time of each, and the processor time that each took on the average, in milliseconds. */
export type Round = {
  perSecond: number;
  processor: number;
  milliseconds: number[];
  refused: number;
  busy: number;
};

/** Every client lives each of the lives once, at the same time as the others, in insatser chosen by the seed. */
export async function dayRound(
  side: Side,
  { clients, insatser, seed }: { clients: number; insatser: number; seed: number },
): Promise<Round> {
  const random = seededNumbers(seed);
  const plans = Array.from({ length: clients }, (_, client) =>
    lives.map((_, number) => ({
      life: (client + number) % lives.length,
      insats: Math.floor(random() * insatser),
    })),
  );
  return timed(async (take) => {
    const oneAfterAnother = async (plan: { life: number; insats: number }[]) => {
      for (const { life, insats } of plan) {
        const own = side.begin(insats, life);
        for (const _ of lives[life] ?? []) await take(() => own.next());
      }
    };
    await Promise.all(plans.map(oneAfterAnother));
  }, side);
}

/**
 * One life in every insats, a step at a time: each step is done everywhere, by so many clients at the same time, before
 * the next begins. Answers the round of each step.
 */
export async function stepRounds(
  side: Side,
  life: number,
  { clients, insatser }: { clients: number; insatser: number },
): Promise<Round[]> {
  const begun = Array.from({ length: insatser }, (_, insats) => side.begin(insats, life));
  const rounds: Round[] = [];
  for (const _ of lives[life] ?? []) {
    const waiting = [...begun];
    const round = await timed(async (take) => {
      const client = async () => {
        for (let own = waiting.pop(); own; own = waiting.pop()) await take(own.next);
      };
      await Promise.all(Array.from({ length: clients }, client));
    });
    rounds.push(round);
  }
  await side.tidy();
  return rounds;
}

type Take = (command: () => Promise<Outcome>) => Promise<void>;

async function timed(run: (take: Take) => Promise<void>, tidied?: Side): Promise<Round> {
  const milliseconds: number[] = [];
  let refused = 0;
  let busy = 0;
  const processorBefore = process.cpuUsage();
  const started = performance.now();
  await run(async (command) => {
    const before = performance.now();
    const outcome = await command();
    milliseconds.push(performance.now() - before);
    if (outcome.refused) refused += 1;
    busy += outcome.busy;
  });
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(processorBefore);
  await tidied?.tidy();
  const processor = (user + system) / 1_000 / milliseconds.length;
  return { perSecond: milliseconds.length / seconds, processor, milliseconds, refused, busy };
}
