/** Checks the import table (import-table.ts) for the whole project. */
import { fileURLToPath } from 'node:url';
import { findBreaches } from './import-breaches.ts';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const { modules, breaches } = findBreaches(root);

for (const { where, what } of breaches) console.log(`${where}  ${what}`);
console.log(`${modules} modules read, ${breaches.length} breaches of the import table`);
if (breaches.length > 0 || modules === 0) process.exitCode = 1;
