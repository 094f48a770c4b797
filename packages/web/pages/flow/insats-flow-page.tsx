import { Alert } from '../../components/alert.tsx';
import { BarList } from '../../components/charts/bar-list.tsx';
import { FiguresTable } from '../../components/charts/chart-figure.tsx';
import { LineChart } from '../../components/charts/line-chart.tsx';
import { ChoiceLinks } from '../../components/choice-links.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FiguresRow } from './figures-row.tsx';
import { FlagCards } from './flag-card.tsx';
import type { EstimatesView, FactsView, InsatsFlowView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type InsatsFlowPageProps = { frame: Frame; view: InsatsFlowView };

/** The flow through one insats: what is to be noticed, the facts, and apart from them what is estimated. */
export function InsatsFlowPage({ frame, view }: InsatsFlowPageProps) {
  const { insats, forbund, back, area, headline, step, period, months } = view;
  const { onward, facts, estimates, whyNotMore } = view;
  return (
    <Page frame={frame} title={`Flödet genom ${insats.name}`} current={area}>
      <div class="flow">
        <p class="back">
          <a class="ds-link" href={back.href}>
            {back.label}
          </a>
        </p>
        <div class="flow__head">
          <h1 class="ds-heading" data-size="md">
            {`Flödet genom ${insats.name}`}
          </h1>
          {step && <p class="flow__subject">{step}</p>}
        </div>
        <ForbundNote forbund={forbund} />
        <div class="flow__lead">
          <p class="flow__sentence">{headline}</p>
          {onward && <p>{onward}</p>}
          <ul class="flow__links">
            <li>
              <a class="ds-link" href={paths.insats(insats.id)}>
                Om insatsen
              </a>
            </li>
            <li>
              <a class="ds-link" href={paths.queueAndPlaces(insats.id)}>
                Platser och kö
              </a>
            </li>
          </ul>
        </div>
        <Flags view={view} />
        <ChoiceLinks {...months} />
        <p class="hint">{`Avslut räknas ${period}.`}</p>
        <Facts facts={facts} />
        {estimates && <Estimates estimates={estimates} />}
        {whyNotMore && (
          <Alert tone="info" heading="Varför syns inte mer?">
            <p>{whyNotMore}</p>
          </Alert>
        )}
      </div>
    </Page>
  );
}

function Flags({ view: { flags, flagsNote } }: { view: InsatsFlowView }) {
  if (flags.length === 0) return null;
  return (
    <section class="flow__section" aria-labelledby="flags-heading">
      <h2 class="ds-heading" data-size="xs" id="flags-heading">
        Flaggor
      </h2>
      {flagsNote && <p class="hint">{flagsNote}</p>}
      <FlagCards flags={flags} level={3} />
    </section>
  );
}

function Facts({ facts }: { facts: FactsView }) {
  const { outcomes, noOutcomes, wait, occupancy, now, periods } = facts;
  return (
    <section class="flow__section flow__part" data-signal="fact" aria-labelledby="facts-heading">
      <h2 class="ds-heading" data-size="xs" id="facts-heading">
        Fakta
      </h2>
      <FiguresRow figures={now} />
      {wait && <p>{wait}</p>}
      {occupancy && <LineChart view={occupancy} />}
      <h3 class="flow__signal">Så slutade det</h3>
      {outcomes.length === 0 ? <p>{noOutcomes}</p> : <BarList bars={outcomes} />}
      {periods && (
        <>
          <h3 class="flow__signal">Perioder som utföraren har uppgett</h3>
          <FiguresTable caption="Perioder som utföraren har uppgett" table={periods} />
        </>
      )}
    </section>
  );
}

function Estimates({ estimates }: { estimates: EstimatesView }) {
  const { expected, noExpected, stay, curves, notTaken, curvesSentence, comparison } = estimates;
  return (
    <section class="flow__section flow__part" data-signal="estimate" aria-labelledby="estimates-heading">
      <h2 class="ds-heading" data-size="xs" id="estimates-heading">
        Bedömningar
      </h2>
      <p class="hint">Räknat på det som har hänt. Ju färre personer, desto osäkrare.</p>
      <h3 class="flow__signal">Väntat och verkligt</h3>
      {expected ? (
        <>
          <p>{expected.sentence}</p>
          <div class="charts">
            {expected.charts.map((chart) => (
              <LineChart view={chart} />
            ))}
          </div>
        </>
      ) : (
        <p>{noExpected}</p>
      )}
      <h3 class="flow__signal">Hur länge stannar de?</h3>
      <p>{stay.sentence}</p>
      {stay.residual.length > 0 && (
        <ul class="flow__how">
          {stay.residual.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      <h3 class="flow__signal">Vart tar de vägen, och när?</h3>
      <p>{curvesSentence}</p>
      <div class="charts">
        {curves.map((chart) => (
          <LineChart view={chart} />
        ))}
      </div>
      {notTaken.length > 0 && (
        <>
          <p>Ingen har gått de här vägarna:</p>
          <ul class="flow__how">
            {notTaken.map((way) => (
              <li>{way}</li>
            ))}
          </ul>
        </>
      )}
      {comparison && (
        <>
          <h3 class="flow__signal">Jämfört med andra av samma slag</h3>
          <p>{comparison.sentence}</p>
          <p class="hint">{comparison.label}</p>
          <details class="plain-details">
            <summary>Visa jämförelsen</summary>
            <FiguresTable caption="Jämfört med andra av samma slag" table={comparison.table} />
          </details>
        </>
      )}
    </section>
  );
}
