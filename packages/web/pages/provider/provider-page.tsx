import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { hasErrors, OwnInsats } from './own-insats.tsx';
import type { ProviderView } from './provider-view.ts';

export type ProviderPageProps = { frame: Frame; view: ProviderView };

/** The provider's own insatser: what needs an answer first, each answered with one thumb. */
export function ProviderPage({ frame, view }: ProviderPageProps) {
  const waiting = view.insatser.filter((insats) => insats.freshness !== 'fresh').length;
  return (
    <Page
      frame={frame}
      title={view.insatser.some(hasErrors) ? 'Fel i formuläret – Mina insatser' : 'Mina insatser'}
      current={paths.provider}
    >
      <div class="provider">
        <h1 class="ds-heading" data-size="md">
          Mina insatser
        </h1>
        <p class="provider__who">{view.organisation}</p>
        {view.insatser.length === 0 ? (
          <p>
            Din organisation har inga insatser i katalogen än. Kontakta samordningsförbundet om någon borde
            finnas här.
          </p>
        ) : (
          <>
            <p class="provider__waiting">{waitingWording(waiting)}</p>
            <ul class="own-insatser">
              {view.insatser.map((insats) => (
                <OwnInsats insats={insats} now={frame.now} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Page>
  );
}

function waitingWording(waiting: number): string {
  if (waiting === 0) return 'Allt är färskt. Du behöver inte göra något nu.';
  return waiting === 1
    ? 'En insats behöver ett svar från dig.'
    : `${waiting} insatser behöver ett svar från dig.`;
}
