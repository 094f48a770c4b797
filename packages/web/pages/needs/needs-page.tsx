import { Alert } from '../../components/alert.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { GapSection, GapTable } from './gap-section.tsx';
import { MappingForm } from './mapping-form.tsx';
import type { CriterionView, NeedsView } from './needs-view.ts';

export type NeedsPageProps = { frame: Frame; view: NeedsView; unsaved: boolean };

/** What people need beside what there is for them: what is missing, what stands unused, and which criteria lock. */
export function NeedsPage({ frame, view, unsaved }: NeedsPageProps) {
  const { forbund, others, receipt, mapping, supply, sections, tables, locked, open, form } = view;
  const title = `Behov och utbud – ${forbund.name}`;
  return (
    <Page frame={frame} title={unsaved ? `Fel i formuläret – ${title}` : title} current={paths.needs}>
      <div class="needs">
        <h1 class="ds-heading" data-size="md">
          Behov och utbud
        </h1>
        <p class="needs__forbund">{forbund.name}</p>
        {others.length > 0 && (
          <ul class="needs__others">
            {others.map(({ href, label }) => (
              <li>
                <a class="ds-link" href={href}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
        {receipt && (
          <Alert tone={receipt.tone} heading={receipt.heading} answersAction>
            <p>{receipt.sentence}</p>
          </Alert>
        )}
        {mapping ? (
          <div class="needs__lead">
            <p>
              <strong>{mapping.summary}</strong> {supply}
            </p>
            {mapping.demo && (
              <Alert tone="info" heading="Siffror för visning">
                <p>Kartläggningen kommer ur en publicerad utredning. Platserna är till stor del påhittade.</p>
              </Alert>
            )}
            <p class="hint">{`Källa: ${mapping.source}`}</p>
            {mapping.note && <p class="hint">{mapping.note}</p>}
          </div>
        ) : (
          <div class="needs__lead">
            <p>{supply}</p>
            <p>
              Behovet är inte kartlagt än. Lägg in en kartläggning längst ner, så visas vad som saknas och vad
              som står oanvänt.
            </p>
          </div>
        )}
        {sections.map((section) => (
          <GapSection section={section} />
        ))}
        {tables.map(({ caption, lines }) => (
          <details class="plain-details">
            <summary>{caption}</summary>
            <GapTable caption={caption} lines={lines} />
          </details>
        ))}
        {mapping && <Criteria locked={locked} open={open} />}
        <HowItIsCounted />
        <details class="plain-details" open={unsaved}>
          <summary>{mapping ? 'Ersätt kartläggningen' : 'Lägg in en kartläggning'}</summary>
          <MappingForm forbund={forbund.id} form={form} />
        </details>
      </div>
    </Page>
  );
}

function Criteria({ locked, open }: Pick<NeedsView, 'locked' | 'open'>) {
  return (
    <section class="needs__section" aria-labelledby="locked-heading">
      <h2 class="ds-heading" data-size="xs" id="locked-heading">
        Låsta platser
      </h2>
      {locked.length === 0 ? (
        <p>Av det som är kartlagt finns inget villkor som ensamt stänger någon grupp ute.</p>
      ) : (
        <>
          <p class="hint">Villkor som ensamma stänger platser för en grupp som behöver dem.</p>
          <CriterionList criteria={locked} />
        </>
      )}
      {open.length > 0 && (
        <details class="plain-details">
          <summary>{`Det här säger kartläggningen inte (${open.length})`}</summary>
          <p class="hint">
            Platserna räknas här som möjliga för alla. Kartlägg det som gäller flest platser, så syns hur
            många som kan komma i fråga.
          </p>
          <CriterionList criteria={open} />
        </details>
      )}
    </section>
  );
}

function CriterionList({ criteria }: { criteria: readonly CriterionView[] }) {
  return (
    <ul class="criteria-locks">
      {criteria.map(({ worded: [first, ...others], sentence }) => (
        <li class="criteria-lock">
          <p class="criteria-lock__worded">{first}</p>
          {others.length > 0 && (
            <ul class="criteria-lock__others">
              {others.map((other) => (
                <li>{other}</li>
              ))}
            </ul>
          )}
          <p>{sentence}</p>
        </li>
      ))}
    </ul>
  );
}

function HowItIsCounted() {
  return (
    <details class="plain-details">
      <summary>Så räknas det</summary>
      <ul class="needs__how">
        <li>Ingen person får två platser, och ingen plats ges till två. Halva platser räknas inte.</li>
        <li>
          ”Saknas minst” är de som inte får plats ens om gruppen hade alla platser för sig själv, också de som
          är upptagna nu.
        </li>
        <li>”Står oanvända” är lediga platser som ingen kartlagd kan fylla, hur de än fördelas.</li>
        <li>
          En plats räknas som möjlig så länge inget villkor säger nej. Det som ingen vet stänger ingen ute, så
          bristen kan vara större än den som visas, aldrig mindre.
        </li>
      </ul>
    </details>
  );
}
