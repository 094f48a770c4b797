import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = [
  ...['packages', 'functions', 'infra', 'scripts', 'test', 'data'],
  ...['package.json', 'tsconfig.json', 'biome.json', 'knip.config.ts', 'vitest.config.ts', '.gitignore'],
];

/** A copy of the project to plant breaches in. Remove it after use. */
export type PlantedCopy = {
  root: string;
  plant(files: Readonly<Record<string, string>>): void;
  /** Runs one of Node's programs in the copy; answers with all that it printed. */
  run(program: string, ...args: string[]): { status: number | null; output: string };
  remove(): void;
};

export function copyProject(): PlantedCopy {
  const copy = mkdtempSync(join(tmpdir(), 'planted-'));
  for (const name of copied.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return {
    root: copy,
    plant(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(copy, path)), { recursive: true });
        writeFileSync(join(copy, path), text);
      }
    },
    run(program, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: copy,
        encoding: 'utf8',
        env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', VITEST: '' },
      });
      return { status, output: `${stdout}${stderr}` };
    },
    remove() {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
