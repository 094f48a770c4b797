import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { membership, staffId } from './membership.ts';
import { pseudonymOf } from './pseudonym.ts';

const key = new Uint8Array(32).fill(7);
const identity = { issuer: 'https://id.example', subject: '191212121212' };

describe('the pseudonymous id of a member of staff', () => {
  it('is the start of an HMAC-SHA-256 in base32', async () => {
    const hmac = createHmac('sha256', key)
      .update(JSON.stringify([identity.issuer, identity.subject]))
      .digest();
    const bits = [...hmac].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const expected = Array.from({ length: 20 }, (_, at) =>
      'abcdefghijklmnopqrstuvwxyz234567'.charAt(Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)),
    ).join('');
    expect(await pseudonymOf(identity, key)).toBe(`staff-${expected}`);
  });

  it('is the same every time, and another for another person, issuer or key', async () => {
    const ids = await Promise.all([
      pseudonymOf(identity, key),
      pseudonymOf({ ...identity, subject: '191212121213' }, key),
      pseudonymOf({ ...identity, issuer: 'https://other.example' }, key),
      pseudonymOf(identity, new Uint8Array(32).fill(8)),
    ]);
    expect(new Set(ids).size).toBe(4);
    expect(await pseudonymOf(identity, key)).toBe(ids[0]);
    for (const id of ids) expect(staffId.safeParse(id).success).toBe(true);
  });

  it('does not mix up where the issuer ends and the subject begins', async () => {
    const one = await pseudonymOf({ issuer: 'a","b', subject: 'c' }, key);
    const other = await pseudonymOf({ issuer: 'a', subject: 'b","c' }, key);
    expect(one).not.toBe(other);
  });

  it('is refused with a key that could be guessed', async () => {
    await expect(pseudonymOf(identity, new Uint8Array(31))).rejects.toThrow('32 bytes');
  });

  it('is the only thing a membership may call a person by', () => {
    const held = {
      id: 'm1',
      subject: 'staff-aaaaaaaaaaaaaaaaaaaa',
      forbund: 'linkoping',
      organisation: 'secondhand',
      role: 'provider',
      grantedAt: '2026-07-01T08:00:00.000Z',
      grantedBy: 'seed',
    };
    expect(membership.safeParse(held).success).toBe(true);
    expect(membership.safeParse({ ...held, subject: '191212121212' }).success).toBe(false);
    expect(membership.safeParse({ ...held, id: 'a#b' }).success).toBe(false);
    expect(membership.safeParse({ ...held, name: 'Petra' }).success).toBe(false);
  });
});
