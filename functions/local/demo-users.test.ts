import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { membership } from '#access';
import { readCatalogueFile } from '#imports';
import { demoMemberships, demoUsers } from './demo-users.ts';

const files: Record<string, URL> = {
  'linkoping-demo': new URL('../../data/demo/linkoping.json', import.meta.url),
  exempel: new URL('../../data/demo/exempel.json', import.meta.url),
};

async function catalogueOf(forbund: string) {
  const file = files[forbund];
  if (file === undefined) throw new Error(`there is no demo catalogue of ${forbund}`);
  return readCatalogueFile(await readFile(file), 'json', { forbund, organisations: [] });
}

const at = { pseudonymKey: new Uint8Array(32).fill(1), grantedAt: '2026-07-01T08:00:00.000Z' };

describe('the demo users', () => {
  it('belong to organisations of the demo catalogues', async () => {
    for (const held of demoUsers.flatMap(({ memberships }) => memberships)) {
      const { organisations } = await catalogueOf(held.forbund);
      expect(organisations.map(({ id }) => id)).toContain(held.organisation);
    }
  });

  it('have insatser to keep wherever they are providers, and the provider has several', async () => {
    for (const { login, memberships } of demoUsers) {
      for (const { forbund, organisation } of memberships.filter(({ role }) => role === 'provider')) {
        const { rows } = await catalogueOf(forbund);
        const own = rows.filter(({ found }) => found.organisation === organisation);
        expect(own.length).toBeGreaterThanOrEqual(login === 'provider' ? 3 : 1);
      }
    }
  });

  it('cover every role, and one of them several', () => {
    const roles = demoUsers.map(({ memberships }) => memberships.map(({ role }) => role));
    expect(new Set(roles.flat())).toEqual(new Set(['provider', 'coordinator', 'admin']));
    expect(roles.filter((held) => new Set(held).size > 1)).toHaveLength(1);
  });

  it('are granted the same memberships at every start', async () => {
    const issuer = 'http://localhost:8080/oidc';
    const granted = await demoMemberships({ issuer, ...at });
    expect(await demoMemberships({ issuer, ...at })).toEqual(granted);
    for (const one of granted) expect(membership.safeParse(one).error).toBeUndefined();
    expect(new Set(granted.map(({ forbund, id }) => `${forbund}#${id}`)).size).toBe(granted.length);
    expect(new Set(granted.map(({ subject }) => subject)).size).toBe(demoUsers.length);
  });
});
