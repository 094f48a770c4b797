import { Alert } from '../../components/alert.tsx';
import { BarList } from '../../components/charts/bar-list.tsx';
import { FiguresTable } from '../../components/charts/chart-figure.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FiguresRow } from './figures-row.tsx';
import type { QuarterView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type QuarterPageProps = { frame: Frame; view: QuarterView };

/** A quarter on one page, for the board. */
export function QuarterPage({ frame, view }: QuarterPageProps) {
  const { forbund, title, period, headline, unsettled, figures, outcomes, onwardBy, steps } = view;
  return (
    <Page frame={frame} title={`${title} – ${forbund.name}`} current={paths.flow}>
      <div class="flow">
        <p class="back">
          <a class="ds-link" href={paths.flags(forbund.id)}>
            Alla flaggor
          </a>
        </p>
        <div class="flow__head">
          <h1 class="ds-heading" data-size="md">
            {title}
          </h1>
          <p class="flow__subject">{`${forbund.name}, ${period}`}</p>
        </div>
        <ForbundNote forbund={forbund} />
        <div class="flow__lead">
          <p class="flow__sentence">{headline}</p>
        </div>
        {unsettled.length > 0 && (
          <Alert tone="warning" heading="Tänk på">
            {unsettled.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </Alert>
        )}
        <FiguresRow figures={figures} />
        <section class="flow__section" aria-labelledby="onward-heading">
          <h2 class="ds-heading" data-size="xs" id="onward-heading">
            Vart de gick vidare
          </h2>
          {onwardBy.length === 0 ? <p>Ingen gick vidare under kvartalet.</p> : <BarList bars={onwardBy} />}
        </section>
        <section class="flow__section" aria-labelledby="outcomes-heading">
          <h2 class="ds-heading" data-size="xs" id="outcomes-heading">
            Så slutade det för alla
          </h2>
          {outcomes.length === 0 ? <p>Ingen slutade under kvartalet.</p> : <BarList bars={outcomes} />}
        </section>
        <section class="flow__section" aria-labelledby="steps-heading">
          <h2 class="ds-heading" data-size="xs" id="steps-heading">
            Steg för steg
          </h2>
          <ul class="quarter-steps">
            {steps.map((step) => (
              <li>
                <h3 class="ladder-step__name">{step.name}</h3>
                <p>{step.sentence}</p>
              </li>
            ))}
          </ul>
          <FiguresTable caption={`${title}, steg för steg`} table={view.table} />
        </section>
        <nav class="flow__neighbours" aria-label="Andra kvartal">
          <ul class="flow__links">
            {view.neighbours.map(({ href, label }) => (
              <li>
                <a class="ds-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </Page>
  );
}
