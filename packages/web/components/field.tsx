import { FieldError } from './field-error.tsx';

/** What a form holds: the values as typed, a sentence beside each field that must be mended, and its own key. */
export type FormState = {
  /** One a form and page, so that a form sent twice is one change. */
  key: string;
  values: Readonly<Record<string, string>>;
  /** By field; `form` for what concerns no single field. */
  errors: Readonly<Record<string, string | undefined>>;
};

type FieldProps = {
  /** Told apart from the same field in other forms of the page. */
  form: FormState;
  name: string;
  label: string;
  hint?: string;
};

const idOf = ({ form, name }: Pick<FieldProps, 'form' | 'name'>) => `${name}-${form.key.slice(0, 12)}`;

/** One line of text, a number or a day. Numbers are text too, so that what was mistyped can be shown again. */
export function TextField(props: FieldProps & { kind?: 'text' | 'number' | 'day' }) {
  const { form, name, label, hint, kind = 'text' } = props;
  const id = idOf(props);
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
      <input
        class="ds-input"
        id={id}
        name={name}
        type={kind === 'day' ? 'date' : 'text'}
        inputmode={kind === 'number' ? 'decimal' : undefined}
        value={form.values[name] ?? ''}
        autocomplete="off"
        autofocus={error !== undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, hint, error)}
      />
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

export type Choice = { value: string; label: string };

type ChoiceFieldProps = FieldProps & {
  choices: readonly Choice[];
  /** Choices under headings, after those without. */
  groups?: readonly { label: string; choices: readonly Choice[] }[];
  none?: string;
};

/** One of a few, chosen from a list. `none` is what the first, empty line says. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { form, name, label, hint, choices, groups = [], none } = props;
  const id = idOf(props);
  const error = form.errors[name];
  const chosen = form.values[name] ?? '';
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
      <select
        class="ds-input"
        id={id}
        name={name}
        autofocus={error !== undefined}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described(id, hint, error)}
      >
        {none !== undefined && (
          <option value="" selected={chosen === ''}>
            {none}
          </option>
        )}
        <Options choices={choices} chosen={chosen} />
        {groups.map((group) => (
          <optgroup label={group.label}>
            <Options choices={group.choices} chosen={chosen} />
          </optgroup>
        ))}
      </select>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}

function Options({ choices, chosen }: { choices: readonly Choice[]; chosen: string }) {
  return (
    <>
      {choices.map((choice) => (
        <option value={choice.value} selected={choice.value === chosen}>
          {choice.label}
        </option>
      ))}
    </>
  );
}

function described(id: string, hint: string | undefined, error: string | undefined): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}
