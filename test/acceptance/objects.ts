import { readdir } from 'node:fs/promises';
import { contracts } from '#api';
import { finding, flagAfterWatch } from '#flow';
import { putFlag } from '#storage';
import type { Operation, Route } from '#topology';
import { prepared } from './prepared-insats.ts';
import { away, home, newKey, other, own, type TwoForbund } from './two-forbund.ts';

/** Whose a thing is. `own-forbund`: the call names nothing, so it concerns the caller's own. */
export type Owner = { forbund: string; organisation?: string } | 'own-forbund' | 'missing';

/** Something that a call may be about. */
export type Thing = { name: string; owner: Owner; parameters: Record<string, string>; query: string };

type Aimed = Route & { operation: Operation };

const noSuchId = '0000000000000000';

/** How something is made that a call may be about. */
type Recipe = Omit<Thing, 'parameters'> & { make: () => Promise<Record<string, string>> };

/** Makes new things that calls of a route may be about: own, another organisation's, another förbund's, and none. */
export async function thingsOf(route: Aimed, catalogue: TwoForbund): Promise<Thing[]> {
  const recipes = await recipesOf(route, catalogue);
  return Promise.all(recipes.map(made));
}

/** Makes one of them anew, by its name. */
export async function thingLike(route: Aimed, catalogue: TwoForbund, name: string): Promise<Thing> {
  const recipe = (await recipesOf(route, catalogue)).find((one) => one.name === name);
  if (!recipe) throw new Error(`${route.path}: there is no ${name}`);
  return made(recipe);
}

async function made({ make, ...named }: Recipe): Promise<Thing> {
  return { ...named, parameters: await make() };
}

async function recipesOf(route: Aimed, catalogue: TwoForbund): Promise<Recipe[]> {
  const [parameter, ...more] = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (parameter === undefined) return withoutParameter(route);
  if (parameter === 'insatsId') return aboutInsats(route, more, catalogue);
  if (route.operation === 'readPublishedQuarter')
    return aboutQuarterOf(await makers.forbundId?.(parameter, catalogue));
  if (more.length > 0) throw new Error(`${route.path} has two parameters: say here what they may be about`);
  const make = makers[parameter];
  if (!make) throw new Error(`${route.path}: say here what {${parameter}} may be about`);
  return make(parameter, catalogue);
}

/** An insats, and where the route names something in it, that too. */
function aboutInsats(route: Aimed, [within]: string[], catalogue: TwoForbund): Recipe[] {
  const about = (name: string, forbund: string, organisation: string): Recipe => ({
    name,
    owner: { forbund, organisation },
    query: '',
    make: () => prepared(route.operation, catalogue, forbund, organisation),
  });
  const nowhere = within === undefined ? {} : { [within]: noSuchId };
  return [
    about('the own', home, own),
    about("another organisation's", home, other),
    about("another förbund's", away, own),
    ...missing('insatsId', nowhere),
  ];
}

/** A quarter of each förbund that there is, and of those that there are not. */
function aboutQuarterOf(forbund: Recipe[] = []): Recipe[] {
  const withQuarter = forbund.map((recipe) => ({
    ...recipe,
    make: async () => ({ ...(await recipe.make()), quarter: '2026-Q3' }),
  }));
  return [...withQuarter, ...missing('quarter', { forbundId: home })];
}

function withoutParameter({ policy, surface }: Route): Recipe[] {
  const unnamed = thing('nothing named', 'own-forbund');
  const concernsForbund = surface === 'api' && policy.who === 'member' && policy.reach === 'forbund';
  return concernsForbund ? [unnamed, ...eachForbund({})] : [unnamed];
}

/** The same call in the own förbund, in the other, and in one that does not exist. */
function eachForbund(parameters: Record<string, string>): Recipe[] {
  return [
    thing('in the own förbund', { forbund: home }, parameters, `?forbund=${home}`),
    thing('in the other förbund', { forbund: away }, parameters, `?forbund=${away}`),
    thing('in a förbund that does not exist', 'missing', parameters, '?forbund=ingenstans'),
  ];
}

type Maker = (parameter: string, catalogue: TwoForbund) => Promise<Recipe[]>;

