import { Alert } from '../../components/alert.tsx';
import type { Link } from '../../components/link.ts';
import { type Frame, Page } from '../../components/page.tsx';

export type MessageView = {
  tone: 'info' | 'success' | 'warning' | 'danger';
  /** What happened, in a few words. */
  heading: string;
  /** What it means and what the reader can do, a paragraph each. */
  paragraphs: readonly string[];
  /** The ways on; the first is the most likely. */
  links: readonly Link[];
  /** To tell the support when something broke; the same as in the log. */
  reference?: string;
};

export type MessagePageProps = { frame: Frame; view: MessageView };

/** A page that says one thing: an error, a refusal or a receipt, and the way on. */
export function MessagePage({ frame, view }: MessagePageProps) {
  const [first, ...others] = view.links;
  return (
    <Page frame={frame} title={view.heading}>
      <div class="narrow message">
        <h1 class="ds-heading" data-size="md">
          {view.heading}
        </h1>
        <Alert tone={view.tone}>
          {view.paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </Alert>
        {view.reference && <p class="hint">{`Ange referensen ${view.reference} om du kontaktar oss.`}</p>}
        <p class="actions">
          {first && (
            <a class="ds-button" href={first.href}>
              {first.label}
            </a>
          )}
          {others.map((link) => (
            <a class="ds-link" href={link.href}>
              {link.label}
            </a>
          ))}
        </p>
      </div>
    </Page>
  );
}
