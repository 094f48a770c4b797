import { seededNumbers } from '../builders/virtual-time.ts';

/** Chance for the whole of a history, the same for the same seed. */
export function openChance(seed: number) {
  const random = seededNumbers(seed);
  const whole = (below: number) => Math.floor(random() * below);

  /** One of several, each as likely as its weight; undefined where there is nothing. */
  function weighted<Thing>(things: readonly (readonly [number, Thing])[]): Thing | undefined {
    let left = random() * things.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, thing] of things) {
      left -= weight;
      if (left < 0) return thing;
    }
    return things.at(-1)?.[1];
  }

  return {
    random,
    /** A whole number from 0 up to, not including, `below`. */
    whole,
    strikes: (probability: number) => random() < probability,
    one<Thing>(things: readonly [Thing, ...Thing[]]): Thing {
      return things[whole(things.length)] ?? things[0];
    },
    any: <Thing>(things: readonly Thing[]): Thing | undefined => things[whole(things.length)],
    weighted,
    /** The same things in any order. */
    shuffled<Thing>(things: readonly Thing[]): Thing[] {
      const left = [...things];
      const drawn: Thing[] = [];
      while (left.length > 0) drawn.push(...left.splice(whole(left.length), 1));
      return drawn;
    },
    /** Names a request for good, as a hash does. */
    key: (): string =>
      [1, 2, 3, 4]
        .map(() =>
          whole(2 ** 32)
            .toString(16)
            .padStart(8, '0'),
        )
        .join(''),
  };
}

export type Chance = ReturnType<typeof openChance>;
