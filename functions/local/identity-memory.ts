import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * What the local identity provider remembers, in memory: sign-ins under way are lost at a restart, and that is all
 * that is ever kept there. One instance per provider; `of` gives the drawer of one kind of thing.
 */
export function identityMemory(now: () => number): { of(kind: string): Adapter } {
  const kept = new Map<string, { payload: AdapterPayload; until: number }>();

  function forgetExpired(): void {
    for (const [key, { until }] of kept) if (until <= now()) kept.delete(key);
  }

  return {
    of(kind) {
      const keyOf = (id: string) => `${kind}:${id}`;
      const find = (id: string) => {
        const entry = kept.get(keyOf(id));
        return entry !== undefined && entry.until > now() ? entry.payload : undefined;
      };
      const first = (matches: (payload: AdapterPayload) => boolean) => {
        forgetExpired();
        for (const [key, { payload }] of kept) {
          if (key.startsWith(`${kind}:`) && matches(payload)) return payload;
        }
        return undefined;
      };
      return {
        async upsert(id, payload, expiresIn) {
          forgetExpired();
          kept.set(keyOf(id), {
            payload,
            until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1_000,
          });
        },
        find: async (id) => find(id),
        findByUid: async (uid) => first((payload) => payload.uid === uid),
        findByUserCode: async (userCode) => first((payload) => payload.userCode === userCode),
        async consume(id) {
          const payload = find(id);
          if (payload !== undefined) payload.consumed = Math.floor(now() / 1_000);
        },
        async destroy(id) {
          kept.delete(keyOf(id));
        },
        async revokeByGrantId(grantId) {
          for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
        },
      };
    },
  };
}
