/**
 * Rebuilds packages/web/theme/insatskatalog.css from its configuration with Designsystemet's own tool.
 * The result is committed, so nothing else needs the tool: run this after changing the configuration.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const theme = `${root}packages/web/theme`;
const tokens = `${root}.build/theme-tokens`;
const built = `${root}.build/theme`;
const tool = `${root}node_modules/@digdir/designsystemet/dist/bin/designsystemet.js`;
const configuration = ['--config', `${theme}/designsystemet.config.json`];

function run(...command: string[]): void {
  execFileSync(process.execPath, [tool, 'tokens', ...command, ...configuration], {
    stdio: 'inherit',
    cwd: theme,
  });
}

run('create', '--clean', 'true');
run('build', '--tokens', tokens, '--out-dir', built);
copyFileSync(`${built}/insatskatalog.css`, `${theme}/insatskatalog.css`);
