import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../render.ts';
import { drawLines, drawnHeight, drawnWidth } from './draw-lines.ts';
import { drawSankey, type SankeyToDraw } from './draw-sankey.ts';
import { LineChart, type LineChartView } from './line-chart.tsx';
import { SankeyChart } from './sankey-chart.tsx';
import { ageTicks, monthTicks, placeOfDay } from './time-ticks.ts';

const counted = { limits: [], shape: 'straight', unit: 'count', ticks: [] } as const;
const numbersIn = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([number]) => Number(number));
const pointsIn = (path: string) => {
  const numbers = numbersIn(path);
  return numbers.flatMap((x, place) => (place % 2 === 0 ? [{ x, y: numbers[place + 1] ?? 0 }] : []));
};

describe('Lines', () => {
  it('begin at nought, so that half as high is half as much', () => {
    const line = [
      { x: 0, y: 5 },
      { x: 10, y: 10 },
    ];
    const { lines, rows } = drawLines({ ...counted, lines: [line] });
    expect(rows.at(0)).toEqual({ y: drawnHeight, label: '0' });
    expect(pointsIn(lines[0] ?? '')).toEqual([
      { x: 0, y: drawnHeight / 2 },
      { x: drawnWidth, y: 0 },
    ]);
  });

  it('count people in whole numbers, and shares in percent up to the whole', () => {
    const few = drawLines({ ...counted, lines: [[{ x: 0, y: 2 }]] });
    expect(few.rows.map(({ label }) => label)).toEqual(['0', '1', '2']);
    const limits = [{ x: 0, low: 0.5, high: 1.4 }];
    const shares = drawLines({ ...counted, unit: 'share', limits, lines: [[{ x: 0, y: 0.9 }]] });
    expect(shares.rows.at(-1)).toEqual({ y: 0, label: '100 %' });
  });

  it('and the limits around them stay within the drawing, whatever the figures', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 800 }),
      y: fc.double({ min: 0, max: 900, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2 }), (line) => {
        const limits = line.map(({ x, y }) => ({ x, low: y / 2, high: y * 1.5 }));
        const drawn = drawLines({ ...counted, lines: [line], limits });
        for (const path of [...drawn.lines, drawn.limits ?? '']) {
          for (const { x, y } of pointsIn(path)) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x).toBeLessThanOrEqual(drawnWidth);
            expect(y).toBeGreaterThanOrEqual(-0.1);
            expect(y).toBeLessThanOrEqual(drawnHeight);
          }
        }
      }),
    );
  });

  it('have marks that do not touch each other on a phone', () => {
    const ticks = monthTicks('2025-01-10', '2026-12-20');
    const line = [
      { x: placeOfDay('2025-01-10'), y: 0 },
      { x: placeOfDay('2026-12-20'), y: 9 },
    ];
    const { columns } = drawLines({ ...counted, lines: [line], ticks });
    const narrow = columns.filter((column) => column.narrow);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(columns.length).toBeGreaterThan(narrow.length);
    expect(narrow.length).toBeGreaterThanOrEqual(2);
    const marked = ticks.filter(({ label }) => columns.some((column) => column.label === label));
    const apart = marked.slice(1).map(({ label }, place) => {
      const before = ticks.findIndex((tick) => tick.label === marked[place]?.label);
      return ticks.findIndex((tick) => tick.label === label) - before;
    });
    expect(new Set(apart).size).toBeLessThanOrEqual(1);
    const places = narrow.map(({ x }) => x);
    expect(places.slice(1).every((x, place) => x - (places[place] ?? 0) > 35)).toBe(true);
  });
});

