import { sankey, sankeyJustify } from 'd3-sankey';
import { area, curveBumpX } from 'd3-shape';

/** Where flows begin or end. The short label is for where there is little room. */
type SankeySide = readonly { id: string; label: string; short: string }[];
type SankeyLinkView = { from: string; to: string; count: number; filled: boolean };
export type SankeyToDraw = {
  left: SankeySide;
  right: SankeySide;
  links: readonly SankeyLinkView[];
};

/** `y` and `height` in pixels. */
type DrawnNode = { label: string; short: string; count: number; y: number; height: number };
export type DrawnSankey = {
  height: number;
  left: readonly DrawnNode[];
  right: readonly DrawnNode[];
  /** Widest first, so that the narrow ones are drawn upon them and seen. */
  ribbons: readonly { path: string; filled: boolean }[];
};

/** As wide as this whatever the screen; the browser stretches it sideways. */
export const sankeyWidth = 1000;
/** Above each end there is room for its words, so that no flow runs through them where it begins and ends. */
export const roomForWords = 32;
/** All that flows, one above the other. */
const heightOfAll = 300;
/** The narrowest flow can still be seen. */
const narrowest = 2;

type Node = { id: string; label: string; short: string };
type Link = { source: string; target: string; value: number; filled: boolean };

/** Where flows from one side to the other run. Ends without flows are left out. Null: there is nothing to draw. */
export function drawSankey({ left, right, links }: SankeyToDraw): DrawnSankey | null {
  const used = (side: SankeySide, which: 'from' | 'to') =>
    side.filter(({ id }) => links.some((link) => link[which] === id));
  const lefts = used(left, 'from').map((node) => ({ ...node, id: `from ${node.id}` }));
  const rights = used(right, 'to').map((node) => ({ ...node, id: `to ${node.id}` }));
  if (lefts.length === 0 || rights.length === 0) return null;
  const height = heightOfAll + Math.max(lefts.length, rights.length) * roomForWords;
  const layout = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(0)
    .nodePadding(roomForWords)
    // In the order that they were given: that of the ladder.
    .nodeSort(null)
    .extent([
      [0, roomForWords],
      [sankeyWidth, height],
    ]);
  const drawn = layout({
    nodes: [...lefts, ...rights],
    links: links.map(({ from, to, count, filled }) => ({
      source: `from ${from}`,
      target: `to ${to}`,
      value: count,
      filled,
    })),
  });
  const nodes = drawn.nodes.map(({ id, label, short, value = 0, y0 = 0, y1 = 0 }) => ({
    id,
    node: { label, short, count: value, y: round(y0), height: Math.max(narrowest, round(y1 - y0)) },
  }));
  const side = (start: string) => nodes.filter(({ id }) => id.startsWith(start)).map(({ node }) => node);
  return {
    height,
    left: side('from '),
    right: side('to '),
    ribbons: drawn.links
      .toSorted((one, other) => other.value - one.value)
      .map(({ y0 = 0, y1 = 0, width = 0, filled }) => ({ path: ribbon(y0, y1, width), filled })),
  };
}

/** A ribbon from a height on the left to another on the right; both are its middle. */
function ribbon(from: number, to: number, width: number): string {
  const half = Math.max(narrowest, width) / 2;
  const shape = area<readonly [number, number]>()
    .x(([x]) => x)
    .y0(([, y]) => y - half)
    .y1(([, y]) => y + half)
    .curve(curveBumpX)
    .digits(1);
  return (
    shape([
      [0, from],
      [sankeyWidth, to],
    ]) ?? ''
  );
}

const round = (pixels: number) => Math.round(pixels * 10) / 10;
