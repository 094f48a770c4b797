import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, formatMessages, type OutputFile, type Plugin } from 'esbuild';
import { functions, routes } from '#topology';
import { assetsFolder, buildAssets } from './build-assets.ts';

/**
 * Ways to find AWS credentials that are never tried on Lambda, where they stand in the environment. The SDK loads
 * each of them only when its turn comes, so leaving them out changes nothing but the size.
 */
const UNUSED_CREDENTIALS =
  /^(@aws-sdk\/credential-provider-(http|ini|login|process|sso|web-identity)|@smithy\/credential-provider-imds)$/;

const credentialsFromEnvironmentOnly: Plugin = {
  name: 'credentials-from-environment-only',
  setup(bundler) {
    bundler.onResolve({ filter: UNUSED_CREDENTIALS }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace: 'unused-credentials' } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'unused-credentials' }, ({ path }) => ({
      contents: `throw new Error(${JSON.stringify(`${path} is left out of this bundle`)});`,
    }));
  },
};

const forNode = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'silent',
  write: false,
} as const satisfies BuildOptions;

/** The files of one build. A warning fails it: in a bundle a warning is an error that waits for its call. */
async function built(options: BuildOptions): Promise<OutputFile[]> {
  const { outputFiles = [], warnings } = await build({ ...options, write: false });
  if (warnings.length > 0) {
    throw new Error((await formatMessages(warnings, { kind: 'warning' })).join('\n'));
  }
  return outputFiles;
}

function theOne(files: readonly OutputFile[], ending: string): OutputFile {
  const found = files.find(({ path }) => path.endsWith(ending));
  if (!found) throw new Error(`the build gave no file that ends with ${ending}`);
  return found;
}

/** Functions that show pages carry the stylesheets, scripts and fonts, and the manifest that names them. */
const rendersPages = new Set<string>(
  routes.filter(({ surface }) => surface === 'page').map((route) => route.function),
);

export type Bundle = { name: string; directory: string; bytes: number };

/**
 * Bundles every function of the topology to `<outdir>/<name>/index.cjs`, whole in itself, with `assets/` beside it
 * for those that show pages. Source maps come to `<outdir>/maps/`, outside of what is deployed: keep them with the
 * release, they make a stack trace readable.
 *
 * Nothing is written unless every function could be built. CommonJS from the packages' ES modules, because that
 * starts fastest on Lambda; so an entry cannot await at its top level.
 *
 * @param root where the entries' paths start; this folder unless said otherwise
 * @param assets the folder of built assets; must exist
 */
export async function bundleFunctions({
  outdir,
  root = process.cwd(),
  assets = assetsFolder,
}: {
  outdir: string;
  root?: string;
  assets?: string;
}): Promise<Bundle[]> {
  const maps = join(outdir, 'maps');
  const builds = await Promise.all(
    functions.map(async ({ name, entry }) => {
      const directory = join(outdir, name);
      const files = await built({
        ...forNode,
        entryPoints: [resolve(root, entry)],
        absWorkingDir: resolve(root),
        outfile: resolve(directory, 'index.cjs'),
        format: 'cjs',
        mainFields: ['module', 'main'],
        minify: true,
        sourcemap: 'external',
        legalComments: 'none',
        plugins: [credentialsFromEnvironmentOnly],
      });
      return { name, directory, code: theOne(files, 'index.cjs'), map: theOne(files, '.map') };
    }),
  );
  await rm(maps, { recursive: true, force: true });
  await mkdir(maps, { recursive: true });
  return Promise.all(
    builds.map(async ({ name, directory, code, map }) => {
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory, { recursive: true });
      await writeFile(join(directory, 'index.cjs'), code.contents);
      await writeFile(join(maps, `${name}.cjs.map`), map.contents);
      if (rendersPages.has(name)) await cp(assets, join(directory, 'assets'), { recursive: true });
      return { name, directory, bytes: code.contents.byteLength };
    }),
  );
}

/**
 * Bundles the one-process server to `outfile`, an ES module (so it should end in .mjs) that finds the packages in
 * node_modules: it has to lie within the repository.
 */
export async function bundleLocal({
  outfile,
  root = process.cwd(),
}: {
  outfile: string;
  root?: string;
}): Promise<void> {
  const files = await built({
    ...forNode,
    entryPoints: [resolve(root, 'functions/local/main.ts')],
    absWorkingDir: resolve(root),
    outfile: resolve(outfile),
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
  });
  await mkdir(resolve(outfile, '..'), { recursive: true });
  await writeFile(outfile, theOne(files, resolve(outfile)).contents);
}

if (import.meta.main) {
  await buildAssets();
  const bundles = await bundleFunctions({ outdir: process.argv[2] ?? '.build/lambda' });
  for (const { name, bytes } of bundles) console.error(`${name}: ${Math.ceil(bytes / 1024)} kB`);
}
