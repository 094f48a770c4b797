import { describe, expect, it } from 'vitest';
import { Problem } from './problem.ts';
import { derivedId, hashOf, requestIdentity } from './requests.ts';

const request = {
  subject: 'staff-abcdefghij234567abcd',
  method: 'POST',
  path: '/api/v1/insatser/7m2k9x4c1v8b3n6q/reports?',
  idempotencyKey: '5f2b1c9e',
  said: { kind: 'now', free: 2, queue: null },
};

describe('the identity of a write', () => {
  it('is the same for the same person, method, path and key', async () => {
    expect(await requestIdentity({ ...request })).toEqual(await requestIdentity(request));
  });

  it.each([
    ['person', { subject: 'staff-zyxwvutsrq765432zyxw' }],
    ['method', { method: 'PUT' }],
    ['path', { path: '/api/v1/insatser/other/reports?' }],
    ['key', { idempotencyKey: '5f2b1c9f' }],
  ])('is another for another %s', async (_, change) => {
    const { key } = await requestIdentity(request);
    expect((await requestIdentity({ ...request, ...change })).key).not.toBe(key);
  });

  it('does not run its parts together', async () => {
    const one = await requestIdentity({ ...request, path: '/a', idempotencyKey: 'bc' });
    const other = await requestIdentity({ ...request, path: '/ab', idempotencyKey: 'c' });
    expect(one.key).not.toBe(other.key);
  });

  it('keeps its key when it says something else, so that the reuse is seen', async () => {
    const one = await requestIdentity(request);
    const other = await requestIdentity({ ...request, said: { kind: 'now', free: 3, queue: null } });
    expect(other.key).toBe(one.key);
    expect(other.requestHash).not.toBe(one.requestHash);
  });

  it('tells an empty request from a request of null only by what is sent', async () => {
    const nothing = await requestIdentity({ ...request, said: undefined });
    expect(nothing.requestHash).toMatch(/^[0-9a-f]{64}$/);
    expect(nothing.requestHash).not.toBe((await requestIdentity({ ...request, said: {} })).requestHash);
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['of spaces', ' '],
    ['with a space in it', 'a b'],
    ['with a line break', 'a\nb'],
    ['with letters beyond ASCII', 'nyckel-å'],
    ['too long', 'k'.repeat(201)],
  ])('needs a key: one that is %s is refused', async (_, idempotencyKey) => {
    const failed = requestIdentity({ ...request, idempotencyKey });
    await expect(failed).rejects.toBeInstanceOf(Problem);
    await expect(failed).rejects.toMatchObject({ body: { status: 400, title: 'Nyckel saknas' } });
  });

  it('takes keys of every visible sign, up to 200 of them', async () => {
    for (const idempotencyKey of ['!', '~', 'k'.repeat(200), '{"a":[1]}']) {
      expect((await requestIdentity({ ...request, idempotencyKey })).key).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe('an id that is derived', () => {
  it('is 16 letters and digits that follow from its parts, and from where one ends', async () => {
    expect(await derivedId('insats', 'a', 'bc')).toMatch(/^[0-9a-z]{16}$/);
    expect(await derivedId('insats', 'a', 'bc')).toBe(await derivedId('insats', 'a', 'bc'));
    expect(await derivedId('insats', 'a', 'bc')).not.toBe(await derivedId('insats', 'ab', 'c'));
  });
});

describe('a hash', () => {
  it('is SHA-256 of the JSON, in hexadecimal', async () => {
    expect(await hashOf('')).toBe('12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126');
  });
});
