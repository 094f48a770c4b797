/**
 * Bundles the site's stylesheet, script, icon and fonts under names that hold a hash of their content, with a manifest
 * of the addresses that pages use. Offline and repeatable: the same sources give the same files.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Assets } from '#web';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = `${root}packages/web`;
const entries = { css: 'styles/index.css', script: 'client/main.ts', icon: 'styles/icon.svg' } as const;
const served = '/assets';

/** Every asset's folder, and where the manifest with the addresses lies beside it. */
export const assetsFolder = `${root}.build/assets`;
const assetsManifest = `${assetsFolder}/manifest.json`;

/** Builds everything into `assetsFolder`, empty before, and answers with the addresses, as in the manifest. */
export async function buildAssets(): Promise<Assets> {
  await rm(assetsFolder, { recursive: true, force: true });
  await mkdir(assetsFolder, { recursive: true });
  const { metafile } = await build({
    entryPoints: Object.values(entries).map((entry) => `${web}/${entry}`),
    outdir: assetsFolder,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: served,
    absWorkingDir: root,
    bundle: true,
    minify: true,
    metafile: true,
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
  await writeFile(assetsManifest, `${JSON.stringify(assets, null, 2)}\n`);
  return assets;
}
