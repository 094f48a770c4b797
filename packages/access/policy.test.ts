import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy, Role } from '#topology';
import type { Actor, Membership } from './membership.ts';
import { decideAccess, forbundOf, membershipsFor, type Target } from './policy.ts';

const roles: Role[] = ['provider', 'coordinator', 'admin'];
const keeper: Policy = { who: 'member', roles: ['provider', 'admin'], reach: 'insats' };
const providerOfInsats: Policy = { who: 'member', roles: ['provider'], reach: 'insats' };
const adminOfForbund: Policy = { who: 'member', roles: ['admin'], reach: 'forbund' };
const providerAnywhere: Policy = { who: 'member', roles: ['provider'], reach: 'forbund' };

const staff = 'staff-aaaaaaaaaaaaaaaaaaaa';

function member(role: Role, organisation = 'secondhand', forbund = 'linkoping'): Membership {
  const granted = { grantedAt: '2026-07-01T08:00:00.000Z', grantedBy: 'seed' };
  return { id: `${role}-${organisation}`, subject: staff, forbund, organisation, role, ...granted };
}

const actor = (...memberships: Membership[]): Actor => ({ subject: staff, memberships });
const secondhand: Target = { forbund: 'linkoping', organisation: 'secondhand' };
const garden: Target = { forbund: 'linkoping', organisation: 'garden' };
const elsewhere: Target = { forbund: 'exempel', organisation: 'secondhand' };

describe('who may do what', () => {
  it('lets anyone read what is open and begin to sign in', () => {
    for (const who of ['open', 'sign-in'] as const) {
      expect(decideAccess({ policy: { who }, actor: undefined, target: undefined })).toBe('allowed');
    }
  });

  it('asks the anonymous to sign in before anything else, whatever the target', () => {
    for (const policy of [keeper, adminOfForbund, { who: 'signed-in' } as const]) {
      for (const target of [undefined, secondhand, 'missing'] as const) {
        expect(decideAccess({ policy, actor: undefined, target })).toBe('sign-in-needed');
      }
    }
  });

  it('lets someone without any membership see the own account and nothing that needs a role', () => {
    expect(decideAccess({ policy: { who: 'signed-in' }, actor: actor(), target: undefined })).toBe('allowed');
    expect(decideAccess({ policy: keeper, actor: actor(), target: secondhand })).toBe('forbidden');
  });

  it('answers the wrong role the same whether the insats exists or not', () => {
    const coordinator = actor(member('coordinator'));
    expect(decideAccess({ policy: keeper, actor: coordinator, target: secondhand })).toBe('forbidden');
    expect(decideAccess({ policy: keeper, actor: coordinator, target: 'missing' })).toBe('forbidden');
  });

  it('lets a provider reach only insatser of the own organisation', () => {
    const provider = actor(member('provider'));
    const decide = (target: Target) => decideAccess({ policy: providerOfInsats, actor: provider, target });
    expect(decide(secondhand)).toBe('allowed');
    expect(decide(garden)).toBe('not-found');
    expect(decide(elsewhere)).toBe('not-found');
    expect(decide('missing')).toBe('not-found');
  });

  it('lets an administrator reach every insats of the own förbund and none of another', () => {
    const admin = actor(member('admin', 'office'));
    const decide = (target: Target) => decideAccess({ policy: keeper, actor: admin, target });
    expect(decide(garden)).toBe('allowed');
    expect(decide(elsewhere)).toBe('not-found');
  });

  it('lets a coordinator read every insats of the own förbund, whoever runs it', () => {
    const reader: Policy = { who: 'member', roles: ['provider', 'coordinator', 'admin'], reach: 'insats' };
    const coordinator = actor(member('coordinator', 'kommunen'));
    expect(decideAccess({ policy: reader, actor: coordinator, target: garden })).toBe('allowed');
    expect(decideAccess({ policy: reader, actor: coordinator, target: elsewhere })).toBe('not-found');
  });

  it('lets any of several memberships suffice', () => {
    const both = actor(
      member('coordinator'),
      member('provider', 'garden'),
      member('provider', 'x', 'exempel'),
    );
    expect(decideAccess({ policy: providerOfInsats, actor: both, target: garden })).toBe('allowed');
    expect(decideAccess({ policy: providerOfInsats, actor: both, target: secondhand })).toBe('not-found');
  });

  it('lets nobody through to an insats that nobody has named', () => {
    const admin = actor(member('admin'));
    expect(decideAccess({ policy: keeper, actor: admin, target: undefined })).toBe('not-found');
    expect(decideAccess({ policy: keeper, actor: admin, target: { forbund: 'linkoping' } })).toBe(
      'not-found',
    );
  });
});

