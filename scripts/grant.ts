/**
 * Grants somebody a membership in the store that the environment names (STORE, DATA_DIR, TABLE_NAME):
 *
 *   npm run grant -- staff-abcdefghij2345672345 --forbund linkoping --organisation kansliet --role admin
 *
 * For the first administrator of a förbund, who then keeps everybody's through the API.
 */
import { parseArgs } from 'node:util';
import { type Membership, membership, membershipIdOf } from '#access';
import { createForbundDirectory, createMembershipStore } from '#storage';
import { readStoreEnvironment } from '../functions/local/env.ts';
import { openStore } from '../functions/local/store.ts';

const usage = `Så här används kommandot: npm run grant -- staff-… --forbund linkoping --organisation kansliet --role admin
Personens id, staff- och 20 tecken, står på sidan Mitt konto. Rollen är admin, coordinator eller provider.`;

async function main(): Promise<string> {
  const wanted = wantedMembership();
  const table = await openStore(readStoreEnvironment(process.env));
  try {
    const organisations = await createForbundDirectory(table, { consistent: true }).organisations(
      wanted.forbund,
    );
    if (!organisations.some(({ id }) => id === wanted.organisation)) {
      const known = organisations.map(({ id }) => id).join(', ') || 'inga, importera förbundet först';
      throw new Error(`Organisationen finns inte i förbundet ${wanted.forbund}. De som finns: ${known}.`);
    }
    const outcome = await createMembershipStore(table).grant(wanted);
    return outcome === 'granted'
      ? 'Behörigheten är tillagd och gäller genast.'
      : 'Personen har redan den behörigheten. Ingenting mer behöver göras.';
  } finally {
    await table.close();
  }
}

function wantedMembership(): Membership {
  const named = membership
    .pick({ subject: true, forbund: true, organisation: true, role: true })
    .safeParse(givenArguments());
  if (!named.success) throw new Error(usage);
  const id = membershipIdOf(named.data);
  return { ...named.data, id, grantedAt: new Date().toISOString(), grantedBy: 'grant-script' };
}

function givenArguments(): Record<string, string | undefined> {
  const option = { type: 'string' } as const;
  const options = { forbund: option, organisation: option, role: option };
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options });
    return { ...values, subject: positionals[0] };
  } catch {
    throw new Error(usage);
  }
}

try {
  console.log(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
