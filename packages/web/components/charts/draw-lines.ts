import { scaleLinear } from 'd3-scale';
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';

export type ChartPoint = { x: number; y: number };
type LimitsPoint = { x: number; low: number; high: number };
/** A mark on the time axis. */
export type ChartTick = { at: number; label: string };

export type LinesToDraw = {
  lines: readonly (readonly ChartPoint[])[];
  /** Limits around the first line. */
  limits: readonly LimitsPoint[];
  /** Steps keep their height until the next point; straight lines go there directly. */
  shape: 'straight' | 'steps';
  /** Shares end at 1 at the most, and are marked in percent. */
  unit: 'count' | 'share';
  ticks: readonly ChartTick[];
};

export type DrawnLines = {
  lines: readonly string[];
  /** Null: no limits. */
  limits: string | null;
  /** `y` in pixels from the top. */
  rows: readonly { y: number; label: string }[];
  /** Marks that fit beside each other. */
  columns: readonly DrawnColumn[];
};

/** `x` in percent of the width. `narrow`: there is room for it on a phone too. */
type DrawnColumn = { x: number; label: string; anchor: Anchor; narrow: boolean };
type Anchor = 'start' | 'middle' | 'end';

/**
 * The drawing is so many units wide, whatever the screen: the browser stretches it sideways, and the words beside it
 * keep their size. Heights are pixels.
 */
export const drawnWidth = 1000;
export const drawnHeight = 208;

/** How wide the drawing is at the least in pixels, on a phone and where there is room for more marks. */
const narrowPixels = 210;
const widePixels = 500;
/** Of a letter, and between two marks. */
const letterPixels = 8.5;
const gapPixels = 12;
/** Nearer than this to an edge, in percent, a mark would stand outside. */
const nearEdge = 12;
const shareStep = 0.05;

/** The paths and marks of a line chart. Begins at nought, so that half as high is half as much. */
export function drawLines({ lines, limits, shape, unit, ticks }: LinesToDraw): DrawnLines {
  const points = lines.flat();
  const across = [...points.map(({ x }) => x), ...ticks.map(({ at }) => at)];
  const x = scaleLinear([Math.min(...across), Math.max(...across)], [0, drawnWidth]);
  const highest = Math.max(...points.map(({ y }) => y), ...limits.map(({ high }) => high));
  const top = unit === 'share' ? Math.min(1, Math.max(shareStep, highest)) : Math.max(1, highest);
  const y = scaleLinear([0, top], [drawnHeight, 0]).nice(4);
  const curve = shape === 'steps' ? curveStepAfter : curveLinear;
  const lineOf = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  )
    .curve(curve)
    .digits(1);
  const areaOf = area<LimitsPoint>()
    .x((point) => x(point.x))
    .y0((point) => y(point.low))
    .y1((point) => y(point.high))
    .curve(curve)
    .digits(1);
  return {
    lines: lines.map((each) => lineOf(each) ?? ''),
    limits: limits.length === 0 ? null : areaOf(limits),
    rows: y
      .ticks(4)
      .filter((value) => unit === 'share' || Number.isInteger(value))
      .map((value) => ({
        y: y(value),
        label: unit === 'share' ? `${Math.round(value * 100)} %` : `${value}`,
      })),
    columns: columnsOf(ticks.map(({ at, label }) => ({ x: round((100 * x(at)) / drawnWidth), label }))),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

function columnsOf(marks: readonly Pick<DrawnColumn, 'x' | 'label'>[]): DrawnColumn[] {
  const anchored = marks.map((mark) => ({ ...mark, anchor: anchorAt(mark.x) }));
  const narrow = new Set(thatFit(anchored, narrowPixels));
  return thatFit(anchored, widePixels).map((mark) => ({ ...mark, narrow: narrow.has(mark) }));
}

function anchorAt(percent: number): Anchor {
  if (percent < nearEdge) return 'start';
  return percent > 100 - nearEdge ? 'end' : 'middle';
}

/** Each, each second or each third …: the most that fit into a width without touching each other, evenly apart. */
function thatFit<Mark extends Omit<DrawnColumn, 'narrow'>>(marks: readonly Mark[], pixels: number): Mark[] {
  for (let every = 1; every < marks.length; every += 1) {
    const some = marks.filter((_, place) => place % every === 0);
    if (!touch(some, pixels)) return some;
  }
  return marks.slice(0, 1);
}

function touch(marks: readonly Omit<DrawnColumn, 'narrow'>[], pixels: number): boolean {
  let taken = Number.NEGATIVE_INFINITY;
  return marks.some(({ x, label, anchor }) => {
    const width = label.length * letterPixels;
    const at = (x * pixels) / 100;
    const start = anchor === 'start' ? at : anchor === 'end' ? at - width : at - width / 2;
    if (start < taken) return true;
    taken = start + width + gapPixels;
    return false;
  });
}
