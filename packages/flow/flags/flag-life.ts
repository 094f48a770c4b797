import { type Instant, swedishDay } from '#ledger';
import type { Finding, Flag, FlagSubject } from './flag.ts';
import { isEstimate } from './flag-kinds.ts';

/** The latest that are kept of what has happened to a flag. */
const happeningsKept = 60;

/** The id of the flag of a kind about a subject: there is one, which is opened again when the stop comes back. */
export function flagId(kind: Finding['kind'], subject: FlagSubject): string {
  switch (subject.of) {
    case 'insats':
      return `${kind}.insats.${subject.insats}`;
    case 'provider':
      return `${kind}.provider.${subject.organisation}`;
    case 'peers':
      return `${kind}.peers.${subject.group.replaceAll('/', '.')}`;
    default:
      return subject satisfies never;
  }
}

type Happening = Flag['history'][number];

function withHappening(flag: Flag, change: Partial<Flag>, happening: Happening): Flag {
  return { ...flag, ...change, history: [...flag.history, happening].slice(-happeningsKept) };
}

/**
 * A flag after the watch has looked: opened, raised from yellow to red, closed when the evidence is gone, or reopened
 * when it comes back. The same look again changes nothing. `found` is undefined where the watch finds nothing.
 */
export function flagAfterWatch(
  before: Flag | undefined,
  found: Finding | undefined,
  { forbund, now }: { forbund: string; now: Instant },
): Flag | undefined {
  const by = { at: now, by: null, role: null, note: null };
  if (!before) {
    if (!found) return undefined;
    return {
      id: flagId(found.kind, found.subject),
      forbund,
      status: 'open',
      finding: found,
      latest: found,
      openedAt: now,
      history: [{ ...by, what: 'opened', finding: found }],
    };
  }
  if (!found) {
    if (before.status === 'closed') return before.latest === null ? before : { ...before, latest: null };
    return withHappening(
      before,
      { status: 'closed', latest: null },
      { ...by, what: 'closed', finding: null },
    );
  }
  if (before.status === 'closed') {
    if (!isNews(before, found)) return { ...before, latest: found };
    const reopened = { status: 'open', finding: found, latest: found, openedAt: now } as const;
    return withHappening(before, reopened, { ...by, what: 'reopened', finding: found });
  }
  if (before.finding.level === 'yellow' && found.level === 'red') {
    const raised = { status: 'open', finding: found, latest: found } as const;
    return withHappening(before, raised, { ...by, what: 'raised', finding: found });
  }
  return { ...before, latest: found };
}

/**
 * Whether what is found is more than what a person has closed: an alarm since then, or a fact that had gone in between.
 * The day of an alarm that was known then may move by endings written down afterwards: that is no news.
 */
function isNews(closed: Flag, found: Finding): boolean {
  if (closed.latest === null) return true;
  const closing = closed.history.findLast(({ what }) => what === 'closed');
  return isEstimate(found.kind) && (!closing || found.since > swedishDay(closing.at));
}

/** What a person does with a flag. */
export type FlagAct = { what: 'acknowledged' | 'noted' | 'closed'; note: string | null };

/** A flag after a person has done something; `already-closed` where it is closed and would be once more. */
export function flagAfterAct(
  flag: Flag,
  { what, note }: FlagAct,
  { by, role, now }: { by: string; role: Happening['role']; now: Instant },
): Flag | 'already-closed' {
  const happening: Happening = { what, at: now, by, role, note, finding: null };
  switch (what) {
    case 'noted':
      return withHappening(flag, {}, happening);
    case 'acknowledged':
      return flag.status === 'closed'
        ? 'already-closed'
        : withHappening(flag, { status: 'acknowledged' }, happening);
    case 'closed':
      return flag.status === 'closed'
        ? 'already-closed'
        : withHappening(flag, { status: 'closed' }, happening);
    default:
      return what satisfies never;
  }
}
