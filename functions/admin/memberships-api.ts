import { type Membership, membershipIdOf } from '#access';
import { type ApiHandlers, concernedForbund, Problem, partOfList } from '#api';
import { readRequest, writesToGrant, writesToRevoke } from '#storage';
import { writeForCall } from './once.ts';
import type { AdminParts } from './parts.ts';

type MembershipOperations = 'listMemberships' | 'grantMembership' | 'revokeMembership';

/** Who may do what in a förbund. */
export function membershipsApi({
  table,
  directory,
  memberships,
}: AdminParts): Pick<ApiHandlers<'admin'>, MembershipOperations> {
  return {
    async listMemberships(call) {
      return partOfList(await memberships.inForbund(concernedForbund(call)), call.query);
    },

    async grantMembership(call) {
      const forbund = concernedForbund(call);
      const { subject, organisation, role } = call.body;
      const known = await directory.organisations(forbund);
      if (!known.some(({ id }) => id === organisation)) throw Problem.of('unknown-organisation');
      const granted: Membership = {
        id: membershipIdOf(call.body),
        subject,
        forbund,
        organisation,
        role,
        grantedAt: call.now,
        grantedBy: call.actor?.subject ?? '',
      };
      return writeForCall(table, call, granted, writesToGrant(granted), 'already-granted');
    },

    async revokeMembership(call) {
      const forbund = concernedForbund(call);
      const id = call.params.membershipId ?? '';
      const held = await memberships.find(forbund, id);
      if (!held) {
        // Gone: either this very request revoked it a moment ago, or it was never there for the caller to see.
        const known = await readRequest(table, call.identity.key);
        if (known?.requestHash === call.identity.requestHash) return { id, revoked: true };
        throw Problem.of('not-found');
      }
      return writeForCall(table, call, { id, revoked: true }, writesToRevoke(held), 'not-found');
    },
  };
}
