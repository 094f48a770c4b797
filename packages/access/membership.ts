import * as z from 'zod';
import { forbundId, organisationId } from '#forbund';
import type { Role } from '#topology';

const roles = ['provider', 'coordinator', 'admin'] as const satisfies readonly Role[];

/** Part of storage keys, so it never holds their separator. */
const membershipId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, 'Skriv id med bokstäver a–z, siffror och bindestreck.');

/** The pseudonymous id of a member of staff, as `pseudonymOf` makes it. Never a name, never a personnummer. */
export const staffId = z
  .string()
  .regex(
    /^staff-[a-z2-7]{20}$/,
    'Skriv personens id som det står på sidan Mitt konto: staff- och 20 tecken.',
  );

/** A person's role at an organisation in a förbund. One person may have several. Kept by an administrator. */
export const membership = z.strictObject({
  /** Unique within the förbund. */
  id: membershipId,
  subject: staffId,
  forbund: forbundId,
  organisation: organisationId,
  role: z.enum(roles),
  /** RFC 3339, UTC. */
  grantedAt: z.iso.datetime(),
  /** The pseudonymous id of whoever granted it, or the name of the programme that did. */
  grantedBy: z.string().min(1).max(100),
});

export type Membership = z.infer<typeof membership>;

/** The id of a membership follows from what is granted: the same thing cannot be granted twice. */
export const membershipIdOf = ({
  role,
  organisation,
  subject,
}: Pick<Membership, 'role' | 'organisation' | 'subject'>): string => `${role}-${organisation}-${subject}`;

/** Someone whose identity is verified, with what they may do as it stands at this moment. */
export type Actor = { subject: string; memberships: readonly Membership[] };

export type MembershipStore = {
  /** Everything the person may do now: a revoked membership is gone from the next call on. */
  of(subject: string): Promise<Membership[]>;
  /** Every membership of the förbund, in order of id. */
  inForbund(forbund: string): Promise<Membership[]>;
  find(forbund: string, id: string): Promise<Membership | undefined>;
  /** `exists`: the id is taken in the förbund; nothing is changed. */
  grant(membership: Membership): Promise<'granted' | 'exists'>;
  revoke(forbund: string, id: string): Promise<'revoked' | 'missing'>;
};
