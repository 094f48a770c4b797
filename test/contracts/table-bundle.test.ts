import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** What a deployable that takes only this name through the table's door carries with it. */
async function carriedBy(name: string): Promise<string[]> {
  const bundle = await build({
    stdin: { contents: `export { ${name} } from '#table';`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  return Object.values(bundle.metafile.outputs).flatMap(({ inputs, imports }) => [
    ...imports.map(({ path }) => path),
    ...Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  ]);
}

const sdk = expect.stringMatching(/@aws-sdk|@smithy/);
const simulator = expect.stringContaining('simulator');

test('a function on DynamoDB carries neither SQLite nor the simulator', async () => {
  const carried = await carriedBy('openDynamodbTable');
  expect(carried).toContainEqual(sdk);
  expect(carried).not.toContain('node:sqlite');
  expect(carried).not.toContainEqual(simulator);
});

test('a server on SQLite carries neither the AWS SDK nor the simulator', async () => {
  const carried = await carriedBy('openSqliteTable');
  expect(carried).toContain('node:sqlite');
  expect(carried).not.toContainEqual(sdk);
  expect(carried).not.toContainEqual(simulator);
});
