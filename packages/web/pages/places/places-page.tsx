import { Alert } from '../../components/alert.tsx';
import { ChoiceField, type FormState, TextField } from '../../components/field.tsx';
import { FreePlaces } from '../../components/free-places.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { isUnsaved, More, numberToRead, PlaceForm } from './place-form.tsx';
import { OverbookingField, PlacementsSection } from './placements-section.tsx';
import type { LedgerView, PlacesView } from './places-view.ts';
import { OffersSection, QueueSection } from './queue-section.tsx';

export type PlacesPageProps = { frame: Frame; view: PlacesView; unsaved: boolean };

/** Queue, offers and placements of one insats: what somebody has to do first, then those who wait and take part. */
export function PlacesPage({ frame, view, unsaved }: PlacesPageProps) {
  const { insats, availability, ledger, open, receipt } = view;
  const title = `Platser och kö – ${insats.name}`;
  return (
    <Page frame={frame} title={unsaved ? `Fel i formuläret – ${title}` : title}>
      <div class="places">
        <p class="back">
          <a class="ds-link" href={paths.insats(insats.id)}>
            {insats.name}
          </a>
        </p>
        <h1 class="ds-heading" data-size="md">
          Platser och kö
        </h1>
        {receipt && (
          <Alert tone={receipt.tone} heading={receipt.heading} answersAction>
            <p>{receipt.sentence}</p>
          </Alert>
        )}
        <p class="places__state">
          <FreePlaces availability={availability} now={frame.now} />
        </p>
        <p>
          <a class="ds-link flow-link" href={paths.insatsFlow(insats.id)}>
            Flödet genom insatsen
          </a>
        </p>
        {ledger ? <Ledger insats={insats.id} ledger={ledger} /> : <NoLedger insats={insats.id} open={open} />}
      </div>
    </Page>
  );
}

function Ledger({ insats, ledger }: { insats: string; ledger: LedgerView }) {
  return (
    <>
      <dl class="places__figures">
        {ledger.figures.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ledger.deficit && (
        <Alert tone="warning" heading="Platserna räcker inte">
          <p>{ledger.deficit}</p>
        </Alert>
      )}
      {ledger.toTell.length > 0 && (
        <section class="places__section" aria-labelledby="tell-heading">
          <h2 class="ds-heading" data-size="xs" id="tell-heading">
            Att göra
          </h2>
          <p class="hint">Katalogen vet inte vem det gäller och skickar inget till personen. Det gör du.</p>
          <ul class="entries">
            {ledger.toTell.map(({ entry, sentence, form }) => (
              <li class="entry">
                <p>
                  <code class="entry__id">{numberToRead(entry)}</code> {sentence}.
                </p>
                <PlaceForm
                  insats={insats}
                  form="told"
                  state={form}
                  about={{ entry }}
                  button="Jag har berättat"
                  whose={entry}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <OffersSection insats={insats} ledger={ledger} />
      <QueueSection insats={insats} ledger={ledger} />
      <PlacementsSection insats={insats} ledger={ledger} />
      {ledger.rules && (
        <More summary="Så delas platserna ut" open={isUnsaved(ledger.rules)}>
          <PlaceForm insats={insats} form="rules" state={ledger.rules} button="Spara">
            <RuleFields form={ledger.rules} />
            <OverbookingField form={ledger.rules} />
          </PlaceForm>
        </More>
      )}
    </>
  );
}

function NoLedger({ insats, open }: { insats: string; open: FormState | null }) {
  if (!open) {
    return (
      <p>Utföraren uppger siffror och håller ingen kö här. Kontakta utföraren om du vill ha en plats.</p>
    );
  }
  return (
    <section class="places__section" aria-labelledby="open-heading">
      <h2 class="ds-heading" data-size="xs" id="open-heading">
        Håll kö och platser här
      </h2>
      <p>
        Då räknas de lediga platserna fram av sig själva. Ni slutar att uppge siffror, och samordnare kan
        ställa personer i kön direkt.
      </p>
      <PlaceForm insats={insats} form="open" state={open} button="Börja hålla platser här" strong>
        <TextField
          form={open}
          name="taking"
          label="Hur många deltar redan nu?"
          kind="number"
          hint="De räknas in, men inte som nya. Timmar och startdag kan rättas efteråt."
        />
        <TextField
          form={open}
          name="hoursPerWeek"
          label="Hur många timmar i veckan, i genomsnitt?"
          kind="number"
        />
        <RuleFields form={open} />
        <OverbookingField form={open} />
      </PlaceForm>
    </section>
  );
}

const yesOrNo = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nej' },
];

function RuleFields({ form }: { form: FormState }) {
  return (
    <>
      <ChoiceField
        form={form}
        name="sharing"
        label="Kan två som går deltid dela på en plats?"
        choices={yesOrNo}
      />
      <TextField
        form={form}
        name="offerDays"
        label="Hur många arbetsdagar gäller ett erbjudande?"
        kind="number"
      />
      <ChoiceField
        form={form}
        name="offersNext"
        label="Ska platsen gå vidare till nästa i kön när någon tackar nej eller inte svarar?"
        choices={yesOrNo}
      />
    </>
  );
}
