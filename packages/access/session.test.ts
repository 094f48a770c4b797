import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from './secret.ts';
import {
  endSession,
  keepSession,
  readSession,
  type Session,
  type SessionStore,
  sessionState,
  startSession,
} from './session.ts';

const staff = 'staff-aaaaaaaaaaaaaaaaaaaa';
const morning = new Date('2026-09-01T06:00:00.000Z');
const minutesLater = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);

function sessionsInMemory(): SessionStore & { rows: Map<string, Session> } {
  const rows = new Map<string, Session>();
  return {
    rows,
    create: async (hash, started) => void rows.set(hash, started),
    read: async (hash) => rows.get(hash),
    async touch(hash, lastSeenAt) {
      const found = rows.get(hash);
      if (found) rows.set(hash, { ...found, lastSeenAt });
    },
    end: async (hash) => void rows.delete(hash),
  };
}

describe('a session', () => {
  it('is found by its cookie and by nothing else', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    const started = await startSession(store, { subject: staff, secret, now: morning });
    expect(await readSession(store, secret, minutesLater(1))).toEqual(started);
    expect(await readSession(store, newSecret(), minutesLater(1))).toBeUndefined();
    for (const forged of [undefined, '', 'x', `${secret}x`, secret.slice(1), `${secret.slice(0, 42)}#`]) {
      expect(await readSession(store, forged, minutesLater(1))).toBeUndefined();
    }
  });

  it('leaves neither the secret nor a name in the store', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    await startSession(store, { subject: staff, secret, now: morning });
    expect(JSON.stringify([...store.rows])).not.toContain(secret);
    expect([...store.rows.keys()]).toEqual([await hashOfSecret(secret)]);
    expect(await readSession(store, [...store.rows.keys()][0], morning)).toBeUndefined();
  });

  it('times out when nobody has used it for an hour', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    await startSession(store, { subject: staff, secret, now: morning });
    expect(await readSession(store, secret, minutesLater(59))).toBeDefined();
    expect(await readSession(store, secret, minutesLater(60))).toBeUndefined();
  });

  it('is kept by being used, but never past eight hours', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    await startSession(store, { subject: staff, secret, now: morning });
    for (let minutes = 30; minutes < 480; minutes += 30) {
      const live = await readSession(store, secret, minutesLater(minutes));
      if (live === undefined) throw new Error(`the session ended after ${minutes} minutes of use`);
      await keepSession(store, secret, live, minutesLater(minutes));
    }
    expect(await readSession(store, secret, minutesLater(479))).toBeDefined();
    expect(await readSession(store, secret, minutesLater(480))).toBeUndefined();
  });

  it('is written at most once a minute', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    const live = await startSession(store, { subject: staff, secret, now: morning });
    await keepSession(store, secret, live, minutesLater(0.9));
    expect([...store.rows.values()]).toEqual([live]);
    await keepSession(store, secret, live, minutesLater(1));
    expect([...store.rows.values()]).toEqual([{ ...live, lastSeenAt: minutesLater(1).toISOString() }]);
  });

  it('is gone at once after logging out, and logging out twice is no error', async () => {
    const store = sessionsInMemory();
    const secret = newSecret();
    await startSession(store, { subject: staff, secret, now: morning });
    await endSession(store, secret);
    await endSession(store, secret);
    expect(await readSession(store, secret, minutesLater(1))).toBeUndefined();
  });

  it('that claims to have been used in the future still ends', () => {
    const odd = {
      subject: staff,
      createdAt: morning.toISOString(),
      lastSeenAt: minutesLater(10_000).toISOString(),
      expiresAt: minutesLater(480).toISOString(),
    };
    expect(sessionState(odd, minutesLater(480))).toBe('expired');
  });

  it('cannot be started with a secret that somebody made up', async () => {
    const start = startSession(sessionsInMemory(), { subject: staff, secret: 'hemlig', now: morning });
    await expect(start).rejects.toThrow('newSecret');
  });
});

describe('secrets', () => {
  it('hold 256 bits and never repeat', () => {
    const made = Array.from({ length: 200 }, newSecret);
    expect(new Set(made).size).toBe(200);
    for (const secret of made) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });
});
