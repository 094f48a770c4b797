import { expect, test } from 'vitest';
import { openVirtualTime } from './virtual-time.ts';

test('where one actor fails, none of the others keeps the time passing', async () => {
  const time = openVirtualTime(1);
  let rounds = 0;
  const failing = async () => {
    await time.pause(10);
    throw new Error('out of the game');
  };
  const waiting = async () => {
    while (rounds < 1_000) {
      await time.pause(1);
      rounds += 1;
    }
  };

  await expect(time.together([failing, waiting])).rejects.toThrow('out of the game');
  await new Promise(setImmediate);

  expect(rounds).toBeLessThan(20);
});
