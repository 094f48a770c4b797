import type { Child } from 'hono/jsx';

/** The same figures as a chart, for whoever would rather read them. The first cell of a row is its heading. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly string[])[] };

/** How something is drawn, told apart by its form as well as by its colour. */
export type Look = 'actual' | 'expected' | 'extra' | 'area';

type ChartFigureProps = {
  id: string;
  title: string;
  /** What each form in the chart stands for. */
  legend: readonly { look: Look; label: string }[];
  table: ChartTable;
  children: Child;
};

/** A chart with its title above it, what its lines mean, and its figures as a table below. */
export function ChartFigure({ id, title, legend, table, children }: ChartFigureProps) {
  return (
    <figure class="chart">
      <figcaption class="chart__title" id={`${id}-caption`}>
        {title}
      </figcaption>
      {legend.length > 0 && (
        <ul class="chart__legend">
          {legend.map(({ look, label }) => (
            <li>
              <Sample look={look} />
              {label}
            </li>
          ))}
        </ul>
      )}
      {children}
      <details class="plain-details">
        <summary>
          Visa som tabell<span class="ds-sr-only">{`: ${title}`}</span>
        </summary>
        <FiguresTable caption={title} table={table} />
      </details>
    </figure>
  );
}

function Sample({ look }: { look: Look }) {
  return (
    <svg class="chart__sample" viewBox="0 0 32 16" aria-hidden="true" focusable="false">
      {look === 'area' ? (
        <rect class="chart-band" x="1" y="2" width="30" height="12" />
      ) : (
        <path class={`chart-line chart-line--${look}`} d="M0 8H32" />
      )}
    </svg>
  );
}

/** So many columns fit beside each other on a phone. */
const mostNarrow = 4;

/** Figures in rows, which scroll sideways in themselves where they are wider than the page. */
export function FiguresTable({ caption, table }: { caption: string; table: ChartTable }) {
  const [, ...rest] = table.columns;
  return (
    <section class="table-scroll" tabindex={0} aria-label={`Tabell: ${caption}`}>
      <table
        class={table.columns.length > mostNarrow ? 'ds-table figures figures--wide' : 'ds-table figures'}
      >
        <caption class="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.columns[0]}</th>
            {rest.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([heading, ...cells]) => (
            <tr>
              <th scope="row">{heading}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
