import { describe, expect, it } from 'vitest';
import { createCallers } from './callers.ts';

const now = () => '2026-03-02T07:30:00.000Z';
const nobody = { read: async () => undefined };

describe('Who is calling', () => {
  it('cannot be told while the keys of the sign-in provider are out of reach: try again, and it is noted', async () => {
    const noted: unknown[] = [];
    const fault = new Error('no answer from the issuer');
    const callers = createCallers({
      bearer: {
        verifier: { verify: () => Promise.reject(fault) },
        pseudonymKey: new Uint8Array(32),
        noteFault: (one) => noted.push(one),
      },
      sessions: nobody,
      membershipsOf: async () => [],
      now,
    });
    const asked = callers.identify(new Headers({ Authorization: 'Bearer abc' }), undefined);
    await expect(asked).rejects.toMatchObject({ body: { status: 503 } });
    expect(noted).toEqual([fault]);
  });

  it('is nobody where no token is taken', async () => {
    const callers = createCallers({
      bearer: undefined,
      sessions: nobody,
      membershipsOf: async () => [],
      now,
    });
    expect(await callers.identify(new Headers({ Authorization: 'Bearer abc' }), undefined)).toBeUndefined();
  });
});
