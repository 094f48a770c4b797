import type { Link } from './link.ts';

export type ChoiceLinksProps = { label: string; links: readonly (Link & { current: boolean })[] };

/** A few links side by side, of which one is where the reader is. */
export function ChoiceLinks({ label, links }: ChoiceLinksProps) {
  return (
    <nav class="choice-links" aria-label={label}>
      <span class="choice-links__label" aria-hidden="true">{`${label}:`}</span>
      <ul>
        {links.map(({ href, label: name, current }) => (
          <li>
            <a href={href} aria-current={current ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