describe('which förbund a call concerns', () => {
  const inBoth = actor(
    member('provider'),
    member('provider', 'church', 'exempel'),
    member('admin', 'office'),
  );

  it('is the only one where the person has the role', () => {
    expect(forbundOf({ policy: adminOfForbund, actor: inBoth, requested: undefined })).toEqual({
      forbund: 'linkoping',
    });
  });

  it('must be chosen when there are several', () => {
    expect(forbundOf({ policy: providerAnywhere, actor: inBoth, requested: undefined })).toBe('choose');
    expect(forbundOf({ policy: providerAnywhere, actor: inBoth, requested: 'exempel' })).toEqual({
      forbund: 'exempel',
    });
  });

  it('is not found where the person lacks the role, as where there is none', () => {
    expect(forbundOf({ policy: adminOfForbund, actor: inBoth, requested: 'exempel' })).toBe('not-found');
    expect(forbundOf({ policy: adminOfForbund, actor: inBoth, requested: 'nowhere' })).toBe('not-found');
    expect(forbundOf({ policy: adminOfForbund, actor: undefined, requested: undefined })).toBe('not-found');
  });
});

describe('whatever the memberships', () => {
  const place = fc.constantFrom('a', 'b', 'c');
  const role = fc.constantFrom(...roles);
  const memberships = fc.array(
    fc.tuple(role, place, place).map(([held, organisation, forbund]) => member(held, organisation, forbund)),
    { maxLength: 6 },
  );
  const target: fc.Arbitrary<Target> = fc.oneof(
    fc.constantFrom(undefined, 'missing' as const),
    place.map((forbund) => ({ forbund })),
    fc.record({ forbund: place, organisation: place }),
  );
  const memberPolicy = fc
    .tuple(fc.uniqueArray(role, { minLength: 1 }), fc.constantFrom('forbund' as const, 'insats' as const))
    .map(
      ([[first = 'admin', ...others], reach]): Policy => ({
        who: 'member',
        roles: [first, ...others],
        reach,
      }),
    );

  it('nothing is allowed without a membership that grants it by itself', () => {
    fc.assert(
      fc.property(memberPolicy, memberships, target, (policy, held, on) => {
        const alone = held.filter(
          (one) => decideAccess({ policy, actor: actor(one), target: on }) === 'allowed',
        );
        const together = decideAccess({ policy, actor: actor(...held), target: on });
        expect(together === 'allowed').toBe(alone.length > 0);
        if (policy.who !== 'member') return;
        for (const one of alone) {
          expect(policy.roles).toContain(one.role);
          if (on === undefined || on === 'missing') continue;
          expect(one.forbund).toBe(on.forbund);
          if (one.role === 'provider' && on.organisation) expect(one.organisation).toBe(on.organisation);
        }
      }),
    );
  });

  it('revoking a membership never opens anything', () => {
    fc.assert(
      fc.property(memberPolicy, memberships, target, fc.nat(5), (policy, held, on, index) => {
        const fewer = held.filter((_, at) => at !== index);
        if (decideAccess({ policy, actor: actor(...fewer), target: on }) === 'allowed') {
          expect(decideAccess({ policy, actor: actor(...held), target: on })).toBe('allowed');
        }
        expect(membershipsFor(policy, actor(...held))).toEqual(
          expect.arrayContaining(membershipsFor(policy, actor(...fewer))),
        );
      }),
    );
  });

  it('foreign and missing are answered the same', () => {
    fc.assert(
      fc.property(memberPolicy, memberships, target, (policy, held, on) => {
        const answer = decideAccess({ policy, actor: actor(...held), target: on });
        const missing = decideAccess({ policy, actor: actor(...held), target: 'missing' });
        if (answer !== 'allowed') expect(answer).toBe(missing);
      }),
    );
  });

  it('the förbund found is always one where the person has the role', () => {
    fc.assert(
      fc.property(
        memberPolicy,
        memberships,
        fc.option(place, { nil: undefined }),
        (policy, held, requested) => {
          const found = forbundOf({ policy, actor: actor(...held), requested });
          if (typeof found === 'string') return;
          expect(
            decideAccess({
              policy: { ...policy, reach: 'forbund' } as Policy,
              actor: actor(...held),
              target: found,
            }),
          ).toBe('allowed');
        },
      ),
    );
  });
});
