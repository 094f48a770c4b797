import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('the whole app is bundled and synthesised as `npx cdk synth` does it, without a warning', async () => {
  const out = await mkdtemp(join(tmpdir(), 'synth-'));
  try {
    const cli = 'node_modules/aws-cdk/bin/cdk';
    const { stdout, stderr } = await run(process.execPath, [cli, 'synth', '--quiet', '--output', out], {
      env: { ...process.env, NODE_ENV: 'production' },
    });
    const said = `${stdout}${stderr}`;
    expect(said).toContain('Successfully synthesized');
    expect(said).not.toMatch(/\[(Warning|Error)|deprecated/i);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}, 120_000);
