/** What a bench measures, and how it is printed. */

/** One measured value. Where it is a comparison, `ratio` is `value / baseline`, in the same unit. */
export type Figure = {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  baseline?: number;
  ratio?: number;
};

export type BenchOptions = {
  /** Measured seconds per route, and as many for what it is compared with. */
  seconds: number;
  connections: number;
};

/** Measures and tells each figure as soon as it is known; the name of the bench is added by whoever listens. */
export type Bench = {
  /** What is measured, in a few words. */
  about: string;
  run(options: BenchOptions, tell: (figure: Omit<Figure, 'bench'>) => void): Promise<void>;
};

/** A measured value beside what it is compared with. */
export function compared(metric: string, unit: string, value: number, baseline: number) {
  return {
    metric,
    value: rounded(value),
    unit,
    baseline: rounded(baseline),
    ratio: rounded(value / baseline),
  };
}

/** A measured value alone. */
export function measured(metric: string, unit: string, value: number) {
  return { metric, value: rounded(value), unit };
}

const significantDigits = 4;

function rounded(value: number): number {
  return value >= 10 ** significantDigits ? Math.round(value) : Number(value.toPrecision(significantDigits));
}

const columns = { metric: 34, value: 12, unit: 14, baseline: 12, ratio: 8 };

export const tableHead = tableLine('', 'value', 'unit', 'baseline', 'ratio');

/** A figure as a line of a table for people. */
export function tableRow({ metric, value, unit, baseline, ratio }: Figure): string {
  return tableLine(metric, String(value), unit, String(baseline ?? ''), String(ratio ?? ''));
}

function tableLine(metric: string, value: string, unit: string, baseline: string, ratio: string): string {
  return [
    metric.padEnd(columns.metric),
    value.padStart(columns.value),
    ` ${unit}`.padEnd(columns.unit),
    baseline.padStart(columns.baseline),
    ratio.padStart(columns.ratio),
  ]
    .join('')
    .trimEnd();
}
