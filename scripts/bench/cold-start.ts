import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildAssets } from '../build-assets.ts';
import { bundleFunctions } from '../bundle.ts';
import { type Bench, compared, measured } from './figures.ts';
import { inTurn, median } from './rounds.ts';
import { freshFolder } from './servers.ts';

const rounds = 15;

/** What the functions are told on Lambda; only the shape matters, nothing is called. */
const settings = {
  AWS_REGION: 'eu-north-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE_NAME: 'insatskatalog',
  PUBLIC_ORIGIN: 'https://katalog.example.se',
  OIDC_ISSUER: 'https://login.example.se',
  OIDC_CLIENT_ID: 'insatskatalog',
  API_AUDIENCE: 'insatskatalog-api',
  OIDC_CLIENT_SECRET_ARN: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:client',
  PSEUDONYM_KEY_ARN: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:pseudonym',
};

/** From the start of the process to a loaded module, for every function's bundle, beside an empty one. */
export const coldStart: Bench = {
  about:
    "milliseconds from process start to a loaded function, beside an empty bundle; and the bundles' sizes",
  async run(_options, tell) {
    const place = await freshFolder();
    try {
      await buildAssets();
      const bundles = await bundleFunctions({ outdir: place.folder });
      const empty = join(place.folder, 'empty');
      await mkdir(empty);
      await writeFile(join(empty, 'index.cjs'), 'exports.handler = async () => ({});\n');
      for (const { name, bytes } of bundles) tell(measured(`${name}.size`, 'kB', bytes / 1_024));
      const measures = { empty: () => loadTime(empty) };
      for (const { name, directory } of bundles) {
        Object.assign(measures, { [name]: () => loadTime(directory) });
      }
      const times: Record<string, number[]> = await inTurn(rounds, measures);
      for (const { name } of bundles) {
        tell(compared(`${name}.loaded`, 'ms', median(times[name] ?? []), median(times.empty ?? [])));
      }
    } finally {
      await place.remove();
    }
  },
};

/** Milliseconds from the start of a process to when the bundle in this folder is loaded in it. */
async function loadTime(directory: string): Promise<number> {
  const program =
    "require('./index.cjs'); process.stdout.write(String(performance.now()), () => process.exit(0))";
  const child = spawn(process.execPath, ['-e', program], {
    cwd: directory,
    env: { ...settings, ASSETS_DIR: join(directory, 'assets') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`the bundle in ${directory} could not be loaded`);
  return Number(said);
}
