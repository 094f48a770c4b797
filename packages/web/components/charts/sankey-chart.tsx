import { numberWording } from '../free-places-wording.ts';
import { ChartFigure, type ChartTable } from './chart-figure.tsx';
import { type DrawnSankey, drawSankey, roomForWords, type SankeyToDraw, sankeyWidth } from './draw-sankey.ts';

export type SankeyChartView = SankeyToDraw & {
  id: string;
  title: string;
  description: string;
  /** What a filled flow means, and one that is drawn as an outline. */
  filledLabel: string;
  outlinedLabel: string;
  table: ChartTable;
};

const endWidth = 8;
const wordsAbove = 9;

/** Flows from the left to the right. The words stand above the ends, so that there is room for them on a phone. */
export function SankeyChart({ view }: { view: SankeyChartView }) {
  const { id, title, description, table } = view;
  const drawn = drawSankey(view);
  if (!drawn) return null;
  return (
    <ChartFigure id={id} title={title} legend={[]} table={table}>
      <ul class="chart__legend">
        <li>
          <Sample filled />
          {view.filledLabel}
        </li>
        <li>
          <Sample filled={false} />
          {view.outlinedLabel}
        </li>
      </ul>
      <svg
        class="chart__flows"
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        height={drawn.height}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <svg
          width="100%"
          height={drawn.height}
          viewBox={`0 0 ${sankeyWidth} ${drawn.height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          {drawn.ribbons.map(({ path, filled }) => (
            <path class={filled ? 'flow-ribbon flow-ribbon--filled' : 'flow-ribbon'} d={path} />
          ))}
        </svg>
        <Ends ends={drawn.left} side="left" />
        <Ends ends={drawn.right} side="right" />
      </svg>
    </ChartFigure>
  );
}

function Ends({ ends, side }: { ends: DrawnSankey['left']; side: 'left' | 'right' }) {
  const isRight = side === 'right';
  return (
    <>
      {ends.map(({ label, short, count, y, height }) => (
        <>
          <rect
            class="flow-end"
            x={isRight ? '100%' : '0'}
            y={y}
            width={endWidth}
            height={height}
            transform={isRight ? `translate(-${endWidth} 0)` : undefined}
          />
          {(['wide', 'narrow'] as const).map((room) => (
            <text
              class={`chart-mark chart-mark--flow chart-mark--${room}`}
              x={isRight ? '100%' : '0'}
              y={Math.max(roomForWords / 2, y - wordsAbove)}
              text-anchor={isRight ? 'end' : 'start'}
            >
              {room === 'wide' ? label : short}{' '}
              <tspan class="chart-mark__count">{numberWording(count)}</tspan>
            </text>
          ))}
        </>
      ))}
    </>
  );
}

function Sample({ filled }: { filled: boolean }) {
  return (
    <svg class="chart__sample" viewBox="0 0 32 16" aria-hidden="true" focusable="false">
      <rect
        class={filled ? 'flow-ribbon flow-ribbon--filled' : 'flow-ribbon'}
        x="1"
        y="3"
        width="30"
        height="10"
      />
    </svg>
  );
}
