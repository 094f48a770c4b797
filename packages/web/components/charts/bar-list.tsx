export type BarView = {
  label: string;
  figure: string;
  /** Of the longest, 0–1. */
  share: number;
  /** Filled, or drawn as an outline. */
  filled: boolean;
};

/** Bars with their words and figures. They are drawn for the eye alone: the words beside them say the same. */
export function BarList({ bars }: { bars: readonly BarView[] }) {
  return (
    <ul class="bars">
      {bars.map(({ label, figure, share, filled }) => (
        <li>
          <span>{label}</span>
          <span class="bars__figure">{figure}</span>
          <svg class="bars__bar" aria-hidden="true" focusable="false" height="14">
            <rect
              class={filled ? 'bar bar--filled' : 'bar bar--outlined'}
              x="1"
              y="1"
              width={`${Math.max(share === 0 ? 0 : 0.5, Math.round(share * 985) / 10)}%`}
              height="12"
              rx="2"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}
