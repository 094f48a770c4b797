import { Alert } from '../../components/alert.tsx';
import type { InsatsView } from './insats-view.ts';

const headings = {
  own: null,
  demo: 'Det här är påhittade uppgifter för en demonstration',
  example: 'Det här är ett exempel ur öppna källor',
} as const;

/** Where the description comes from and how much of it is missing. Demo and example data always say so. */
export function Provenance({
  provenance,
  forbund,
  completeness,
}: Pick<InsatsView, 'provenance' | 'forbund' | 'completeness'>) {
  const heading = headings[provenance.kind];
  const { missing, total, missingLabels } = completeness;
  return (
    <section class="insats__section provenance" aria-labelledby="provenance-heading">
      <h2 class="ds-heading" data-size="xs" id="provenance-heading">
        Om uppgifterna
      </h2>
      {heading ? (
        <Alert tone="info">
          <p>
            <strong>{heading}.</strong> {provenance.sentence}
          </p>
          {provenance.note && <p>{provenance.note}</p>}
        </Alert>
      ) : (
        <>
          <p>{provenance.sentence}</p>
          {provenance.note && <p>{provenance.note}</p>}
        </>
      )}
      <p>{`Insatsen hör till ${forbund}.`}</p>
      {missing === 0 ? (
        <p>{`Alla ${total} uppgifter finns.`}</p>
      ) : (
        <details class="plain-details">
          <summary>{`${missing} av ${total} uppgifter saknas`}</summary>
          <ul class="ds-list">
            {missingLabels.map((label) => (
              <li>{label}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
