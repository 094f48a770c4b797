import { FieldError } from './field-error.tsx';
import { Icon } from './icon.tsx';

export type StepperProps = {
  /** Unique on the page. */
  id: string;
  name: string;
  label: string;
  /** As typed, so that a wrong value is kept for mending. */
  value: string;
  hint?: string;
  error?: string | undefined;
  /** Where the reader starts: the first field to mend. Also scrolls it into view, without script. */
  focused?: boolean;
};

/**
 * A number field with a minus and a plus as wide as a thumb. Without script it is a plain field: the buttons stay
 * hidden until the client script has taken charge of them. It is a text field so that what was mistyped can be shown
 * again beside its error.
 */
export function Stepper({ id, name, label, value, hint, error, focused = false }: StepperProps) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="stepper-field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <div class="stepper" data-stepper>
        <button
          class="ds-button stepper__button"
          data-variant="secondary"
          type="button"
          data-step="down"
          hidden
        >
          <Icon name="minus" />
          <span class="ds-sr-only">{`Minska ${label.toLowerCase()}`}</span>
        </button>
        <input
          class="ds-input stepper__input"
          id={id}
          name={name}
          type="text"
          inputmode="numeric"
          value={value}
          autocomplete="off"
          autofocus={focused}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy || undefined}
        />
        <button
          class="ds-button stepper__button"
          data-variant="secondary"
          type="button"
          data-step="up"
          hidden
        >
          <Icon name="plus" />
          <span class="ds-sr-only">{`Öka ${label.toLowerCase()}`}</span>
        </button>
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
