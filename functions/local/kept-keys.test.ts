import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreatePseudonymKey, loadOrCreateSigningKey } from './kept-keys.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('keys kept in the data folder', () => {
  it('survive a restart', async () => {
    const dataDir = join(folder, 'new', '.data');
    const signing = await loadOrCreateSigningKey(dataDir);
    const pseudonym = await loadOrCreatePseudonymKey(dataDir);
    expect(await loadOrCreateSigningKey(dataDir)).toEqual(signing);
    expect(await loadOrCreatePseudonymKey(dataDir)).toEqual(pseudonym);
    expect(pseudonym).toHaveLength(32);
  });

  it('are another in another folder', async () => {
    const one = await loadOrCreateSigningKey(join(folder, 'one'));
    const other = await loadOrCreateSigningKey(join(folder, 'other'));
    expect(other.kid).not.toBe(one.kid);
  });

  it('may be read by their owner only, and leave no drafts behind', async () => {
    await loadOrCreateSigningKey(folder);
    await loadOrCreatePseudonymKey(folder);
    const files = await readdir(folder);
    expect(files.sort()).toEqual(['identity-provider-key.json', 'pseudonym-key']);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
  });

  it('are the same for two that start at once', async () => {
    for (let round = 0; round < 10; round++) {
      const dataDir = join(folder, String(round));
      const keys = await Promise.all(Array.from({ length: 20 }, () => loadOrCreatePseudonymKey(dataDir)));
      expect(new Set(keys.map(String)).size).toBe(1);
    }
  });
});
