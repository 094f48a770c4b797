/** A value that travels with a form unseen, such as its idempotency key. */
export type HiddenField = { name: string; value: string };

export function HiddenFields({ fields }: { fields: readonly HiddenField[] }) {
  return (
    <>
      {fields.map((field) => (
        <input type="hidden" name={field.name} value={field.value} />
      ))}
    </>
  );
}
