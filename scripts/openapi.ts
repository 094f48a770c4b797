/**
 * `npm run openapi` writes docs/openapi.json from the routes and the schemas that requests are checked against.
 * With `--check` it writes nothing, and fails when the committed document is another. A path says another file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openApiDocument } from '#api';

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const file = positionals[0] ?? fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const text = `${JSON.stringify(openApiDocument({ publicOrigin: null }), null, 2)}\n`;

if (!values.check) {
  writeFileSync(file, text);
} else if (committed() !== text) {
  console.log('docs/openapi.json is not what the code says. Run "npm run openapi" and commit the document.');
  process.exitCode = 1;
}

/** The document as it stands, or undefined where there is none. */
function committed(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
