import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type PlantedCopy } from './planted-copy.ts';

let copy: PlantedCopy;
beforeAll(() => {
  copy = copyProject();
});
afterAll(() => copy.remove());

const lint = (path: string) => copy.run('node_modules/@biomejs/biome/bin/biome', 'lint', path);

test('two modules of which one imports the other pass', () => {
  copy.plant({
    'packages/ledger/nest.ts': `export const nest = 1;\n`,
    'packages/ledger/twig.ts': `import { nest } from './nest.ts';\n\nexport const twig = () => nest;\n`,
  });
  expect(lint('packages/ledger/twig.ts')).toMatchObject({ status: 0 });
});

test('two modules that import each other fail the check', () => {
  copy.plant({
    'packages/ledger/hen.ts': `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`,
    'packages/ledger/egg.ts': `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`,
  });
  expect(lint('packages/ledger/hen.ts')).toMatchObject({
    status: 1,
    output: expect.stringContaining('noImportCycles'),
  });
});

test('so do two packages, through their doors', () => {
  copy.plant({
    'packages/forbund/index.ts': `import type { Insats } from '#insats';\nexport type Forbund = Insats;\n`,
    'packages/insats/index.ts': `import type { Forbund } from '#forbund';\nexport type Insats = Forbund;\n`,
  });
  expect(lint('packages/insats/index.ts')).toMatchObject({
    status: 1,
    output: expect.stringContaining('noImportCycles'),
  });
});
