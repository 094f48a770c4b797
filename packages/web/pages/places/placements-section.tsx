import { ladder, outcomes } from '#insats';
import { passingReasons } from '#ledger';
import { ChoiceField, type FormState, TextField } from '../../components/field.tsx';
import { EntryFacts, isUnsaved, More, PlaceForm } from './place-form.tsx';
import type { LedgerView, PlacementView } from './places-view.ts';
import { choicesOf } from './present-places.ts';
import { ClaimFields, CohortField } from './queue-section.tsx';

const corrections = {
  mistaken: 'Felregistrerad, har aldrig funnits',
  'back-in-queue': 'Ska stå kvar i kön i stället',
} as const;

/** Those who take part, and those who have just stopped. */
export function PlacementsSection({ insats, ledger }: { insats: string; ledger: LedgerView }) {
  const { placements, ended, start, choices } = ledger;
  return (
    <section class="places__section" id="placements" aria-labelledby="placements-heading">
      <h2 class="ds-heading" data-size="xs" id="placements-heading">
        {`Deltar (${placements.length})`}
      </h2>
      {placements.length === 0 && <p>Ingen deltar just nu.</p>}
      <ul class="entries">
        {placements.map((one) => (
          <Placement insats={insats} one={one} />
        ))}
      </ul>
      {start && (
        <More summary="Registrera någon som börjar utan att ha stått i kön" open={isUnsaved(start)}>
          <PlaceForm insats={insats} form="start" state={start} button="Registrera placering">
            <ClaimFields form={start} choices={choices} />
            <TextField form={start} name="startsOn" label="Första dagen" kind="day" />
            <CohortField form={start} choices={choices} />
            <ChoiceField
              form={start}
              name="passing"
              label="Varför går personen före dem i kön?"
              none="Ingen står i kön"
              choices={choicesOf(passingReasons)}
            />
            <OverbookingField form={start} />
          </PlaceForm>
        </More>
      )}
      {ended.length > 0 && (
        <More
          summary={`Har slutat (${ended.length} senaste)`}
          open={isUnsaved(...ended.map((one) => one.correct))}
        >
          <ul class="entries">
            {ended.map(({ entry, facts, correct }) => (
              <li class="entry" id={`entry-${entry}`}>
                <EntryFacts entry={entry} facts={facts} />
                {correct && (
                  <More summary="Rätta" open={isUnsaved(correct)}>
                    <CorrectionForm
                      insats={insats}
                      entry={entry}
                      state={correct}
                      choices={{ 'not-ended': 'Har inte slutat', mistaken: corrections.mistaken }}
                    />
                  </More>
                )}
              </li>
            ))}
          </ul>
        </More>
      )}
    </section>
  );
}

function Placement({ insats, one }: { insats: string; one: PlacementView }) {
  const { entry, facts, readySince, forms } = one;
  return (
    <li class="entry" id={`entry-${entry}`}>
      {readySince && <p class="entry__place">{readySince}</p>}
      <EntryFacts entry={entry} facts={facts} />
      {forms && (
        <More summary="Ändra eller avsluta" open={isUnsaved(...Object.values(forms))}>
          <PlaceForm
            insats={insats}
            form="ready"
            state={forms.ready}
            about={{ entry, ready: readySince ? 'no' : 'yes' }}
            button={readySince ? 'Inte klar att gå vidare än' : 'Klar att gå vidare'}
            whose={entry}
          >
            {!readySince && (
              <ChoiceField
                form={forms.ready}
                name="toStep"
                label="Till vilket steg?"
                none="Vet inte än"
                choices={choicesOf(ladder)}
              />
            )}
          </PlaceForm>
          <PlaceForm
            insats={insats}
            form="hours"
            state={forms.hours}
            about={{ entry }}
            button="Spara timmar"
            whose={entry}
          >
            <TextField form={forms.hours} name="hoursPerWeek" label="Timmar i veckan" kind="number" />
            <TextField form={forms.hours} name="on" label="Från och med" kind="day" />
            <OverbookingField form={forms.hours} />
          </PlaceForm>
          <PlaceForm
            insats={insats}
            form="end"
            state={forms.end}
            about={{ entry }}
            button="Avsluta placeringen"
            whose={entry}
          >
            <ChoiceField
              form={forms.end}
              name="outcome"
              label="Vad ledde det till?"
              none="Välj utfall"
              choices={choicesOf(outcomes)}
            />
            <ChoiceField
              form={forms.end}
              name="toStep"
              label="Till vilket steg?"
              hint="Bara för den som går vidare eller tillbaka till en annan insats."
              none="Inget av dem"
              choices={choicesOf(ladder)}
            />
            <TextField form={forms.end} name="on" label="Sista dagen" kind="day" />
          </PlaceForm>
          <CorrectionForm insats={insats} entry={entry} state={forms.correct} choices={corrections} />
        </More>
      )}
    </li>
  );
}

type CorrectionFormProps = {
  insats: string;
  entry: string;
  state: FormState;
  choices: Record<string, string>;
};

/** What was registered wrong, and why: nothing is removed, the history holds both. */
function CorrectionForm({ insats, entry, state, choices }: CorrectionFormProps) {
  const about = { entry, corrects: state.values.corrects ?? '' };
  return (
    <PlaceForm insats={insats} form="correct" state={state} about={about} button="Rätta" whose={entry}>
      <ChoiceField form={state} name="kind" label="Vad blev fel?" none="Välj" choices={choicesOf(choices)} />
      <TextField
        form={state}
        name="reason"
        label="Varför rättas det?"
        hint="Några ord. Skriv inget om personen."
      />
    </PlaceForm>
  );
}

/** Needed only where the places do not suffice; the refusal says when. */
export function OverbookingField({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      name="overbooking"
      label="Om platserna inte räcker: varför går ni över?"
      hint="Lämna tomt annars. Underskottet syns tills det har läkt."
    />
  );
}
