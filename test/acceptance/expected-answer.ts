import type { Policy } from '#topology';
import type { Owner } from './objects.ts';
import type { Held } from './people.ts';

/** Who is calling: `known` when the proof of it holds. */
export type Standing = { known: boolean; held: readonly Held[] };

export type Expected = 401 | 403 | 404 | 'let in';

/**
 * What the policy of a route comes to for somebody who calls about something. Written from the words of the policy,
 * apart from the code that carries it out.
 */
export function expectedAnswer(policy: Policy, { known, held }: Standing, owner: Owner): Expected {
  const free = owner === 'missing' ? 404 : 'let in';
  if (policy.who === 'open' || policy.who === 'sign-in') return free;
  if (!known) return 401;
  if (policy.who === 'signed-in') return free;
  const inRole = held.filter(({ role }) => policy.roles.some((allowed) => allowed === role));
  if (inRole.length === 0) return 403;
  if (owner === 'missing') return 404;
  if (owner === 'own-forbund' || policy.reach === 'catalogue') return 'let in';
  const reaching = inRole.filter(({ forbund, organisation, role }) => {
    if (forbund !== owner.forbund) return false;
    const onlyOwnOrganisation = policy.reach === 'insats' && role === 'provider';
    return !onlyOwnOrganisation || organisation === owner.organisation;
  });
  return reaching.length > 0 ? 'let in' : 404;
}
