/**
 * Bundles the site's stylesheet, script, icon and fonts under names that hold a hash of their content, with a manifest
 * of the addresses that pages use. Offline and repeatable: the same sources give the same files.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Assets } from '#web';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = `${root}packages/web`;
const entries = { css: 'styles/index.css', script: 'client/main.ts', icon: 'styles/icon.svg' } as const;
const served = '/assets';

/** Every asset's folder, and where the manifest with the addresses lies beside it. */
export const assetsFolder = `${root}.build/assets`;
const manifest = 'manifest.json';

/**
 * Builds everything into `assetsFolder` and answers with the addresses, as in the manifest. A file that stands there
 * already is left as it is and one that no longer belongs there is removed, so that a server that reads the folder
 * meanwhile never misses anything.
 */
export async function buildAssets(): Promise<Assets> {
  const { metafile, outputFiles } = await build({
    entryPoints: Object.values(entries).map((entry) => `${web}/${entry}`),
    outdir: assetsFolder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: served,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    format: 'iife',
    target: ['es2022', 'chrome120', 'firefox121', 'safari17'],
    loader: { '.woff2': 'file', '.svg': 'copy' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  const outputs = Object.entries(metafile.outputs);
  const addressOf = (entry: string): string => {
    const found = outputs.find(([, output]) => output.entryPoint === `packages/web/${entry}`);
    if (!found) throw new Error(`The build of ${entry} left no file.`);
    return `${served}/${basename(found[0])}`;
  };
  const assets: Assets = {
    css: addressOf(entries.css),
    script: addressOf(entries.script),
    icon: addressOf(entries.icon),
  };
  await writeInto(assetsFolder, [
    ...outputFiles.map(({ path, contents }) => ({ name: basename(path), contents })),
    { name: manifest, contents: Buffer.from(`${JSON.stringify(assets, null, 2)}\n`) },
  ]);
  return assets;
}

async function writeInto(folder: string, files: { name: string; contents: Uint8Array }[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, contents } of files) {
    const standing = await readFile(join(folder, name)).catch(() => undefined);
    if (standing?.equals(contents)) continue;
    // Renamed into place: whoever reads sees the old file or the new one, never half of it.
    const draft = join(folder, `.${name}.${process.pid}`);
    await writeFile(draft, contents);
    await rename(draft, join(folder, name));
  }
  const wanted = new Set(files.map(({ name }) => name));
  for (const name of await readdir(folder)) {
    if (!wanted.has(name) && !name.startsWith('.')) await rm(join(folder, name));
  }
}
