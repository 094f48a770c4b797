import {
  type Membership,
  type MembershipStore,
  membership,
  type SessionStore,
  type SignInStore,
  session,
  signInAttempt,
} from '#access';
import { type Item, type Key, type Table, TableError, type Write } from '#table';
import { readsOf } from './busy.ts';

const pageOfMemberships = 500;

const memberPartition = (subject: string) => `member#${subject}`;
const listPartition = (forbund: string) => `members-of#${forbund}`;
const listKey = (forbund: string, id: string): Key => ({ partition: listPartition(forbund), sort: id });
const memberKey = ({ subject, forbund, id }: Membership): Key => ({
  partition: memberPartition(subject),
  sort: `${forbund}#${id}`,
});
const sessionKey = (hash: string): Key => ({ partition: `session#${hash}`, sort: 'session' });
const attemptKey = (hash: string): Key => ({ partition: `sign-in#${hash}`, sort: 'sign-in' });

/** The person's row and the förbund's list say the same, so they are written and deleted together. */
const bothKeys = (granted: Membership): Key[] => [memberKey(granted), listKey(granted.forbund, granted.id)];

/** Grants a membership, as part of a transaction; each write fails where the id is taken. */
export function writesToGrant(granted: Membership): Write[] {
  const body = membership.parse(granted);
  return bothKeys(body).map((key) => ({ do: 'put', item: { ...key, version: 1, body }, when: 'absent' }));
}

/** Revokes a membership as it was read, as part of a transaction; each write fails where it is gone already. */
export function writesToRevoke(granted: Membership): Write[] {
  return bothKeys(granted).map((key) => ({ do: 'delete', key, when: 'present' }));
}

/** Memberships: a row under the person, read at every call, and a copy in the förbund's list. */
export function createMembershipStore(table: Table): MembershipStore {
  async function find(forbund: string, id: string): Promise<Membership | undefined> {
    const item = await readsOf(table).get(listKey(forbund, id), { consistent: true });
    return item && membership.parse(item.body);
  }

  return {
    of: (subject) => everyMembership(table, memberPartition(subject)),
    inForbund: (forbund) => everyMembership(table, listPartition(forbund)),
    find,
    async grant(granted) {
      return (await conditionsHeld(table, writesToGrant(granted))) ? 'granted' : 'exists';
    },
    async revoke(forbund, id) {
      const granted = await find(forbund, id);
      if (granted === undefined) return 'missing';
      return (await conditionsHeld(table, writesToRevoke(granted))) ? 'revoked' : 'missing';
    },
  };
}

/** Sessions, one row each under the hash of the cookie's secret. */
export function createSessionStore(table: Table): SessionStore {
  return {
    async create(hash, started) {
      const body = session.parse(started);
      const item = { ...sessionKey(hash), version: 1, body, expires: epochSeconds(started.expiresAt) };
      await table.transact([{ do: 'put', item, when: 'absent' }]);
    },
    async read(hash) {
      const item = await readsOf(table).get(sessionKey(hash), { consistent: true });
      return item && session.parse(item.body);
    },
    async touch(hash, lastSeenAt) {
      const item = await readsOf(table).get(sessionKey(hash), { consistent: true });
      if (item === undefined) return;
      const touched: Item = {
        ...item,
        version: item.version + 1,
        body: { ...session.parse(item.body), lastSeenAt },
      };
      // Bound to the version that was read: a session that has ended meanwhile stays ended.
      await conditionsHeld(table, [{ do: 'put', item: touched, when: { version: item.version } }]);
    },
    async end(hash) {
      await table.transact([{ do: 'delete', key: sessionKey(hash) }]);
    },
  };
}

/** Sign-ins under way, one row each, taken once. */
export function createSignInStore(table: Table): SignInStore {
  return {
    async keep(hash, attempt) {
      const body = signInAttempt.parse(attempt);
      const item = { ...attemptKey(hash), version: 1, body, expires: epochSeconds(attempt.expiresAt) };
      await table.transact([{ do: 'put', item, when: 'absent' }]);
    },
    async take(hash) {
      const key = attemptKey(hash);
      const item = await readsOf(table).get(key, { consistent: true });
      if (item === undefined) return undefined;
      const attempt = signInAttempt.parse(item.body);
      // The one whose delete meets the row is the one who has taken it.
      return (await conditionsHeld(table, [{ do: 'delete', key, when: 'present' }])) ? attempt : undefined;
    },
  };
}

async function everyMembership(table: Table, partition: string): Promise<Membership[]> {
  const found: Membership[] = [];
  let after: string | undefined;
  do {
    const page = await readsOf(table).query({
      partition,
      limit: pageOfMemberships,
      consistent: true,
      ...(after !== undefined && { after }),
    });
    found.push(...page.items.map((item) => membership.parse(item.body)));
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Whether the writes were made; false when a condition did not hold. Every other fault is the caller's to hear. */
async function conditionsHeld(table: Table, writes: Write[]): Promise<boolean> {
  try {
    await table.transact(writes);
    return true;
  } catch (error) {
    if (error instanceof TableError && error.fault.kind === 'condition-failed') return false;
    throw error;
  }
}

function epochSeconds(at: string): number {
  return Math.ceil(Date.parse(at) / 1_000);
}
