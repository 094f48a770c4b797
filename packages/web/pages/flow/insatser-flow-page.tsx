import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FlagMarks } from './flag-card.tsx';
import type { InsatserFlowView, InsatsInFlowView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type InsatserFlowPageProps = { frame: Frame; view: InsatserFlowView };

/** The insatser of a förbund with their flow over a year: those with flags first, the others by name. */
export function InsatserFlowPage({ frame, view: { forbund, headline, insatser } }: InsatserFlowPageProps) {
  return (
    <Page frame={frame} title={`Insatsernas flöde – ${forbund.name}`} current={paths.flow}>
      <div class="flow">
        <p class="back">
          <a class="ds-link" href={paths.flags(forbund.id)}>
            Alla flaggor
          </a>
        </p>
        <div class="flow__head">
          <h1 class="ds-heading" data-size="md">
            Insatsernas flöde
          </h1>
          <p class="flow__subject">{forbund.name}</p>
        </div>
        <ForbundNote forbund={forbund} />
        <p class="flow__sentence">{headline}</p>
        {insatser.length > 0 && (
          <>
            <p class="hint">
              De som har en flagga står först, de andra i bokstavsordning. ”8 av 17” betyder att 17 har slutat
              under ett år, och att 8 av dem gick vidare. Har liggaren förts kortare tid räknas den. De
              senaste veckorna är inte med, för avslut skrivs ofta in i efterhand.
            </p>
            <table class="ds-table flow-list">
              <caption class="ds-sr-only">Insatser, hur många som gick vidare, och flaggor</caption>
              <thead>
                <tr>
                  <th scope="col">Insats</th>
                  <th scope="col">Gick vidare</th>
                  <th scope="col">Flagga</th>
                </tr>
              </thead>
              <tbody>
                {insatser.map((insats) => (
                  <Row insats={insats} />
                ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Page>
  );
}

function Row({ insats: { link, kind, onward, share, flag } }: { insats: InsatsInFlowView }) {
  return (
    <tr>
      <th scope="row">
        <a class="ds-link flow-link" href={link.href}>
          {link.label}
        </a>
        {kind && <span class="hint flow-list__kind">{kind}</span>}
      </th>
      <td>
        {onward}
        {share && <span class="hint flow-list__more">{share}</span>}
      </td>
      <td>
        {flag && (
          <>
            <FlagMarks marks={flag.marks} />
            <a class="ds-link flow-link" href={flag.href}>
              {flag.label}
              <span class="ds-sr-only">{`: ${link.label}`}</span>
            </a>
            {flag.more && <span class="hint flow-list__more">{flag.more}</span>}
          </>
        )}
      </td>
    </tr>
  );
}
