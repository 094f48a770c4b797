/**
 * A process of its own, with some of those who want a place: `node contender-process.ts FILE INSATS NUMBERS`. It says
 * `ready` when it is warm, begins when something comes in, and prints as JSON how it went.
 */
import { once } from 'node:events';
import { systemPace } from '#runtime';
import { createInsatsLog } from '#storage';
import { openSqliteTable } from '#table';
import { contend } from './contender.ts';
import { openInsats } from './open-insats.ts';

const [file = '', insats = '', numbers = '[]'] = process.argv.slice(2);
const own: number[] = JSON.parse(numbers);
const table = openSqliteTable({ file });
const log = createInsatsLog(table);
const contendFor = (name: string) => Promise.all(own.map((number) => contend(log, name, number)));

const warm = `warm-${process.pid}`;
await openInsats(log, warm, 1, systemPace);
await contendFor(warm);
console.log('ready');
await once(process.stdin, 'data');
console.log(JSON.stringify(await contendFor(insats)));
await table.close();
process.stdin.destroy();
