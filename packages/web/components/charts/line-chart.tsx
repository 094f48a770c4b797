import { ChartFigure, type ChartTable, type Look } from './chart-figure.tsx';
import { type ChartPoint, drawLines, drawnHeight, drawnWidth, type LinesToDraw } from './draw-lines.ts';

type ChartLine = { label: string; look: Look; points: readonly ChartPoint[] };

export type LineChartView = Omit<LinesToDraw, 'lines'> & {
  id: string;
  title: string;
  /** What the chart shows, told to whoever does not see it. */
  description: string;
  lines: readonly ChartLine[];
  /** What the limits around the first line mean; null where it has none. */
  limitsLabel: string | null;
  table: ChartTable;
};

/** Room for the marks below, and for half of the highest mark above. */
const above = 12;
const below = 34;

/** Lines over time, with what they mean above and the same figures as a table below. */
export function LineChart({ view }: { view: LineChartView }) {
  const { id, title, description, lines, limitsLabel, table } = view;
  const drawn = drawLines({ ...view, lines: lines.map(({ points }) => points) });
  const legend = [
    ...lines.map(({ look, label }) => ({ look, label })),
    ...(limitsLabel === null ? [] : [{ look: 'area' as const, label: limitsLabel }]),
  ];
  return (
    <ChartFigure id={id} title={title} legend={legend} table={table}>
      <svg
        class="chart__plot"
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        height={above + drawnHeight + below}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {drawn.rows.map(({ y, label }) => (
          <>
            <line class="chart-row" x1="0" x2="100%" y1={above + y} y2={above + y} />
            <text class="chart-mark" x="-8" y={above + y} dy="0.35em" text-anchor="end">
              {label}
            </text>
          </>
        ))}
        <svg
          y={above}
          width="100%"
          height={drawnHeight}
          viewBox={`0 0 ${drawnWidth} ${drawnHeight}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          overflow="visible"
        >
          {drawn.limits && <path class="chart-band" d={drawn.limits} />}
          {drawn.lines.map((path, place) => (
            <path class={`chart-line chart-line--${lines[place]?.look ?? 'extra'}`} d={path} />
          ))}
        </svg>
        {drawn.columns.map(({ x, label, anchor, narrow }) => (
          <text
            class={narrow ? 'chart-mark' : 'chart-mark chart-mark--wide'}
            x={`${x}%`}
            y={above + drawnHeight + 24}
            text-anchor={anchor}
          >
            {label}
          </text>
        ))}
      </svg>
    </ChartFigure>
  );
}
