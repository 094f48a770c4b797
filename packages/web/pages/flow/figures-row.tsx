type FiguresRowProps = {
  figures: readonly { label: string; value: string; more?: string | null }[];
};

/** A few figures side by side, each with its word. */
export function FiguresRow({ figures }: FiguresRowProps) {
  if (figures.length === 0) return null;
  return (
    <dl class="figures-row">
      {figures.map(({ label, value, more }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {more && <dd class="figures-row__more">{more}</dd>}
        </div>
      ))}
    </dl>
  );
}
