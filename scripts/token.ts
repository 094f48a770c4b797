/**
 * Prints a Bearer token for a demo user, for trying the API by hand:
 *
 *   curl -H "Authorization: Bearer $(npm run --silent token -- provider)" http://localhost:8080/api/v1/provider/insatser
 *
 * Works whether the server runs or not, as long as both read the same PORT, PUBLIC_ORIGIN and DATA_DIR.
 */
import * as z from 'zod';
import { demoToken } from '../functions/local/demo-token.ts';
import { demoUsers } from '../functions/local/demo-users.ts';
import { loadOrCreateSigningKey } from '../functions/local/kept-keys.ts';

const environment = z
  .object({
    NODE_ENV: z.string().optional(),
    PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
    PUBLIC_ORIGIN: z.url().optional(),
    DATA_DIR: z.string().min(1).default('.data'),
  })
  .parse(process.env);

async function main(login: string | undefined): Promise<string> {
  if (environment.NODE_ENV === 'production') {
    throw new Error('Demopersoner finns inte i produktion, så det går inte att skapa en token för dem.');
  }
  const user = demoUsers.find((candidate) => candidate.login === login);
  if (user === undefined) {
    const known = demoUsers.map((candidate) => candidate.login).join(', ');
    throw new Error(`Ange en demoperson: ${known}. Till exempel: npm run --silent token -- provider`);
  }
  return demoToken({
    user,
    origin: new URL(environment.PUBLIC_ORIGIN ?? `http://localhost:${environment.PORT}`).origin,
    signingKey: await loadOrCreateSigningKey(environment.DATA_DIR),
    now: new Date(),
  });
}

try {
  console.log(await main(process.argv[2]));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
