import type { Mandate, QueueRule } from '#ledger';

/** A world so small that everybody is in each other's way: two insatser, few places, and those who act on them. */
export const forbund = 'linkoping';
export const insatser = ['cykel', 'cafe'] as const;
export type Insats = (typeof insatser)[number];

export const otherThan = (insats: Insats): Insats => (insats === 'cykel' ? 'cafe' : 'cykel');

export const organisations = { cykel: 'cykelkooperativet', cafe: 'mariakyrkan' } as const;
export const municipalities = ['0580', '0581', '0583'] as const;

export type Actor = {
  name: string;
  role: Mandate['role'];
  organisation: string;
  insatser: readonly Insats[];
};

export const actors: readonly [Actor, ...Actor[]] = [
  { name: 'cykel-provider', role: 'provider', organisation: organisations.cykel, insatser: ['cykel'] },
  { name: 'cafe-provider', role: 'provider', organisation: organisations.cafe, insatser: ['cafe'] },
  { name: 'kommun-coordinator', role: 'coordinator', organisation: 'kommunen', insatser },
  { name: 'region-coordinator', role: 'coordinator', organisation: 'regionen', insatser },
  { name: 'admin', role: 'admin', organisation: 'forbundskansliet', insatser },
];

export const sweeper: Actor = { name: 'sweeper', role: 'system', organisation: 'forbundskansliet', insatser };

/** The key stands in the events as the one who acted, so that each can be led back to its request. */
export function mandateOf({ role, organisation }: Actor, key: string): Mandate {
  return { subject: key, role, forbund, organisation };
}

export const rules: readonly [QueueRule, QueueRule] = [
  { first: [] },
  {
    first: [
      { municipalities: ['0583'], referrers: [] },
      { municipalities: [], referrers: ['region'] },
    ],
  },
];

const millisecondsOfDay = 86_400_000;

/** The day some days after another. */
export function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}
