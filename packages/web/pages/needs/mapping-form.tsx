import { Alert } from '../../components/alert.tsx';
import { type FormState, TextField } from '../../components/field.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { TextAreaField } from '../../components/text-area-field.tsx';
import { paths } from '../../paths.ts';

type MappingFormProps = { forbund: string; form: FormState };

const example = `steg;timmar;svenska;personer
Sysselsättning;upp till 10;Lätt svenska;24
Sysselsättning;11–20;vet ej;18
Arbetsinriktad rehabilitering;11–30;Ingen begränsning;35`;

/** A mapping, typed or pasted from a spreadsheet. It takes the place of the one before. */
export function MappingForm({ forbund, form }: MappingFormProps) {
  const hidden = [
    { name: 'key', value: form.key },
    { name: 'forbund', value: forbund },
    { name: 'version', value: form.values.version ?? '' },
  ];
  return (
    <form class="mapping-form" method="post" action={paths.needs} novalidate>
      <HiddenFields fields={hidden} />
      {form.errors.form && (
        <Alert tone="danger" answersAction>
          <p>{form.errors.form}</p>
        </Alert>
      )}
      <p>
        Skriv bara antal. Grupper med färre än fem personer läggs ihop med andra när du sparar, så att ingen
        går att peka ut; det som var mindre sparas inte.
      </p>
      <TextField form={form} name="source" label="Var kommer siffrorna ifrån?" />
      <TextField form={form} name="mappedOn" label="Sista dagen i kartläggningen" kind="day" />
      <TextField
        form={form}
        name="people"
        label="Hur många personer är kartlagda?"
        kind="number"
        hint="Alla, även de som inte finns i grupperna nedan."
      />
      <TextAreaField
        form={form}
        name="groups"
        label="Grupperna"
        hint="Klistra in från ett kalkylark, eller skriv med semikolon mellan. Rubriker: steg, timmar, svenska, lss-beslut, kommun, personer. Vet du bara hur många per timmar, och hur många per steg, skriver du raderna var för sig och lämnar de andra cellerna tomma."
        rows={10}
        figures
      />
      <details class="plain-details">
        <summary>Visa ett exempel</summary>
        <pre class="mapping-form__example" tabindex={0}>
          {example}
        </pre>
      </details>
      <TextAreaField form={form} name="note" label="Vad säger kartläggningen inte? (frivilligt)" rows={3} />
      <button class="ds-button" type="submit">
        Spara kartläggningen
      </button>
    </form>
  );
}
