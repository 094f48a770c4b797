import { leaveReasons, passingReasons, refusalReasons } from '#ledger';
import { ChoiceField, type FormState, TextField } from '../../components/field.tsx';
import { EntryFacts, isUnsaved, More, PlaceForm } from './place-form.tsx';
import type { LedgerView, OfferView, QueueLineView } from './places-view.ts';
import { choicesOf } from './present-places.ts';

type SectionProps = { insats: string; ledger: LedgerView };

/** Those who wait, in order, and whoever joins them. */
export function QueueSection({ insats, ledger }: SectionProps) {
  const { queue, rule, choices, offerNext, join } = ledger;
  return (
    <section class="places__section" id="queue" aria-labelledby="queue-heading">
      <h2 class="ds-heading" data-size="xs" id="queue-heading">
        {`Kö (${queue.length})`}
      </h2>
      <p class="hint">{rule}</p>
      {queue.some(({ position }) => position !== null) && (
        <PlaceForm
          insats={insats}
          form="offer"
          state={offerNext}
          button="Erbjud plats till nästa i kön"
          strong
        >
          <CohortField form={offerNext} choices={choices} />
        </PlaceForm>
      )}
      {queue.length === 0 ? (
        <p>Ingen står i kön.</p>
      ) : (
        <ol class="entries">
          {queue.map((line) => (
            <QueueLine insats={insats} line={line} choices={choices} />
          ))}
        </ol>
      )}
      <More summary="Ställ någon i kön" open={isUnsaved(join)}>
        <PlaceForm insats={insats} form="join" state={join} button="Ställ i kön">
          <p class="hint">
            Skriv inte vem det gäller. Du får ett nummer på köplatsen; spara det i ert eget system.
          </p>
          <ClaimFields form={join} choices={choices} />
          <TextField
            form={join}
            name="earliestStart"
            label="Kan börja tidigast"
            kind="day"
            hint="Lämna tomt om personen kan börja när som helst."
          />
          <CohortField form={join} choices={choices} />
        </PlaceForm>
      </More>
    </section>
  );
}

function QueueLine({
  insats,
  line,
  choices,
}: {
  insats: string;
  line: QueueLineView;
  choices: LedgerView['choices'];
}) {
  const { entry, facts, position, offer, leave, resume } = line;
  return (
    <li
      class="entry"
      id={`entry-${entry}`}
      value={position ?? undefined}
      data-parked={position === null ? '' : undefined}
    >
      <p class="entry__place">{position === null ? 'Parkerad' : `Nummer ${position}`}</p>
      <EntryFacts entry={entry} facts={facts} />
      {resume && (
        <PlaceForm
          insats={insats}
          form="resume"
          state={resume}
          about={{ entry }}
          button="Kan få erbjudanden igen"
          whose={entry}
        />
      )}
      <More summary="Erbjud eller ta bort ur kön" open={isUnsaved(offer, leave)}>
        <PlaceForm
          insats={insats}
          form="offer"
          state={offer}
          about={{ entry }}
          button="Erbjud plats"
          whose={entry}
        >
          {(position ?? 2) > 1 && (
            <ChoiceField
              form={offer}
              name="passing"
              label="Varför går personen före i kön?"
              none="Ingen annan kan få platsen"
              choices={choicesOf(passingReasons)}
            />
          )}
          <CohortField form={offer} choices={choices} />
        </PlaceForm>
        <PlaceForm
          insats={insats}
          form="leave"
          state={leave}
          about={{ entry }}
          button="Ta bort ur kön"
          whose={entry}
        >
          <ChoiceField
            form={leave}
            name="reason"
            label="Varför lämnar personen kön?"
            none="Välj skäl"
            choices={choicesOf(leaveReasons)}
          />
        </PlaceForm>
      </More>
    </li>
  );
}

/** Offers that stand: who has until when, and the answer. */
export function OffersSection({ insats, ledger: { offers } }: SectionProps) {
  if (offers.length === 0) return null;
  return (
    <section class="places__section" id="offers" aria-labelledby="offers-heading">
      <h2 class="ds-heading" data-size="xs" id="offers-heading">
        {`Erbjudanden som väntar på svar (${offers.length})`}
      </h2>
      <ul class="entries">
        {offers.map((one) => (
          <Offer insats={insats} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Offer({ insats, one }: { insats: string; one: OfferView }) {
  const { entry, offer, facts, lastDay, accept, refuse } = one;
  return (
    <li class="entry" id={`entry-${entry}`}>
      <p class="entry__place">{`Gäller till och med ${lastDay}`}</p>
      <EntryFacts entry={entry} facts={facts} />
      {accept && (
        <PlaceForm
          insats={insats}
          form="accept"
          state={accept}
          about={{ offer }}
          button="Anta"
          whose={entry}
          strong
        >
          <TextField form={accept} name="startsOn" label="Första dagen" kind="day" />
        </PlaceForm>
      )}
      <More summary="Tackar nej" open={isUnsaved(refuse)}>
        <PlaceForm
          insats={insats}
          form="refuse"
          state={refuse}
          about={{ offer }}
          button="Registrera nej"
          whose={entry}
        >
          {accept ? (
            <ChoiceField
              form={refuse}
              name="refusedBy"
              label="Vem tackar nej?"
              choices={[
                { value: 'person', label: 'Personen' },
                { value: 'provider', label: 'Vi som utförare' },
              ]}
            />
          ) : (
            <p class="hint">Registrera bara det personen själv har sagt. Utföraren svarar för sig.</p>
          )}
          <ChoiceField
            form={refuse}
            name="reason"
            label="Varför?"
            none="Välj skäl"
            choices={choicesOf(refusalReasons)}
          />
          <ChoiceField
            form={refuse}
            name="afterwards"
            label="Och sedan?"
            choices={[
              { value: 'queue', label: 'Står kvar i kön' },
              { value: 'parked', label: 'Står kvar, men får inga erbjudanden tills vidare' },
              { value: 'leave', label: 'Lämnar kön' },
            ]}
          />
        </PlaceForm>
      </More>
    </li>
  );
}

type Choices = LedgerView['choices'];

/** Who sends the person, from where, and for how many hours. */
export function ClaimFields({ form, choices }: { form: FormState; choices: Choices }) {
  return (
    <>
      <ChoiceField
        form={form}
        name="referrer"
        label="Anvisande part"
        none="Välj"
        choices={choices.referrers}
      />
      <ChoiceField
        form={form}
        name="municipality"
        label="Kommun där personen bor"
        none="Välj"
        choices={choices.municipalities}
      />
      <TextField
        form={form}
        name="hoursPerWeek"
        label="Timmar i veckan"
        kind="number"
        hint="I hela kvartar, till exempel 20 eller 12,5."
      />
    </>
  );
}

/** Which start of the course; nothing where the insats is no course. */
export function CohortField({ form, choices }: { form: FormState; choices: Choices }) {
  if (choices.cohorts.length === 0) return null;
  return (
    <ChoiceField
      form={form}
      name="cohort"
      label="Kursstart"
      none="Välj kursstart"
      choices={choices.cohorts}
    />
  );
}
