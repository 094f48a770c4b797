import { Alert } from '../../components/alert.tsx';
import { ChoiceLinks } from '../../components/choice-links.tsx';
import type { Link } from '../../components/link.ts';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FlagCards } from './flag-card.tsx';
import type { FlagLevelView, FlowView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type FlowPageProps = { frame: Frame; view: FlowView };

/** Where the flow stops in a förbund: what to begin with first, facts apart from estimates. */
export function FlowPage({ frame, view }: FlowPageProps) {
  const { forbund, others, headline, watched, filters, levels, acknowledged, closed, empty, more } = view;
  return (
    <Page frame={frame} title={`Flöde – ${forbund.name}`} current={paths.flow}>
      <div class="flow">
        <h1 class="ds-heading" data-size="md">
          Flöde
        </h1>
        <p class="flow__forbund">{forbund.name}</p>
        <Links links={others} />
        <ForbundNote forbund={forbund} />
        <div class="flow__lead">
          <p>
            <strong>{headline}</strong>
          </p>
          <p>{watched}</p>
        </div>
        <div class="flow__filters">
          {filters.map((filter) => (
            <ChoiceLinks {...filter} />
          ))}
        </div>
        {empty && (
          <Alert tone="info" heading={empty.heading}>
            {empty.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            {empty.way && (
              <p>
                <a class="ds-link" href={empty.way.href}>
                  {empty.way.label}
                </a>
              </p>
            )}
          </Alert>
        )}
        {levels.map((level) => (
          <Level level={level} />
        ))}
        {acknowledged.length > 0 && (
          <section class="flow__section" aria-labelledby="acknowledged-heading">
            <h2 class="ds-heading" data-size="xs" id="acknowledged-heading">
              {`Kvitterade (${acknowledged.length})`}
            </h2>
            <p class="hint">Någon arbetar med de här. Stoppet finns kvar.</p>
            <FlagCards flags={acknowledged} level={3} />
          </section>
        )}
        {closed.length > 0 && (
          <section class="flow__section" aria-labelledby="closed-heading">
            <h2 class="ds-heading" data-size="xs" id="closed-heading">
              Stängda
            </h2>
            <details class="plain-details">
              <summary>{`Visa de senaste (${closed.length})`}</summary>
              <FlagCards flags={closed} level={3} />
            </details>
          </section>
        )}
        <section class="flow__section" aria-labelledby="more-heading">
          <h2 class="ds-heading" data-size="xs" id="more-heading">
            Mer om flödet
          </h2>
          <Links links={more} />
        </section>
        <HowItIsWatched />
      </div>
    </Page>
  );
}

function Links({ links }: { links: readonly Link[] }) {
  if (links.length === 0) return null;
  return (
    <ul class="flow__links">
      {links.map(({ href, label }) => (
        <li>
          <a class="ds-link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Level({ level: { id, heading, lead, signals } }: { level: FlagLevelView }) {
  return (
    <section class="flow__section" aria-labelledby={`${id}-heading`}>
      <h2 class="ds-heading" data-size="xs" id={`${id}-heading`}>
        {heading}
      </h2>
      <p>{lead}</p>
      {signals.map(({ heading: signal, flags }) => (
        <>
          <h3 class="flow__signal">{signal}</h3>
          <FlagCards flags={flags} level={4} />
        </>
      ))}
    </section>
  );
}

function HowItIsWatched() {
  return (
    <details class="plain-details">
      <summary>Fakta eller bedömning?</summary>
      <ul class="flow__how">
        <li>
          <strong>Fakta</strong> är siffror som de är i dag: platser, kö, väntan och hur många som är klara.
          De räknas, och prövas inte mot slump.
        </li>
        <li>
          <strong>Bedömningar</strong> jämför vad som har hänt med vad som brukar hända i insatser av samma
          slag. De kan vara fel, men sällan: varje flagga säger hur sällan.
        </li>
        <li>
          <strong>Röd</strong> betyder starkare tecken än <strong>gul</strong>. Ingen av dem säger att någon
          gör fel.
        </li>
      </ul>
    </details>
  );
}
