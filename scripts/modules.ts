/** Reads the project's modules: what each one imports and which globals it uses. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';

export type Import = {
  /** As it is written; undefined where it is computed when the program runs. */
  specifier: string | undefined;
  /** Gone when the program runs: `import type`, `export type … from`, `typeof import(…)`. */
  typesOnly: boolean;
  line: number;
};

/** A name used as a value. `member` is what is read from it; `constructed` when `new` makes it with arguments. */
export type Use = { name: string; member: string | undefined; constructed: boolean; line: number };

export type Module = {
  /** From the root, with forward slashes. */
  path: string;
  imports: Import[];
  uses: Use[];
  /** What the parser could not read. */
  faults: string[];
};

/** Every module under the root but those of tools and builds. */
export function readModules(root: string): Module[] {
  const apart = ['node_modules', 'cdk.out', 'coverage'];
  return globSync('**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: root,
    exclude: (name) => apart.includes(name) || (name.startsWith('.') && name !== '.'),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readModule(path, readFileSync(join(root, path), 'utf8')));
}

function readModule(path: string, source: string): Module {
  const { program, errors } = parseSync(path, source);
  const module: Module = { path, imports: [], uses: [], faults: errors.map(({ message }) => message) };
  walk(program, [], (node, parents) => {
    const line = lineOf(source, node.start);
    const imported = importIn(node);
    if (imported) module.imports.push({ ...imported, line });
    const used = useIn(node, parents);
    if (used) module.uses.push({ ...used, line });
  });
  return module;
}

type Node = { type: string; start: number; [field: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function walk(value: unknown, parents: Node[], visit: (node: Node, parents: Node[]) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, parents, visit);
  } else if (isNode(value)) {
    visit(value, parents);
    for (const key of visitorKeys[value.type] ?? []) walk(value[key], [value, ...parents], visit);
  }
}

function importIn(node: Node): Omit<Import, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: literal(node.source), typesOnly: node.importKind === 'type' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source
        ? { specifier: literal(node.source), typesOnly: node.exportKind === 'type' }
        : undefined;
    case 'ImportExpression':
      return { specifier: literal(node.source), typesOnly: false };
    case 'TSImportType':
      return { specifier: literal(node.source), typesOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), typesOnly: false };
    case 'CallExpression':
      return isNode(node.callee) && node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? {
            specifier: literal(Array.isArray(node.arguments) ? node.arguments[0] : undefined),
            typesOnly: false,
          }
        : undefined;
    default:
      return undefined;
  }
}

function literal(node: unknown): string | undefined {
  return isNode(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** Types and the names of fields are no uses; a local name that hides a global is taken for the global. */
function useIn(node: Node, [parent]: Node[]): Omit<Use, 'line'> | undefined {
  if (node.type !== 'Identifier' || typeof node.name !== 'string' || !parent) return undefined;
  if (parent.type.startsWith('TS') && !expressionsOfTypeScript.has(parent.type)) return undefined;
  if (/^(Import|Export).*Specifier$/.test(parent.type)) return undefined;
  if (parent.operator === 'instanceof' && parent.right === node) return undefined;
  const names = parent.computed !== true && (parent.property === node || parent.key === node);
  if (names && parent.shorthand !== true) return undefined;
  const member =
    parent.type === 'MemberExpression' && parent.object === node && isNode(parent.property)
      ? parent.computed === true
        ? literal(parent.property)
        : parent.property.name
      : undefined;
  const given = parent.type === 'NewExpression' && parent.callee === node && Array.isArray(parent.arguments);
  return {
    name: node.name,
    member: typeof member === 'string' ? member : undefined,
    constructed: given && Array.isArray(parent.arguments) && parent.arguments.length > 0,
  };
}

const expressionsOfTypeScript = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
]);

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
