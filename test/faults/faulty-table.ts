import { type Table, TableError, type TableFault, type Write } from '#table';
import { seededNumbers } from '../builders/virtual-time.ts';

/** What one call can meet, each with its probability from 0 to 1; the first that strikes, in this order, is the one. */
export type TableFaults = {
  /** A read or write is told to slow down. */
  throttle?: number;
  /** A write meets another transaction. */
  conflict?: number;
  /** A write is said to be under way still; half of them were made, half never are. */
  inProgress?: number;
  /** A write gets no answer and is made later, if its conditions hold then: with one of the next calls, or on `settle`. */
  timeOut?: number;
  /** A write's answer is lost, and nothing was written. */
  lostBefore?: number;
  /** A write's answer is lost, and it was written. */
  lostAfter?: number;
};

type Fault = keyof TableFaults;

const faultsOfWrites: readonly Fault[] = [
  'throttle',
  'conflict',
  'inProgress',
  'timeOut',
  'lostBefore',
  'lostAfter',
];

export type FaultyTable = {
  table: Table;
  /** Makes the writes that are still on their way. */
  settle(): Promise<void>;
  /** How many calls each fault has met. */
  readonly struck: Readonly<Record<Fault, number>>;
};

const fail = (fault: TableFault): never => {
  throw new TableError(fault);
};

/** A real table whose calls meet, by chance and repeatably, what a store far away does to them. */
export function addTableFaults(real: Table, options: { seed: number; faults: TableFaults }): FaultyTable {
  const { seed, faults } = options;
  const random = seededNumbers(seed);
  const struck = { throttle: 0, conflict: 0, inProgress: 0, timeOut: 0, lostBefore: 0, lostAfter: 0 };
  let late: (readonly Write[])[] = [];

  function draw(kinds: readonly Fault[]): Fault | undefined {
    const fault = kinds.find((kind) => random() < (faults[kind] ?? 0));
    if (fault) struck[fault] += 1;
    return fault;
  }

  async function arrive(all: readonly (readonly Write[])[]): Promise<void> {
    for (const writes of all) await real.transact(writes).catch(meantNothing);
  }

  async function lateOnes(): Promise<void> {
    const arriving = late.filter(() => random() < 0.5);
    late = late.filter((writes) => !arriving.includes(writes));
    await arrive(arriving);
  }

  async function reading<Answer>(read: () => Promise<Answer>): Promise<Answer> {
    await lateOnes();
    return draw(['throttle']) ? fail({ kind: 'throttled' }) : read();
  }

  async function write(writes: readonly Write[]): Promise<void> {
    await lateOnes();
    const fault = draw(faultsOfWrites);
    switch (fault) {
      case undefined:
        return real.transact(writes);
      case 'throttle':
        return fail({ kind: 'throttled' });
      case 'conflict':
        return fail({ kind: 'conflict' });
      case 'lostBefore':
        return fail({ kind: 'outcome-unknown' });
      case 'timeOut':
        late.push(writes);
        return fail({ kind: 'outcome-unknown' });
      case 'inProgress':
        if (random() < 0.5) await arrive([writes]);
        return fail({ kind: 'outcome-unknown' });
      case 'lostAfter':
        await arrive([writes]);
        return fail({ kind: 'outcome-unknown' });
      default:
        return fault satisfies never;
    }
  }

  return {
    table: {
      get: (key, get) => reading(() => real.get(key, get)),
      query: (query) => reading(() => real.query(query)),
      due: (query) => reading(() => real.due(query)),
      transact: write,
      close: () => real.close(),
    },
    async settle() {
      const left = late;
      late = [];
      await arrive(left);
    },
    struck,
  };
}

/** Nobody hears how a write ended whose answer is lost; that its conditions did not hold is one of the ways. */
function meantNothing(fault: unknown): void {
  if (!(fault instanceof TableError) || fault.fault.kind === 'refused') throw fault;
}
