import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Membership, Session, SignInAttempt } from '#access';
import { openSqliteTable, type Table } from '#table';
import {
  createMembershipStore,
  createSessionStore,
  createSignInStore,
  writesToGrant,
  writesToRevoke,
} from './access-stores.ts';

const petra = 'staff-petrapetrapetrapetra';
const samir = 'staff-samirsamirsamirsamir';

function held(over: Partial<Membership> = {}): Membership {
  return {
    id: 'm1',
    subject: petra,
    forbund: 'linkoping',
    organisation: 'secondhand',
    role: 'provider',
    grantedAt: '2026-07-01T08:00:00.000Z',
    grantedBy: 'seed',
    ...over,
  };
}

let folder = '';
let table: Table;
const now = () => Date.parse('2026-09-01T06:00:00.000Z');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-'));
  table = openSqliteTable({ file: join(folder, 'table.sqlite'), now });
});
afterEach(async () => {
  await table.close();
  await rm(folder, { recursive: true });
});

describe('memberships', () => {
  it('are found by the person and by the förbund', async () => {
    const store = createMembershipStore(table);
    const second = held({ id: 'm2', role: 'coordinator' });
    const elsewhere = held({ forbund: 'exempel' });
    const another = held({ id: 'm3', subject: samir });
    for (const one of [held(), second, elsewhere, another]) expect(await store.grant(one)).toBe('granted');
    expect(await store.of(petra)).toEqual([elsewhere, held(), second]);
    expect(await store.inForbund('linkoping')).toEqual([held(), second, another]);
    expect(await store.find('linkoping', 'm3')).toEqual(another);
    expect(await store.of('staff-nobodynobodynobodyno')).toEqual([]);
  });

  it('are granted once: the same id in the förbund is refused, and nothing is changed', async () => {
    const store = createMembershipStore(table);
    await store.grant(held());
    expect(await store.grant(held({ role: 'admin' }))).toBe('exists');
    expect(await store.grant(held({ subject: samir, role: 'admin' }))).toBe('exists');
    expect(await store.of(petra)).toEqual([held()]);
    expect(await store.of(samir)).toEqual([]);
  });

  it('stop at once when revoked, and only those', async () => {
    const store = createMembershipStore(table);
    await store.grant(held());
    await store.grant(held({ forbund: 'exempel' }));
    expect(await store.revoke('linkoping', 'm1')).toBe('revoked');
    expect(await store.of(petra)).toEqual([held({ forbund: 'exempel' })]);
    expect(await store.inForbund('linkoping')).toEqual([]);
    expect(await store.revoke('linkoping', 'm1')).toBe('missing');
  });

  it('are revoked once, however many ask', async () => {
    const store = createMembershipStore(table);
    await store.grant(held());
    const answers = await Promise.all([1, 2, 3, 4].map(() => store.revoke('linkoping', 'm1')));
    expect(answers.sort()).toEqual(['missing', 'missing', 'missing', 'revoked']);
  });

  it('may be granted again after being revoked', async () => {
    const store = createMembershipStore(table);
    await store.grant(held());
    await store.revoke('linkoping', 'm1');
    expect(await store.grant(held({ role: 'admin' }))).toBe('granted');
    expect(await store.of(petra)).toEqual([held({ role: 'admin' })]);
  });

  it('are listed whole, past a page', async () => {
    const store = createMembershipStore(table);
    const writes = Array.from({ length: 1_100 }, (_, at) => held({ id: `m${String(at).padStart(4, '0')}` }));
    for (let at = 0; at < writes.length; at += 50) {
      await table.transact(writes.slice(at, at + 50).flatMap(writesToGrant));
    }
    expect(await store.inForbund('linkoping')).toHaveLength(1_100);
    expect(await store.of(petra)).toHaveLength(1_100);
  });

  it('that somebody else has revoked fail the transaction that revokes them', async () => {
    const store = createMembershipStore(table);
    await store.grant(held());
    await table.transact(writesToRevoke(held()));
    await expect(table.transact(writesToRevoke(held()))).rejects.toMatchObject({
      fault: { kind: 'condition-failed', failed: [0, 1] },
    });
  });

  it('that do not look like memberships are neither written nor read', async () => {
    expect(() => writesToGrant(held({ subject: '191212121212' }))).toThrow();
    const body = { ...held(), role: 'owner' };
    const item = { partition: `member#${petra}`, sort: 'linkoping#m1', version: 1, body };
    await table.transact([{ do: 'put', item }]);
    await expect(createMembershipStore(table).of(petra)).rejects.toThrow();
  });
});

