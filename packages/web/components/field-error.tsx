export type FieldErrorProps = {
  /** Named by the field's `aria-describedby`. */
  id: string;
  message: string | undefined;
};

/** The sentence that says what is wrong with a field and how to mend it; nothing when nothing is wrong. */
export function FieldError({ id, message }: FieldErrorProps) {
  if (!message) return null;
  return (
    <p id={id} class="ds-validation-message">
      {message}
    </p>
  );
}
