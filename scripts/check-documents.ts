/** Checks the documents: links lead to files that are there, and every function says what it is for. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { functions } from '#topology';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const documents = globSync('**/*.md', {
  cwd: root,
  exclude: (name) => name === 'node_modules' || name.startsWith('.') || name === 'cdk.out',
});
const faults = [...documents.flatMap(deadLinks), ...functions.flatMap(({ name }) => missingReadme(name))];

for (const fault of faults) console.log(fault);
console.log(`${documents.length} documents read, ${faults.length} faults`);
if (faults.length > 0 || documents.length === 0) process.exitCode = 1;

function deadLinks(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .flatMap(([, link]) => (link && !/^([a-z]+:|#|\/)/.test(link) ? [link] : []))
    .filter((link) => !existsSync(join(root, dirname(path), decodeURI(link.replace(/#.*$/, '')))))
    .map((link) => `${path}: the link ${link} leads nowhere`);
}

function missingReadme(name: string): string[] {
  const path = `functions/${name}/README.md`;
  if (!existsSync(join(root, path))) return [`${path} is missing`];
  const text = readFileSync(join(root, path), 'utf8');
  return ['Purpose', 'Flow', 'Nuances']
    .filter((heading) => !new RegExp(`^## ${heading}`, 'm').test(text))
    .map((heading) => `${path} lacks the heading "${heading}"`);
}