const makers: Record<string, Maker | undefined> = {
  async membershipId(parameter, catalogue) {
    return inForbund(parameter, (forbund) => newMembership(catalogue, forbund));
  },
  async jobId(parameter, catalogue) {
    return inForbund(parameter, (forbund) => newImport(catalogue, forbund));
  },
  // An id that is new becomes an organisation of the own förbund, so here none is missing.
  async organisationId(parameter) {
    return [
      thing('the own', 'own-forbund', { [parameter]: own }),
      thing('a new one', 'own-forbund', { [parameter]: `ny-${newKey()}` }),
      ...eachForbund({ [parameter]: own }),
    ];
  },
  async flagId(parameter, catalogue) {
    return inForbund(parameter, (forbund) => newFlag(catalogue, forbund));
  },
  async quarter(parameter) {
    const quarter = { [parameter]: '2026-Q3' };
    return [thing('the own', 'own-forbund', quarter), ...eachForbund(quarter), ...missing(parameter)];
  },
  async forbundId(parameter) {
    return [
      thing('the own', { forbund: home }, { [parameter]: home }),
      thing('another', { forbund: away }, { [parameter]: away }),
      ...missing(parameter),
    ];
  },
  async file(parameter) {
    const [stylesheet] = (await readdir('.build/assets')).filter((name) => name.endsWith('.css'));
    if (!stylesheet) throw new Error('no stylesheet in .build/assets');
    return [thing('a file', 'own-forbund', { [parameter]: stylesheet }), ...missing(parameter)];
  },
};

function inForbund(parameter: string, make: (forbund: string) => Promise<string>): Recipe[] {
  const ours = async () => ({ [parameter]: await make(home) });
  const theirs = async () => ({ [parameter]: await make(away) });
  return [
    { name: 'the own', owner: { forbund: home }, query: '', make: ours },
    {
      name: 'the own, by name of the förbund',
      owner: { forbund: home },
      query: `?forbund=${home}`,
      make: ours,
    },
    {
      name: 'the own, asked for in the other förbund',
      owner: 'missing',
      query: `?forbund=${away}`,
      make: ours,
    },
    { name: "another förbund's", owner: { forbund: away }, query: '', make: theirs },
    {
      name: "another förbund's, asked for in it",
      owner: { forbund: away },
      query: `?forbund=${away}`,
      make: theirs,
    },
    ...missing(parameter),
  ];
}

function missing(parameter: string, beside: Record<string, string> = {}): Recipe[] {
  const ids = {
    'one that does not exist': noSuchId,
    'a malformed id': 'a%00b',
    'an endless id': 'a'.repeat(3_000),
  };
  return Object.entries(ids).map(([name, id]) => thing(name, 'missing', { ...beside, [parameter]: id }));
}

function thing(name: string, owner: Owner, parameters: Record<string, string> = {}, query = ''): Recipe {
  return { name, owner, query, make: async () => parameters };
}

/** A flag as the watch leaves it, about an insats of its own where none is named. */
export async function newFlag({ people }: TwoForbund, forbund: string, insats = newKey()): Promise<string> {
  const { openedAt } = contracts.readFlag.example.answer;
  const found = finding.parse({
    ...contracts.readFlag.example.answer.finding,
    subject: { of: 'insats', insats, name: 'Trädgårdslaget' },
  });
  const opened = flagAfterWatch(undefined, found, { forbund, now: openedAt });
  if (!opened) throw new Error('what is found opens a flag');
  await people.table.transact([putFlag(opened, 0)]);
  return opened.id;
}

async function newMembership({ keep, people }: TwoForbund, forbund: string): Promise<string> {
  const subject = await people.pseudonym(newKey());
  const body = { subject, organisation: own, role: 'coordinator' };
  return (await keep<{ id: string }>(forbund, 'POST', '/api/v1/admin/memberships', body)).id;
}

async function newImport({ keep }: TwoForbund, forbund: string): Promise<string> {
  return (await keep<{ id: string }>(forbund, 'POST', '/api/v1/admin/imports', catalogueFile())).id;
}

/** A catalogue of one new insats, as an import takes it. */
export function catalogueFile() {
  const externalReference = newKey();
  return { insatser: [{ externalReference, organisation: own, description: { name: 'Cykelverkstaden' } }] };
}
