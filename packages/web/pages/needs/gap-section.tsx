import type { GapLineView, GapSectionView } from './needs-view.ts';

/** Need beside supply, line by line: two bars, what they come to in words, and the same as a table. */
export function GapSection({ section }: { section: GapSectionView }) {
  const { id, heading, lead, lines } = section;
  return (
    <section class="needs__section" aria-labelledby={`${id}-heading`}>
      <h2 class="ds-heading" data-size="xs" id={`${id}-heading`}>
        {heading}
      </h2>
      <p class="hint">{lead}</p>
      <ul class="gap-lines">
        {lines.map((line) => (
          <li class="gap-line">
            <h3 class="gap-line__label">{line.label}</h3>
            <Bars line={line} />
            <p>{line.sentence}</p>
          </li>
        ))}
      </ul>
      <details class="plain-details">
        <summary>{`${heading}, som tabell`}</summary>
        <GapTable caption={heading} lines={lines} />
      </details>
    </section>
  );
}

/** Drawn for the eye alone: the sentence below and the table say the same. */
function Bars({ line: { drawn, figures, mapped } }: { line: GapLineView }) {
  return (
    <div class="gap-bars" aria-hidden="true">
      {mapped && (
        <>
          <span>Behov</span>
          <Bar parts={[['people', drawn.people]]} />
          <span class="gap-bars__figure">{figures.people}</span>
        </>
      )}
      <span>Platser</span>
      <Bar
        parts={[
          ['places', drawn.places],
          ['free', drawn.free],
        ]}
      />
      <span class="gap-bars__figure">{figures.room}</span>
    </div>
  );
}

function Bar({ parts }: { parts: readonly (readonly ['people' | 'places' | 'free', number])[] }) {
  return (
    <svg class="gap-bar" aria-hidden="true" viewBox="0 0 1000 10" preserveAspectRatio="none">
      {parts.map(([part, share]) => (
        <rect class={`gap-bar__${part}`} width={Math.round(share * 1000)} height="10" />
      ))}
    </svg>
  );
}

/** The figures of some lines. What each column means is said once above. */
export function GapTable({ caption, lines }: { caption: string; lines: readonly GapLineView[] }) {
  return (
    <section class="table-scroll" tabindex={0} aria-label={caption}>
      <table class="ds-table">
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Grupp</th>
            <th scope="col">Personer</th>
            <th scope="col">Platser</th>
            <th scope="col">Lediga</th>
            <th scope="col">Saknas minst</th>
            <th scope="col">Står oanvända</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, figures }) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{figures.people}</td>
              <td>{figures.places}</td>
              <td>{figures.free}</td>
              <td>{figures.missing}</td>
              <td>{figures.unused}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
