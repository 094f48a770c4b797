import { MissingValue } from './missing-value.tsx';

export type DescriptionItem = {
  label: string;
  /** Null: nobody has said. An empty list means none, and should be told in words instead. */
  value: string | readonly string[] | null;
};

export type DescriptionListProps = { items: readonly DescriptionItem[] };

/** Labelled facts, one a row; a list of several values keeps one value a line. */
export function DescriptionList({ items }: DescriptionListProps) {
  return (
    <dl class="facts">
      {items.map(({ label, value }) => (
        <div class="facts__row">
          <dt>{label}</dt>
          <Values value={value} />
        </div>
      ))}
    </dl>
  );
}

function Values({ value }: Pick<DescriptionItem, 'value'>) {
  const missing = value === null || value.length === 0;
  if (missing) {
    return (
      <dd>
        <MissingValue />
      </dd>
    );
  }
  const values = typeof value === 'string' ? [value] : value;
  return (
    <>
      {values.map((each) => (
        <dd>{each}</dd>
      ))}
    </>
  );
}
