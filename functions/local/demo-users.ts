import { type Membership, membershipIdOf, pseudonymOf } from '#access';

export type DemoUser = {
  login: string;
  name: string;
  /** What the person may do, for whoever chooses. */
  about: string;
  /** The `sub` at the local identity provider. */
  subject: string;
  memberships: readonly Pick<Membership, 'forbund' | 'organisation' | 'role'>[];
};

const linkoping = 'linkoping-demo';
const exempel = 'exempel';

/** People who do not exist, one for each way of using the catalogue. Refused outside development. */
export const demoUsers: readonly DemoUser[] = [
  {
    login: 'provider',
    name: 'Petra Utförare',
    about: 'Utförare på Stadsmissionen. Håller verksamhetens lediga platser aktuella.',
    subject: 'demo-provider',
    memberships: [{ forbund: linkoping, organisation: 'stadsmissionen', role: 'provider' }],
  },
  {
    login: 'reporter',
    name: 'Rut Rapportör',
    about: 'Utförare på RSMH. Uppger lediga platser och kö, utan liggare.',
    subject: 'demo-reporter',
    memberships: [{ forbund: linkoping, organisation: 'rsmh', role: 'provider' }],
  },
  {
    login: 'coordinator',
    name: 'Samir Samordnare',
    about: 'Samordnare. Söker insatser och följer deras historik.',
    subject: 'demo-coordinator',
    memberships: [{ forbund: linkoping, organisation: 'samordningsforbundet', role: 'coordinator' }],
  },
  {
    login: 'admin',
    name: 'Anna Administratör',
    about: 'Förbundets administratör. Sköter organisationer, insatser och behörigheter.',
    subject: 'demo-admin',
    memberships: [{ forbund: linkoping, organisation: 'samordningsforbundet', role: 'admin' }],
  },
  {
    login: 'two-roles',
    name: 'Tove Tvåroller',
    about: 'Utförare på Ardako, samordnare, och utförare i ett annat förbund.',
    subject: 'demo-two-roles',
    memberships: [
      { forbund: linkoping, organisation: 'ardako', role: 'provider' },
      { forbund: linkoping, organisation: 'samordningsforbundet', role: 'coordinator' },
      { forbund: exempel, organisation: 'skelleftea-kommun-socialkontoret', role: 'provider' },
    ],
  },
];

/**
 * The demo users' memberships as rows. Ids follow from person, organisation and role, so granting them again at the
 * next start changes nothing.
 */
export async function demoMemberships(options: {
  issuer: string;
  pseudonymKey: Uint8Array<ArrayBuffer>;
  grantedAt: string;
}): Promise<Membership[]> {
  const { issuer, pseudonymKey, grantedAt } = options;
  const perUser = demoUsers.map(async ({ subject, memberships }) => {
    const staff = await pseudonymOf({ issuer, subject }, pseudonymKey);
    return memberships.map((held) => ({
      ...held,
      id: membershipIdOf({ ...held, subject: staff }),
      subject: staff,
      grantedAt,
      grantedBy: 'demo',
    }));
  });
  return (await Promise.all(perUser)).flat();
}
