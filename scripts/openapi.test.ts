import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'insatskatalog-openapi-'));
const file = join(folder, 'openapi.json');

afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const script = fileURLToPath(new URL('openapi.ts', import.meta.url));
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

describe('the committed API document', () => {
  it('is missed where there is none, passes once it is written, and fails with a sentence when it drifts', () => {
    expect(run('--check', file).status).toBe(1);

    expect(run(file).status).toBe(0);
    expect(run('--check', file)).toMatchObject({ status: 0, stdout: '' });

    writeFileSync(file, readFileSync(file, 'utf8').replace('"listInsatser"', '"findInsatser"'));
    const drifted = run('--check', file);
    expect(drifted.status).toBe(1);
    expect(drifted.stdout).toContain('Run "npm run openapi" and commit the document.');
  });
});
