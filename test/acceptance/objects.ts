import { readdir } from 'node:fs/promises';
import { contracts } from '#api';
import type { Route } from '#topology';
import { away, home, newKey, other, own, type TwoForbund } from './two-forbund.ts';

/** Whose a thing is. `own-forbund`: the call names nothing, so it concerns the caller's own. */
export type Owner = { forbund: string; organisation?: string } | 'own-forbund' | 'missing';

/** Something that a call may be about. */
export type Thing = { name: string; owner: Owner; parameters: Record<string, string>; query: string };

const noSuchId = '0000000000000000';

/** Makes new things that calls of a route may be about: own, another organisation's, another förbund's, and none. */
export async function thingsOf(route: Route, catalogue: TwoForbund): Promise<Thing[]> {
  const [parameter, ...more] = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (more.length > 0) throw new Error(`${route.path} has two parameters: say here what they may be about`);
  if (parameter === undefined) return withoutParameter(route);
  const make = makers[parameter];
  if (!make) throw new Error(`${route.path}: say here what {${parameter}} may be about`);
  return make(parameter, catalogue);
}

function withoutParameter({ policy, surface }: Route): Thing[] {
  const unnamed = thing('nothing named', 'own-forbund');
  const concernsForbund = surface === 'api' && policy.who === 'member' && policy.reach === 'forbund';
  return concernsForbund ? [unnamed, ...eachForbund({})] : [unnamed];
}

/** The same call in the own förbund, in the other, and in one that does not exist. */
function eachForbund(parameters: Record<string, string>): Thing[] {
  return [
    thing('in the own förbund', { forbund: home }, parameters, `?forbund=${home}`),
    thing('in the other förbund', { forbund: away }, parameters, `?forbund=${away}`),
    thing('in a förbund that does not exist', 'missing', parameters, '?forbund=ingenstans'),
  ];
}

type Maker = (parameter: string, catalogue: TwoForbund) => Promise<Thing[]>;

const makers: Record<string, Maker | undefined> = {
  async insatsId(parameter, catalogue) {
    const about = async (name: string, forbund: string, organisation: string) =>
      thing(
        name,
        { forbund, organisation },
        { [parameter]: await newInsats(catalogue, forbund, organisation) },
      );
    return [
      await about('the own', home, own),
      await about("another organisation's", home, other),
      await about("another förbund's", away, own),
      ...missing(parameter),
    ];
  },
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
  async file(parameter) {
    const [stylesheet] = (await readdir('.build/assets')).filter((name) => name.endsWith('.css'));
    if (!stylesheet) throw new Error('no stylesheet in .build/assets');
    return [thing('a file', 'own-forbund', { [parameter]: stylesheet }), ...missing(parameter)];
  },
};

async function inForbund(parameter: string, make: (forbund: string) => Promise<string>): Promise<Thing[]> {
  const ours = { [parameter]: await make(home) };
  const theirs = { [parameter]: await make(away) };
  return [
    thing('the own', { forbund: home }, ours),
    thing('the own, by name of the förbund', { forbund: home }, ours, `?forbund=${home}`),
    thing('the own, asked for in the other förbund', 'missing', ours, `?forbund=${away}`),
    thing("another förbund's", { forbund: away }, theirs),
    thing("another förbund's, asked for in it", { forbund: away }, theirs, `?forbund=${away}`),
    ...missing(parameter),
  ];
}

function missing(parameter: string): Thing[] {
  const ids = {
    'one that does not exist': noSuchId,
    'a malformed id': 'a%00b',
    'an endless id': 'a'.repeat(3_000),
  };
  return Object.entries(ids).map(([name, id]) => thing(name, 'missing', { [parameter]: id }));
}

function thing(name: string, owner: Owner, parameters: Record<string, string> = {}, query = ''): Thing {
  return { name, owner, parameters, query };
}

export async function newInsats(
  { keep }: TwoForbund,
  forbund: string,
  organisation: string,
): Promise<string> {
  const body = { ...contracts.createInsats.example.request, organisation };
  const made = await keep<{ insats: string }>(forbund, 'POST', '/api/v1/admin/insatser', body);
  return made.insats;
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
