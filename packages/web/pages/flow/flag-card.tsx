import type { FlagCardView, FlagMarksView } from './flow-view.ts';

/** How much a flag asks for, and whether it is a fact or an estimate: in words, and by form as well as colour. */
export function FlagMarks({ marks }: { marks: FlagMarksView }) {
  return (
    <p class="flag-marks">
      <span class="flag-level" data-level={marks.level}>
        <FlagShape level={marks.level} />
        {marks.levelName}
      </span>
      <span class="flag-signal" data-signal={marks.signal}>
        {marks.signalName}
      </span>
    </p>
  );
}

const shapes: Record<FlagMarksView['level'], string> = {
  red: 'M4 22V2h15l-4 5 4 5H6',
  yellow: 'M12 3 22 20H2z',
  data: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
};

function FlagShape({ level }: { level: FlagMarksView['level'] }) {
  return (
    <svg class="flag-level__shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={shapes[level]} />
    </svg>
  );
}

const headingOf = (subject: string, kind: string) =>
  `${subject}: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;

/** Flags, one a card. `level` is that of the headings. */
export function FlagCards({ flags, level }: { flags: readonly FlagCardView[]; level: 3 | 4 }) {
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <ul class="flag-cards">
      {flags.map(({ href, subject, kind, marks, sentence, cause, since, latest, flow }) => (
        <li class="flag-card" data-level={marks.level} data-signal={marks.signal}>
          <FlagMarks marks={marks} />
          <Heading class="flag-card__heading">
            {href === null ? (
              headingOf(subject, kind)
            ) : (
              <a class="ds-link" href={href}>
                {headingOf(subject, kind)}
              </a>
            )}
          </Heading>
          <p>{sentence}</p>
          <p>
            <strong>{cause.label}</strong> {cause.sentence}
          </p>
          <p class="hint">{latest === null ? since : `${since}. ${latest}`}</p>
          {flow && (
            <p>
              <a class="ds-link flow-link" href={flow.href}>
                {flow.label}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
