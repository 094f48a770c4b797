import { Alert } from '../../components/alert.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';

type SignInView = {
  /** What brought the reader here, when it was not a link: just signed out, timed out, refused by the sign-in. */
  reason: 'signed-out' | 'timed-out' | 'failed' | null;
  /** Where signing in starts, with the way back in it. */
  startHref: string;
};

export type SignInPageProps = { frame: Frame; view: SignInView };

const reasons = {
  'signed-out': { tone: 'success', text: 'Du är utloggad.' },
  'timed-out': {
    tone: 'info',
    text: 'Du var borta länge, så vi loggade ut dig. Logga in igen för att fortsätta.',
  },
  failed: { tone: 'danger', text: 'Det gick inte att logga in. Inget har ändrats. Försök en gång till.' },
} as const;

/** Where the reader chooses to sign in, and learns who needs to. */
export function SignInPage({ frame, view }: SignInPageProps) {
  const reason = view.reason && reasons[view.reason];
  return (
    <Page
      frame={frame}
      title={view.reason === 'signed-out' ? 'Du är utloggad' : 'Logga in'}
      current={paths.signIn}
    >
      <div class="narrow">
        <h1 class="ds-heading" data-size="md">
          Logga in
        </h1>
        {reason && (
          <Alert tone={reason.tone} answersAction>
            <p>{reason.text}</p>
          </Alert>
        )}
        <p>
          Du som är utförare, samordnare eller administratör loggar in för att arbeta i katalogen. För att
          söka insatser behöver du inte logga in.
        </p>
        <p class="actions">
          <a class="ds-button" href={view.startHref}>
            Logga in
          </a>
          <a class="ds-link" href={paths.search}>
            Sök insatser utan att logga in
          </a>
        </p>
      </div>
    </Page>
  );
}
