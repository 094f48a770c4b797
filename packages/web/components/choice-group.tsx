import type { Child } from 'hono/jsx';
import { FieldError } from './field-error.tsx';

export type Option = { value: string; label: string; explanation?: string };

type GroupProps = {
  name: string;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly Option[];
};

/** Any number of some, one box each. */
export function CheckboxGroup(props: GroupProps & { chosen: readonly string[] }) {
  const { name, options, chosen } = props;
  return (
    <Group {...props}>
      {options.map((option) => (
        <OptionLine kind="checkbox" name={name} option={option} checked={chosen.includes(option.value)} />
      ))}
    </Group>
  );
}

/** One of a few, all in sight. An option with an empty value stands for what nobody has found out. */
export function RadioGroup(props: GroupProps & { chosen: string; inRow?: boolean }) {
  const { name, options, chosen, inRow = false } = props;
  return (
    <Group {...props} inRow={inRow}>
      {options.map((option) => (
        <OptionLine kind="radio" name={name} option={option} checked={option.value === chosen} />
      ))}
    </Group>
  );
}

function Group({
  name,
  legend,
  hint,
  error,
  inRow = false,
  children,
}: GroupProps & { inRow?: boolean; children: Child }) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class="option-group" aria-describedby={described || undefined}>
      <legend class="ds-label">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      <div class={inRow ? 'options options--row' : 'options'}>{children}</div>
      <FieldError id={`${name}-error`} message={error} />
    </fieldset>
  );
}

type OptionLineProps = {
  kind: 'checkbox' | 'radio';
  name: string;
  option: Option;
  checked: boolean;
};

function OptionLine({ kind, name, option, checked }: OptionLineProps) {
  const id = `${name}-${option.value || 'unknown'}`;
  const { explanation } = option;
  return (
    <div class="option">
      <label for={id}>
        <input
          class="ds-input"
          type={kind}
          id={id}
          name={name}
          value={option.value}
          checked={checked}
          aria-describedby={explanation && `${id}-explanation`}
        />
        <span>{option.label}</span>
      </label>
      {explanation && (
        <p id={`${id}-explanation`} class="hint option__explanation">
          {explanation}
        </p>
      )}
    </div>
  );
}
