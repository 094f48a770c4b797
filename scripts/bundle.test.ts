import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functions } from '#topology';
import { type Bundle, bundleFunctions } from './bundle.ts';

const ENTRY = `
import { greeting } from './greeting.ts';
export const handler = async (name: string): Promise<string> => greeting(name);
export const elsewhere = () => import('@aws-sdk/credential-provider-sso');
`;
const GREETING = `export const greeting = (name: string): string => 'Hej ' + name;`;

describe('The bundles of the functions', () => {
  let folder: string;
  let bundles: Bundle[];

  async function write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }

  const bundle = () =>
    bundleFunctions({ outdir: join(folder, 'out'), root: folder, assets: join(folder, 'assets') });

  const exists = (path: string) =>
    stat(join(folder, path)).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bundle-'));
    await write('assets/manifest.json', '{}');
    for (const { entry } of functions) {
      await write(entry, ENTRY);
      await write(join(dirname(entry), 'greeting.ts'), GREETING);
    }
    bundles = await bundle();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are one for each function of the topology', () => {
    expect(bundles.map(({ name }) => name)).toEqual(functions.map(({ name }) => name));
  });

  it('run by themselves, where there are no packages', async () => {
    const { handler } = createRequire(import.meta.url)(join(folder, 'out/public/index.cjs'));
    expect(await handler('världen')).toBe('Hej världen');
  });

  it('leave out the ways to find AWS credentials that Lambda never tries', async () => {
    const { elsewhere } = createRequire(import.meta.url)(join(folder, 'out/public/index.cjs'));
    await expect(elsewhere()).rejects.toThrow('credential-provider-sso is left out of this bundle');
  });

  it('carry the assets where pages are shown, and not elsewhere', async () => {
    expect(await exists('out/public/assets/manifest.json')).toBe(true);
    expect(await exists('out/projector/assets')).toBe(false);
  });

  it('keep their source maps outside of what is deployed', async () => {
    const map = JSON.parse(await readFile(join(folder, 'out/maps/public.cjs.map'), 'utf8'));
    expect(map.sources).toContainEqual(expect.stringContaining('greeting.ts'));
    expect(await readFile(join(folder, 'out/public/index.cjs'), 'utf8')).not.toContain('sourceMappingURL');
  });

  it('are refused when the bundler warns', async () => {
    await write('functions/projector/greeting.ts', `${GREETING} console.log(import.meta.url);`);
    await expect(bundle()).rejects.toThrow('import.meta');
  });
});
