import type { Child } from 'hono/jsx';
import { Alert } from '../../components/alert.tsx';
import type { FormState } from '../../components/field.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { paths } from '../../paths.ts';
import type { FlagView } from './flow-view.ts';
import type { FlagForm as FormName } from './present-flag.ts';

const nothingOfPersons = 'Skriv inte om enskilda personer. Alla samordnare i förbundet kan läsa det.';

/** What can be done with a flag: the likely thing open, the rest folded away until it is asked for. */
export function FlagForms({ view }: { view: FlagView }) {
  const { acknowledge, note, close } = view.forms;
  return (
    <section class="flow__section" aria-labelledby="act-heading">
      <h2 class="ds-heading" data-size="xs" id="act-heading">
        {acknowledge ? 'Ta hand om den' : 'Skriv upp vad som görs'}
      </h2>
      {acknowledge && (
        <FlagForm view={view} form="acknowledgement" state={acknowledge} button="Kvittera flaggan" strong>
          <TextAreaField
            form={acknowledge}
            name="note"
            label="Vad gör ni åt det? (frivilligt)"
            hint={nothingOfPersons}
            rows={3}
          />
        </FlagForm>
      )}
      <Folded folded={acknowledge !== null} state={note} summary="Skriv bara en anteckning">
        <FlagForm view={view} form="notes" state={note} button="Spara anteckningen">
          <TextAreaField form={note} name="note" label="Anteckning" hint={nothingOfPersons} rows={3} />
        </FlagForm>
      </Folded>
      {close && (
        <Folded folded state={close} summary="Stäng flaggan">
          <FlagForm view={view} form="closing" state={close} button="Stäng flaggan">
            <p>Stäng den bara om det inte är något stopp. När tecknen är borta stängs den av sig själv.</p>
            <TextAreaField
              form={close}
              name="reason"
              label="Varför stängs den?"
              hint={nothingOfPersons}
              rows={3}
            />
          </FlagForm>
        </Folded>
      )}
    </section>
  );
}

type FoldedProps = { folded: boolean; state: FormState; summary: string; children: Child };

/** Folded away, unless something in it must be mended. */
function Folded({ folded, state, summary, children }: FoldedProps) {
  if (!folded) return <>{children}</>;
  return (
    <details class="plain-details" open={Object.values(state.errors).some(Boolean)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

type FlagFormProps = {
  view: FlagView;
  form: FormName;
  state: FormState;
  button: string;
  strong?: boolean;
  children: Child;
};

function FlagForm({ view, form, state, button, strong = false, children }: FlagFormProps) {
  const hidden = [
    { name: 'key', value: state.key },
    { name: 'forbund', value: view.forbund.id },
  ];
  return (
    <form class="place-form" method="post" action={paths.flagForm(view.id, form)} novalidate>
      <HiddenFields fields={hidden} />
      {state.errors.form && (
        <Alert tone="danger" answersAction>
          <p>{state.errors.form}</p>
        </Alert>
      )}
      {children}
      <button class="ds-button" data-variant={strong ? undefined : 'secondary'} type="submit">
        {button}
      </button>
    </form>
  );
}
