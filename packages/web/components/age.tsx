import { ageWording, momentWording } from './age-wording.ts';

export type AgeProps = {
  /** The moment the figure was right, RFC 3339. */
  then: string;
  /** The moment of rendering, RFC 3339. */
  now: string;
};

/** The age of a figure in words, with the exact moment for machines, hovering and print. */
export function Age({ then, now }: AgeProps) {
  return (
    <time datetime={then} title={momentWording(then)}>
      {ageWording(then, now)}
    </time>
  );
}
