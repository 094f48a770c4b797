/**
 * The process that is killed. Carries requests out on an SQLite file and prints each answer that it has got, one JSON
 * line each: `node writer.ts FILE FIRST DIE_AFTER`. FIRST holds the first request of each lane, as JSON; after
 * DIE_AFTER writes (0: never) it kills itself between the write and the line that would acknowledge it.
 */
import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type CommandAnswer, handleCommand } from '#ledger';
import { createInsatsLog } from '#storage';
import { openSqliteTable } from '#table';
import { howManyRequests, lanes, requestOf } from './requests.ts';

export type Acknowledgement = { number: number; answer: CommandAnswer; replayed: boolean };

const [file = '', first = '[]', dieAfter = '0'] = process.argv.slice(2);
const numbers: number[] = JSON.parse(first);
const table = openSqliteTable({ file });
const log = createInsatsLog(table);
const pace = {
  now: () => new Date().toISOString(),
  random: () => Math.random(),
  pause: (milliseconds: number) => setTimeout(milliseconds),
};
let written = 0;

async function carryOut(from: number): Promise<void> {
  for (let number = from; number < howManyRequests; number += lanes) {
    const result = await handleCommand(log, pace, requestOf(number));
    if (result.kind !== 'answered') throw new Error(`request ${number}: ${result.kind}`);
    written += 1;
    if (written === Number(dieAfter)) process.kill(process.pid, 'SIGKILL');
    const acknowledged: Acknowledgement = { number, answer: result.answer, replayed: result.replayed };
    writeSync(1, `${JSON.stringify(acknowledged)}\n`);
  }
}

await Promise.all(numbers.map(carryOut));
await table.close();
