/** Compares the modules with the import table: each thing that it does not allow is a breach. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import * as z from 'zod';
import { type Area, areas, impureGlobals, settings, tests } from './import-table.ts';
import { type Import, type Module, readModules, type Use } from './modules.ts';

const Manifest = z.object({
  imports: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.infer<typeof Manifest>;

export type Breach = { where: string; what: string };

/** A folder as it is on disk, with the line of the table that covers it. */
type Place = { folder: string; area: Area };

/**
 * Every breach of the import table in the project at `root`, and how many modules were read: no breach among no
 * modules is no good news.
 */
export function findBreaches(root: string): { modules: number; breaches: Breach[] } {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const modules = readModules(root);
  return { modules: modules.length, breaches: modules.flatMap((module) => breachesOf(module, manifest)) };
}

function breachesOf(module: Module, manifest: Manifest): Breach[] {
  const breaches = module.faults.map((fault) => ({ where: module.path, what: `cannot be read: ${fault}` }));
  if (tests.test(module.path) || settings.test(module.path)) return breaches;
  const place = placeOf(module.path);
  if (!place) {
    return [
      ...breaches,
      { where: module.path, what: 'stands in a folder that the import table does not name' },
    ];
  }
  for (const each of module.imports) {
    const what = judgeImport(module.path, place, each, manifest);
    if (what) breaches.push({ where: `${module.path}:${each.line}`, what });
  }
  for (const use of place.area.pure ? module.uses : []) {
    const what = judgeUse(use);
    if (what)
      breaches.push({ where: `${module.path}:${use.line}`, what: `${place.folder} is pure: ${what}` });
  }
  return breaches;
}

function placeOf(path: string): Place | undefined {
  return areas
    .flatMap((area) => {
      const folder = path.match(new RegExp(`^${area.folder.replace('*', '[^/]+')}(?=/)`))?.[0];
      return folder === undefined ? [] : [{ folder, area }];
    })
    .sort((one, other) => other.area.folder.length - one.area.folder.length)[0];
}

function judgeImport(path: string, from: Place, each: Import, manifest: Manifest): string | undefined {
  const { specifier } = each;
  if (specifier === undefined) return 'imports something computed, which nobody can check';
  if (specifier.startsWith('#')) return judgeDoor(from, specifier, manifest);
  if (specifier.startsWith('.')) return judgePath(path, from, specifier);
  if (isBuiltin(specifier)) {
    return includes(from.area.node, specifier.replace('node:', ''))
      ? undefined
      : `${from.folder} may not import Node's ${specifier}`;
  }
  return judgeLibrary(from, each, specifier, manifest);
}

function judgeDoor({ folder, area }: Place, specifier: string, manifest: Manifest): string | undefined {
  const name = specifier.slice(1);
  const door = name.includes('/') ? `./packages/${name}.ts` : `./packages/${name}/index.ts`;
  if (manifest.imports[specifier] !== door)
    return `${specifier} is no door: package.json must name it as ${door}`;
  return area.packages?.includes(name) ? undefined : `${folder} may not import ${specifier}`;
}

function judgePath(path: string, from: Place, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  if (from.area.folders?.some((folder) => target.startsWith(`${folder}/`))) return undefined;
  if (tests.test(target)) return `${from.folder} may not import test code (${target})`;
  if (placeOf(target)?.folder === from.folder) return undefined;
  return `${from.folder} reaches past a door to ${target}`;
}

function judgeLibrary(
  { folder, area }: Place,
  each: Import,
  specifier: string,
  manifest: Manifest,
): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (includes(area.libraries, name) && name in manifest.dependencies) return undefined;
  const names = each.typesOnly ? [name, `@types/${name}`] : [name];
  const developed = names.some(
    (one) => includes(area.developmentLibraries, one) && one in manifest.devDependencies,
  );
  if (developed) return undefined;
  return name in manifest.devDependencies && !(name in manifest.dependencies)
    ? `${folder} may not import ${name}, which is there for development only`
    : `${folder} may not import the library ${name}`;
}

function includes(names: readonly string[] | 'any' | undefined, name: string): boolean {
  return names === 'any' || (names?.includes(name) ?? false);
}

function judgeUse({ name, member, constructed }: Use): string | undefined {
  const harmless = Object.hasOwn(impureGlobals, name) ? impureGlobals[name] : undefined;
  if (!harmless || (name === 'Date' && constructed)) return undefined;
  if (member !== undefined && harmless.includes(member)) return undefined;
  return `it may not use ${member === undefined ? name : `${name}.${member}`}`;
}