describe('sessions', () => {
  const started: Session = {
    subject: petra,
    createdAt: '2026-09-01T06:00:00.000Z',
    lastSeenAt: '2026-09-01T06:00:00.000Z',
    expiresAt: '2026-09-01T14:00:00.000Z',
  };
  const later = '2026-09-01T06:30:00.000Z';

  it('are read as they were started, and the row may be cleaned away once they are over', async () => {
    const store = createSessionStore(table);
    await store.create('hash', started);
    expect(await store.read('hash')).toEqual(started);
    expect(await store.read('other')).toBeUndefined();
    const row = await table.get({ partition: 'session#hash', sort: 'session' });
    expect(row?.expires).toBe(Date.parse(started.expiresAt) / 1_000);
  });

  it('are never started twice under one secret', async () => {
    const store = createSessionStore(table);
    await store.create('hash', started);
    await expect(store.create('hash', { ...started, subject: samir })).rejects.toThrow();
    expect(await store.read('hash')).toEqual(started);
  });

  it('note when they were used, and keep their absolute end', async () => {
    const store = createSessionStore(table);
    await store.create('hash', started);
    await Promise.all([1, 2, 3].map(() => store.touch('hash', later)));
    expect(await store.read('hash')).toEqual({ ...started, lastSeenAt: later });
    const row = await table.get({ partition: 'session#hash', sort: 'session' });
    expect(row?.expires).toBe(Date.parse(started.expiresAt) / 1_000);
  });

  it('stay ended, although they are used at the same moment', async () => {
    const store = createSessionStore(table);
    for (let round = 0; round < 20; round++) {
      const hash = `hash-${round}`;
      await store.create(hash, started);
      await Promise.all([store.touch(hash, later), store.end(hash), store.touch(hash, later)]);
      expect(await store.read(hash)).toBeUndefined();
    }
    await store.touch('hash-0', later);
    expect(await store.read('hash-0')).toBeUndefined();
    await store.end('hash-0');
  });
});

describe('a sign-in under way', () => {
  const attempt: SignInAttempt = {
    state: 's',
    nonce: 'n',
    codeVerifier: 'v',
    returnTo: '/provider',
    expiresAt: '2026-09-01T06:10:00.000Z',
  };

  it('is taken by one, however many come at once', async () => {
    const store = createSignInStore(table);
    await store.keep('hash', attempt);
    const taken = await Promise.all(Array.from({ length: 20 }, () => store.take('hash')));
    expect(taken.filter((one) => one !== undefined)).toEqual([attempt]);
    expect(await store.take('hash')).toBeUndefined();
  });

  it('is taken by one of two processes on the same file', async () => {
    const other = openSqliteTable({ file: join(folder, 'table.sqlite'), now });
    await createSignInStore(table).keep('hash', attempt);
    const taken = await Promise.all([table, other].map((one) => createSignInStore(one).take('hash')));
    await other.close();
    expect(taken.filter((one) => one !== undefined)).toEqual([attempt]);
  });

  it('leaves nothing behind when nobody comes back', async () => {
    await createSignInStore(table).keep('hash', attempt);
    const row = await table.get({ partition: 'sign-in#hash', sort: 'sign-in' });
    expect(row?.expires).toBe(Date.parse(attempt.expiresAt) / 1_000);
  });
});
