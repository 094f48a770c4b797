import type { Child } from 'hono/jsx';

export type AlertProps = {
  tone: 'info' | 'success' | 'warning' | 'danger';
  heading?: string;
  /** Told at once by screen readers when the page opens; for answers to what the reader just did. */
  answersAction?: boolean;
  children: Child;
};

/** A boxed message. The tone has an icon and a colour; the words must carry the meaning alone. */
export function Alert({ tone, heading, answersAction = false, children }: AlertProps) {
  return (
    <div
      class="ds-alert alert"
      data-color={tone}
      role={answersAction ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      {heading && (
        <h2 class="ds-heading" data-size="2xs">
          {heading}
        </h2>
      )}
      {children}
    </div>
  );
}
