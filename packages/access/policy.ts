import type { Policy, Reach } from '#topology';
import type { Actor, Membership } from './membership.ts';

/**
 * What a call is about. An insats has both förbund and organisation; `missing` is one that does not exist; undefined
 * when the call names nothing (a list of one's own).
 */
export type Target = { forbund: string; organisation?: string } | 'missing' | undefined;

export type AccessDecision = 'allowed' | 'sign-in-needed' | 'forbidden' | 'not-found';

/**
 * Whether a call may go on.
 *
 * - `sign-in-needed`: the route needs to know who is calling, and nobody is signed in.
 * - `forbidden`: the person has none of the route's roles anywhere. Said before the target is looked at, so it tells
 *   nothing about what exists.
 * - `not-found`: the target is missing, or belongs to another organisation (for a provider) or another förbund.
 *   One answer for both, so that nobody learns what others have.
 */
export function decideAccess(call: {
  policy: Policy;
  actor: Actor | undefined;
  target: Target;
}): AccessDecision {
  const { policy, actor, target } = call;
  switch (policy.who) {
    case 'open':
    case 'sign-in':
      return 'allowed';
    case 'signed-in':
      return actor === undefined ? 'sign-in-needed' : 'allowed';
    case 'member': {
      if (actor === undefined) return 'sign-in-needed';
      const granting = membershipsFor(policy, actor);
      if (granting.length === 0) return 'forbidden';
      return granting.some((membership) => reaches(membership, target, policy.reach))
        ? 'allowed'
        : 'not-found';
    }
    default:
      return policy satisfies never;
  }
}

/** The memberships that carry one of the policy's roles. None for a policy that asks for no role. */
export function membershipsFor(policy: Policy, actor: Actor | undefined): Membership[] {
  if (policy.who !== 'member' || actor === undefined) return [];
  return actor.memberships.filter((membership) => policy.roles.includes(membership.role));
}

/**
 * Which förbund a call concerns: the one it asks for if the person has the role there, otherwise the only one where
 * the person has it.
 *
 * @returns `choose` when there are several and the call names none; `not-found` when the person has the role in none,
 *   or not in the one asked for
 */
export function forbundOf(call: {
  policy: Policy;
  actor: Actor | undefined;
  requested: string | undefined;
}): { forbund: string } | 'choose' | 'not-found' {
  const { policy, actor, requested } = call;
  const forbunds = new Set(membershipsFor(policy, actor).map((membership) => membership.forbund));
  if (requested !== undefined) return forbunds.has(requested) ? { forbund: requested } : 'not-found';
  const [first, ...others] = forbunds;
  if (first === undefined) return 'not-found';
  return others.length === 0 ? { forbund: first } : 'choose';
}

function reaches(membership: Membership, target: Target, reach: Reach): boolean {
  if (target === 'missing') return false;
  if (reach === 'catalogue') return true;
  if (target === undefined) return reach === 'forbund';
  if (membership.forbund !== target.forbund) return false;
  // A route that reaches for an insats must say whose it is: without that, nobody is let through.
  if (target.organisation === undefined) return reach === 'forbund';
  return membership.role !== 'provider' || membership.organisation === target.organisation;
}
