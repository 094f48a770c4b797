import { pokeLater } from './poke.ts';
import type { Poke } from './port.ts';
import type { Chance, SimulatedFaults } from './simulator-faults.ts';

/** Pokes that get lost, doubled, delayed and shuffled on their way to a listener in the same process. */
export function openPokes(chance: Chance, onPoke: Poke | undefined) {
  let heldBack: string[] = [];
  let gathering: string[] = [];
  let enough = 0;

  function gather(partition: string): void {
    if (gathering.length === 0) enough = 2 + chance.whole(5);
    gathering.push(partition);
  }

  function takeGathered(): string[] {
    const gathered = chance.shuffled(gathering);
    gathering = [];
    return gathered;
  }

  return {
    /** Tells of changed partitions, and of those that were held back. */
    tell(partitions: readonly string[], faults: SimulatedFaults): void {
      const due = heldBack;
      heldBack = [];
      for (const partition of partitions) {
        if (chance.strikes(faults.pokeLoss)) continue;
        if (chance.strikes(faults.pokeDuplicate)) due.push(partition);
        if (chance.strikes(faults.pokeDelay)) heldBack.push(partition);
        else if (chance.strikes(faults.pokeShuffle)) gather(partition);
        else due.push(partition);
      }
      if (gathering.length > 0 && gathering.length >= enough) due.push(...takeGathered());
      pokeLater(onPoke, due);
    },
    /** Delivers what is held back. */
    release(): void {
      const due = [...heldBack, ...takeGathered()];
      heldBack = [];
      pokeLater(onPoke, due);
    },
    /** Loses what is held back. */
    forget(): void {
      heldBack = [];
      gathering = [];
    },
  };
}
