import { paths } from '../../paths.ts';
import type { InsatsLink } from './need-view.ts';

/**
 * Leads to an insats, in a tab of its own: the answer is kept nowhere, so whoever left its page could not come back to
 * it.
 */
export function Leading({ id, name }: InsatsLink) {
  return <NewTab href={paths.insats(id)} label={name} />;
}

/** A link that leaves the answer standing where it is. */
export function NewTab({ href, label }: { href: string; label: string }) {
  return (
    <a class="ds-link" href={href} target="_blank" rel="noopener">
      {label}
      <span class="ds-sr-only"> (öppnas i en ny flik)</span>
    </a>
  );
}
