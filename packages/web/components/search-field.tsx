import type { Child } from 'hono/jsx';
import { paths } from '../paths.ts';
import { Icon } from './icon.tsx';

export type SearchFieldProps = { id: string; label: string; value: string; hint?: string };

/** The search field as a form of its own. */
export function SearchField(props: SearchFieldProps) {
  return (
    <search>
      <form class="search-form" method="get" action={paths.search}>
        <SearchInput {...props} />
      </form>
    </search>
  );
}

/** The label, the field and its button, for a form that holds more. */
export function SearchInput({ id, label, value, hint }: SearchFieldProps): Child {
  return (
    <div class="search-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      <div class="search-field__row">
        <input
          class="ds-input"
          id={id}
          name="q"
          type="search"
          value={value}
          maxlength={200}
          autocomplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button class="ds-button" type="submit">
          <Icon name="search" />
          Sök
        </button>
      </div>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
