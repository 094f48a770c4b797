/** `npm run check`: the static checks alone. */
import { runStaticChecks } from './checks.ts';

const { failed } = await runStaticChecks();
if (failed > 0) process.exitCode = 1;
