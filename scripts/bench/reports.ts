import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Request } from 'autocannon';
import { pseudonymOf } from '#access';
import { createMembershipStore } from '#storage';
import { openSqliteTable } from '#table';
import { demoToken } from '../../functions/local/demo-token.ts';
import { loadOrCreatePseudonymKey, loadOrCreateSigningKey } from '../../functions/local/kept-keys.ts';
import { localIdentity } from '../../functions/local/local-identity.ts';
import type { ListedInsats } from './catalogue.ts';

type Reporter = { insats: string; authorization: string };

/**
 * Reports of free places, each on the next of the insatser and with a key of its own, by the insats's own provider:
 * as when many providers report at the same time, not one of them very often.
 */
export async function reportsOf(
  insatser: readonly ListedInsats[],
  server: { origin: string; dataDir: string },
): Promise<Request[]> {
  const reporters = await reportersOf(insatser, server);
  let sent = 0;
  const next = (request: Request): Request => {
    const reporter = reporters[sent % reporters.length];
    if (!reporter) throw new Error('there is no insats to report on');
    sent += 1;
    return {
      ...request,
      method: 'POST',
      path: `/api/v1/insatser/${reporter.insats}/reports`,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        Authorization: reporter.authorization,
      },
      // No place free fits every insats, however small; the queue makes each report a change.
      body: JSON.stringify({ kind: 'now', free: 0, queue: sent % 9 }),
    };
  };
  return [{ setupRequest: next }];
}

/** Lets one made-up person per organisation report for it, and gives each insats its provider's token. */
async function reportersOf(
  insatser: readonly ListedInsats[],
  { origin, dataDir }: { origin: string; dataDir: string },
): Promise<Reporter[]> {
  const issuer = localIdentity.issuerOf(origin);
  const [signingKey, pseudonymKey] = await Promise.all([
    loadOrCreateSigningKey(dataDir),
    loadOrCreatePseudonymKey(dataDir),
  ]);
  const now = new Date();
  const authorizations = new Map<string, string>();
  const table = openSqliteTable({ file: join(dataDir, 'insatskatalog.sqlite') });
  try {
    const memberships = createMembershipStore(table);
    for (const { forbund, organisation } of insatser) {
      const name = `bench-${forbund}-${organisation.id}`;
      if (authorizations.has(name)) continue;
      const subject = await pseudonymOf({ issuer, subject: name }, pseudonymKey);
      await memberships.grant({
        id: `bench-${subject}`,
        subject,
        forbund,
        organisation: organisation.id,
        role: 'provider',
        grantedAt: now.toISOString(),
        grantedBy: 'bench',
      });
      const user = { login: name, name, about: '', subject: name, memberships: [] };
      authorizations.set(name, `Bearer ${await demoToken({ user, origin, signingKey, now })}`);
    }
  } finally {
    await table.close();
  }
  return insatser.map(({ id, forbund, organisation }) => ({
    insats: id,
    authorization: authorizations.get(`bench-${forbund}-${organisation.id}`) ?? '',
  }));
}
