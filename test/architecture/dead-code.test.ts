import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyProject, type PlantedCopy } from './planted-copy.ts';

describe('dead code', () => {
  let copy: PlantedCopy;
  let answer: ReturnType<PlantedCopy['run']>;

  beforeAll(() => {
    copy = copyProject();
    copy.plant({
      'packages/planted/index.ts': `export { planted, plantedBehindTheDoor } from './rest.ts';`,
      'packages/planted/rest.ts':
        'export const planted = 1;\nexport const plantedBehindTheDoor = 2;\nexport const plantedInside = 3;',
      'packages/planted/forgotten.ts': 'export const forgotten = 1;',
      'packages/ledger/use-of-planted.test.ts': `import '#planted';`,
      'package.json': manifestWithPlants(copy),
    });
    answer = copy.run('node_modules/knip/bin/knip.js', '--no-progress', '--max-show-issues=10000');
  });
  afterAll(() => copy.remove());

  test('fails the check', () => {
    expect(answer.status).toBe(1);
  });

  test.each([
    ['a file that nothing imports', /^packages\/planted\/forgotten\.ts/m],
    ['an export that nothing imports', /^plantedInside .*packages\/planted\/rest\.ts/m],
    ['an export of a door that nothing imports', /^plantedBehindTheDoor .*packages\/planted\/index\.ts/m],
    ['a dependency that nothing imports', /^planted-library +package\.json/m],
    ['a development dependency that nothing uses', /^planted-tool +package\.json/m],
  ])('is found: %s', (_, words) => {
    expect(answer.output).toMatch(words);
  });
});

function manifestWithPlants({ root }: PlantedCopy): string {
  const manifest: Record<'imports' | 'dependencies' | 'devDependencies', object> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return JSON.stringify({
    ...manifest,
    imports: { ...manifest.imports, '#planted': './packages/planted/index.ts' },
    dependencies: { ...manifest.dependencies, 'planted-library': '1.0.0' },
    devDependencies: { ...manifest.devDependencies, 'planted-tool': '1.0.0' },
  });
}
