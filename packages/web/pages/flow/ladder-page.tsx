import { BarList } from '../../components/charts/bar-list.tsx';
import { SankeyChart } from '../../components/charts/sankey-chart.tsx';
import { ChoiceLinks } from '../../components/choice-links.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FiguresRow } from './figures-row.tsx';
import type { LadderView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type LadderPageProps = { frame: Frame; view: LadderView };

/** The ladder: what there is on each step, and how people move between them. */
export function LadderPage({ frame, view }: LadderPageProps) {
  const { forbund, headline, period, months, steps, movements, ways } = view;
  return (
    <Page frame={frame} title={`Trappan – ${forbund.name}`} current={paths.flow}>
      <div class="flow">
        <p class="back">
          <a class="ds-link" href={paths.flags(forbund.id)}>
            Alla flaggor
          </a>
        </p>
        <div class="flow__head">
          <h1 class="ds-heading" data-size="md">
            Trappan
          </h1>
          <p class="flow__subject">{forbund.name}</p>
        </div>
        <ForbundNote forbund={forbund} />
        <p class="flow__sentence">{headline}</p>
        <section class="flow__section" aria-labelledby="steps-heading">
          <h2 class="ds-heading" data-size="xs" id="steps-heading">
            Stegen i dag
          </h2>
          <ol class="ladder-steps">
            {steps.map(({ name, sentence, figures }) => (
              <li class="ladder-step">
                <h3 class="ladder-step__name">{name}</h3>
                <p>{sentence}</p>
                {figures.length > 0 && (
                  <details class="plain-details">
                    <summary>
                      Alla siffror<span class="ds-sr-only">{`: ${name}`}</span>
                    </summary>
                    <FiguresRow figures={figures} />
                  </details>
                )}
              </li>
            ))}
          </ol>
        </section>
        <section class="flow__section" aria-labelledby="movements-heading">
          <h2 class="ds-heading" data-size="xs" id="movements-heading">
            Så rör sig människor
          </h2>
          <ChoiceLinks {...months} />
          <p class="hint">{period}</p>
          {movements ? (
            <>
              {ways.length > 0 && (
                <>
                  <h3 class="flow__signal">De vanligaste vägarna från en insats</h3>
                  <BarList bars={ways} />
                </>
              )}
              <SankeyChart view={movements} />
            </>
          ) : (
            <p>Ingen har börjat eller slutat under de här månaderna, så vitt katalogen vet.</p>
          )}
        </section>
      </div>
    </Page>
  );
}
