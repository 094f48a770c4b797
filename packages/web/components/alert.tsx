import type { Child } from 'hono/jsx';

export type AlertProps = {
  tone: 'info' | 'success' | 'warning' | 'danger';
  heading?: string;
  /** Of the heading, where the message stands under another. */
  level?: 2 | 3;
  /** Told at once by screen readers when the page opens; for answers to what the reader just did. */
  answersAction?: boolean;
  children: Child;
};

/** A boxed message. The tone has an icon and a colour; the words must carry the meaning alone. */
export function Alert({ tone, heading, level = 2, answersAction = false, children }: AlertProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div
      class="ds-alert alert"
      data-color={tone}
      role={answersAction ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      {heading && (
        <Heading class="ds-heading" data-size="2xs">
          {heading}
        </Heading>
      )}
      {children}
    </div>
  );
}
