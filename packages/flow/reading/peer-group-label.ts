import { kinds, ladder } from '#insats';

/** What the insatser of a peer group have in common. */
export function peerGroupLabel(group: string): string {
  if (group === 'all') return 'alla insatser i förbundet';
  const [step = '', kind] = group.split('/');
  const its = Object.hasOwn(ladder, step) ? ladder[step as keyof typeof ladder] : 'Vid sidan av trappan';
  if (kind === undefined || kind === 'any') return its;
  return `${its}, ${kinds[kind as keyof typeof kinds].toLowerCase()}`;
}
