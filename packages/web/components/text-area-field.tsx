import type { FormState } from './field.tsx';
import { FieldError } from './field-error.tsx';

type TextAreaFieldProps = {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  rows: number;
  /** Rows of figures, which are easier to read where every sign is as wide. */
  figures?: boolean;
};

/** Text of several lines, or rows pasted from a spreadsheet. */
export function TextAreaField({ form, name, label, hint, rows, figures = false }: TextAreaFieldProps) {
  const id = `${name}-${form.key.slice(0, 12)}`;
  const error = form.errors[name];
  return (
    <div class="field">
      <label class="ds-label" for={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <textarea
        class={figures ? 'ds-input text-area--figures' : 'ds-input'}
        id={id}
        name={name}
        rows={rows}
        autocomplete="off"
        spellcheck={false}
        autofocus={error !== undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={
          [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
        }
      >
        {form.values[name] ?? ''}
      </textarea>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
