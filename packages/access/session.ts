import * as z from 'zod';
import { staffId } from './membership.ts';
import { hashOfNewSecret, hashOfSecret } from './secret.ts';

/**
 * A signed-in browser. Times are RFC 3339, UTC. Never a name, an address or a token: only the pseudonymous id.
 */
export const session = z.strictObject({
  subject: staffId,
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  /** The absolute end, however busy the session is. */
  expiresAt: z.iso.datetime(),
});

export type Session = z.infer<typeof session>;

/** Stores know sessions by the hash of the cookie's secret, never by the secret. */
export type SessionStore = {
  create(hash: string, session: Session): Promise<void>;
  /** Sees an ended session as ended at once. */
  read(hash: string): Promise<Session | undefined>;
  /** Notes that the session was used. Never brings an ended session back; losing a race changes nothing. */
  touch(hash: string, lastSeenAt: string): Promise<void>;
  /** Ending what has ended already is no error. */
  end(hash: string): Promise<void>;
};

const sessionLimits = { absoluteHours: 8, idleMinutes: 60, touchEveryMinutes: 1 } as const;

/**
 * `__Host-` makes the browser insist on Secure, path `/` and no domain, so that no other host can set it. Browsers
 * treat http://localhost as trustworthy and keep it there too.
 */
export const sessionCookie = {
  name: '__Host-session',
  attributes: { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' },
} as const;

const minute = 60_000;

/** Live until the absolute end, or until nobody has used it for the idle limit. */
export function sessionState(session: Session, now: Date): 'live' | 'expired' {
  const idleSince = Date.parse(session.lastSeenAt) + sessionLimits.idleMinutes * minute;
  return now.getTime() < Math.min(Date.parse(session.expiresAt), idleSince) ? 'live' : 'expired';
}

/** Starts a session for someone who has just signed in. `secret` is new and goes into the cookie, nowhere else. */
export async function startSession(
  store: SessionStore,
  start: { subject: string; secret: string; now: Date },
): Promise<Session> {
  const hash = await hashOfNewSecret(start.secret);
  const now = start.now.toISOString();
  const started: Session = {
    subject: start.subject,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(start.now.getTime() + sessionLimits.absoluteHours * 60 * minute).toISOString(),
  };
  await store.create(hash, started);
  return started;
}

/** The live session of a cookie; undefined when there is none, it has ended or it has timed out. Writes nothing. */
export async function readSession(
  store: Pick<SessionStore, 'read'>,
  cookie: string | undefined,
  now: Date,
): Promise<Session | undefined> {
  const hash = await hashOfSecret(cookie);
  if (hash === undefined) return undefined;
  const found = await store.read(hash);
  return found !== undefined && sessionState(found, now) === 'live' ? found : undefined;
}

/** Keeps a live session from idling out. Writes at most once a minute, so reading pages stays cheap. */
export async function keepSession(
  store: Pick<SessionStore, 'touch'>,
  cookie: string | undefined,
  live: Session,
  now: Date,
): Promise<void> {
  if (now.getTime() - Date.parse(live.lastSeenAt) < sessionLimits.touchEveryMinutes * minute) return;
  const hash = await hashOfSecret(cookie);
  if (hash !== undefined) await store.touch(hash, now.toISOString());
}

/** Logs out. A cookie that stands for nothing is no error. */
export async function endSession(
  store: Pick<SessionStore, 'end'>,
  cookie: string | undefined,
): Promise<void> {
  const hash = await hashOfSecret(cookie);
  if (hash !== undefined) await store.end(hash);
}
