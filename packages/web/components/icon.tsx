const shapes = {
  free: 'M5 12.5l4.5 4.5L19 7.5',
  queue: 'M6 12h.01M12 12h.01M18 12h.01',
  full: 'M6 12h12',
  closed: 'M9 6v12M15 6v12',
  unknown: 'M9 9.2a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1.1-1.4 2.1M12 18h.01',
  search: 'M16.5 16.5L21 21M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z',
  forward: 'M5 12h14M13 6l6 6-6 6',
  remove: 'M6 6l12 12M18 6L6 18',
  minus: 'M5 12h14',
  plus: 'M12 5v14M5 12h14',
  later: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  yes: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

export type IconProps = { name: keyof typeof shapes };

/** A line icon that follows the text's colour. Always beside words, so it is hidden from screen readers. */
export function Icon({ name }: IconProps) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