describe('Marks of time', () => {
  it('stand at the first of months between two days', () => {
    expect(monthTicks('2026-01-15', '2026-04-02')).toEqual([
      { at: placeOfDay('2026-02-01'), label: 'feb 2026' },
      { at: placeOfDay('2026-03-01'), label: 'mars 2026' },
      { at: placeOfDay('2026-04-01'), label: 'april 2026' },
    ]);
  });

  it('go on over the turn of the year', () => {
    expect(monthTicks('2025-11-20', '2026-01-03').map(({ label }) => label)).toEqual([
      'dec 2025',
      'jan 2026',
    ]);
  });

  it('tell the time since somebody began by half years', () => {
    expect(ageTicks(400).map(({ label }) => label)).toEqual(['Start', '6 mån', '1 år']);
  });
});

const side = (...ids: string[]) => ids.map((id) => ({ id, label: `Steget ${id}`, short: id }));
const flows: SankeyToDraw = {
  left: side('a', 'b', 'nobody'),
  right: side('a', 'c'),
  links: [
    { from: 'a', to: 'c', count: 10, filled: true },
    { from: 'b', to: 'c', count: 1, filled: true },
    { from: 'b', to: 'a', count: 3, filled: false },
  ],
};

describe('Flows', () => {
  it('are as wide as they are many, and the ends as high as all that leave or come', () => {
    const drawn = drawSankey(flows);
    expect(drawn?.left.map(({ label, count }) => [label, count])).toEqual([
      ['Steget a', 10],
      ['Steget b', 4],
    ]);
    expect(drawn?.right.map(({ count }) => count)).toEqual([3, 11]);
    const heights = [...(drawn?.left ?? []), ...(drawn?.right ?? [])].map(
      ({ count, height }) => height / count,
    );
    for (const each of heights) expect(each).toBeCloseTo(heights[0] ?? 0, 0);
  });

  it('leave room above each end for its words', () => {
    const drawn = drawSankey(flows);
    for (const ends of [drawn?.left ?? [], drawn?.right ?? []]) {
      let taken = 0;
      for (const { y, height } of ends) {
        expect(y - taken).toBeGreaterThanOrEqual(31.9);
        taken = y + height;
      }
    }
  });

  it('are nothing to draw where nobody has moved', () => {
    expect(drawSankey({ ...flows, links: [] })).toBeNull();
  });
});

const chart: LineChartView = {
  ...counted,
  id: 'onward',
  title: 'Har gått vidare: 7 färre än väntat',
  description: '2 har gått vidare. Väntat var 9.',
  lines: [
    {
      label: 'Har hänt: 2',
      look: 'actual',
      points: [
        { x: 0, y: 0 },
        { x: 9, y: 2 },
      ],
    },
    {
      label: 'Väntat: 9',
      look: 'expected',
      points: [
        { x: 0, y: 0 },
        { x: 9, y: 9 },
      ],
    },
  ],
  limitsLabel: null,
  table: { columns: ['Till och med', 'Har hänt', 'Väntat'], rows: [['31 oktober 2026', '2', '9']] },
};

describe('A chart', () => {
  it('is an image with a name and a description, and has its figures as a table', () => {
    const html = documentOf(<LineChart view={chart} />);
    expect(html).toContain('role="img" aria-labelledby="onward-title" aria-describedby="onward-description"');
    expect(html).toContain('<title id="onward-title">Har gått vidare: 7 färre än väntat</title>');
    expect(html).toContain('<desc id="onward-description">2 har gått vidare. Väntat var 9.</desc>');
    expect(html).toContain('<th scope="row">31 oktober 2026</th><td>2</td><td>9</td>');
  });

  it('tells its lines apart by form beside colour, and says what they are', () => {
    const html = documentOf(<LineChart view={chart} />);
    for (const { label, look } of chart.lines) {
      expect(html).toContain(label);
      expect(html.split(`chart-line--${look}"`)).toHaveLength(3);
    }
  });

  it('needs no style of its own, which the content policy forbids', () => {
    const view = { ...flows, ...{ id: 'movements', title: 'Vart', description: 'Vart', table: chart.table } };
    const html = documentOf(
      <>
        <LineChart view={chart} />
        <SankeyChart view={{ ...view, filledLabel: 'Vidare', outlinedLabel: 'Annat' }} />
      </>,
    );
    expect(html).not.toContain('style=');
  });
});
