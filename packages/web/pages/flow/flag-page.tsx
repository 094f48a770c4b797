import { Alert } from '../../components/alert.tsx';
import { FiguresTable } from '../../components/charts/chart-figure.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { FlagMarks } from './flag-card.tsx';
import { FlagForms } from './flag-forms.tsx';
import type { FlagView } from './flow-view.ts';
import { ForbundNote } from './forbund-note.tsx';

export type FlagPageProps = { frame: Frame; view: FlagView; unsaved: boolean };

/** One flag: what it says, why, what can be done with it, what it stands on, and what has happened to it. */
export function FlagPage({ frame, view, unsaved }: FlagPageProps) {
  const { forbund, subject, kind, marks, status, sentence, cause, since, receipt } = view;
  const title = `${kind} – ${subject}`;
  return (
    <Page frame={frame} title={unsaved ? `Fel i formuläret – ${title}` : title} current={paths.flow}>
      <div class="flow">
        <p class="back">
          <a class="ds-link" href={paths.flags(forbund.id)}>
            Alla flaggor
          </a>
        </p>
        <div class="flow__head">
          <h1 class="ds-heading" data-size="md">
            {kind}
          </h1>
          <p class="flow__subject">{subject}</p>
          <FlagMarks marks={marks} />
        </div>
        <ForbundNote forbund={forbund} />
        {receipt && (
          <Alert tone={receipt.tone} heading={receipt.heading} answersAction>
            <p>{receipt.sentence}</p>
          </Alert>
        )}
        <div class="flow__lead">
          <p class="flow__sentence">{sentence}</p>
          <p>
            <strong>{cause.label}</strong> {cause.sentence}
          </p>
          <p>{`${since} ${status}`}</p>
          <Flows view={view} />
        </div>
        <FlagForms view={view} />
        <Evidence view={view} />
        <section class="flow__section" aria-labelledby="unsaid-heading">
          <h2 class="ds-heading" data-size="xs" id="unsaid-heading">
            Det här säger flaggan inte
          </h2>
          <ul class="flow__how">
            {view.unsaid.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        </section>
        <History view={view} />
      </div>
    </Page>
  );
}

function Flows({ view: { flows } }: { view: FlagView }) {
  return (
    <ul class="flow__links">
      {flows.map(({ href, label }) => (
        <li>
          <a class="ds-link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Evidence({ view: { evidence } }: { view: FlagView }) {
  return (
    <section class="flow__section" aria-labelledby="evidence-heading">
      <h2 class="ds-heading" data-size="xs" id="evidence-heading">
        Siffrorna då och nu
      </h2>
      <p>{evidence.note}</p>
      {evidence.parts.map(({ heading, table }) => (
        <>
          <h3 class="flow__signal">{heading}</h3>
          <FiguresTable caption={`${heading}: siffrorna då och nu`} table={table} />
        </>
      ))}
    </section>
  );
}

function History({ view: { history } }: { view: FlagView }) {
  return (
    <section class="flow__section" aria-labelledby="history-heading">
      <h2 class="ds-heading" data-size="xs" id="history-heading">
        Det här har hänt
      </h2>
      <ol class="flag-history" reversed>
        {history.map(({ sentence, note }) => (
          <li>
            <p>{sentence}</p>
            {note && <p class="flag-history__note">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
