import type { Child } from 'hono/jsx';
import {
  adaptations,
  contents,
  kinds,
  ladder,
  ladderExplained,
  languageLevels,
  languages,
  type Step,
  tracks,
  weekdays,
} from '#insats';
import { Alert } from '../../components/alert.tsx';
import { CheckboxGroup, RadioGroup } from '../../components/choice-group.tsx';
import { ChoiceField, TextField } from '../../components/field.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { paths } from '../../paths.ts';
import type { NeedFormState, NeedView } from './need-view.ts';
import { decisions, notKnownYet, referral } from './need-words.ts';

const optionsOf = (vocabulary: Readonly<Record<string, string>>) =>
  Object.entries(vocabulary).map(([value, label]) => ({ value, label }));

const steps = Object.entries(ladder)
  .filter(([step]) => step !== 'self-support')
  .map(([value, label]) => ({ value, label, explanation: ladderExplained[value as Step] }));

const unknown = { value: '', label: notKnownYet };
const yesOrNo = [{ value: 'yes', label: 'Ja' }, { value: 'no', label: 'Nej' }, unknown];

type FormProps = Pick<NeedView, 'form' | 'municipalities' | 'about'>;

/** The need, in groups. Everything may be left empty: what is not known becomes a question in the answer. */
export function NeedForm({ form, municipalities, about }: FormProps) {
  const { errors, chosen, values } = form;
  const faults = Object.values(errors).filter(Boolean);
  return (
    <form class="need-form" method="post" action={paths.need} novalidate>
      {about && <HiddenFields fields={[{ name: 'insats', value: about.id }]} />}
      {faults.length > 0 && (
        <Alert tone="danger" heading="Något behöver rättas" answersAction>
          <p>Det står vid fältet vad som är fel. Allt annat du fyllt i finns kvar.</p>
          {errors.form && <p>{errors.form}</p>}
        </Alert>
      )}
      <div class="need-form__columns">
        <MunicipalityField form={form} municipalities={municipalities} />
        <TextField form={form} name="age" label="Ålder" kind="number" />
        <TextField
          form={form}
          name="hoursPerWeek"
          label="Timmar i veckan"
          kind="number"
          hint="Så mycket personen som mest kan delta."
        />
        <ChoiceField
          form={form}
          name="language"
          label="Svenska"
          hint="Hur mycket språket begränsar."
          none={notKnownYet}
          choices={optionsOf(languageLevels)}
        />
      </div>
      <RadioGroup
        name="step"
        legend="Vilket steg behöver personen en insats på nu?"
        error={errors.step}
        options={[...steps, unknown]}
        chosen={values.step ?? ''}
      />
      <CheckboxGroup
        name="mustCount"
        legend="Aktivitetskravet"
        error={errors.mustCount}
        options={[{ value: 'yes', label: 'Insatsen måste räknas i aktivitetskravet' }]}
        chosen={values.mustCount ? [values.mustCount] : []}
      />
      <Folded summary="Anpassningar" open={holds(form, ['adaptations'])}>
        <CheckboxGroup
          name="adaptations"
          legend="Vad behöver fungera för att personen ska kunna delta?"
          error={errors.adaptations}
          options={optionsOf(adaptations)}
          chosen={chosen.adaptations ?? []}
        />
      </Folded>
      <Folded
        summary="Beslut, intyg och anvisning"
        open={holds(form, [...Object.keys(decisions), 'referrer'])}
      >
        {Object.entries(decisions).map(([name, legend]) => (
          <RadioGroup
            name={name}
            legend={legend}
            error={errors[name]}
            options={yesOrNo}
            chosen={values[name] ?? ''}
            inRow
          />
        ))}
        <ChoiceField
          form={form}
          name="referrer"
          label="Vem anvisar personen?"
          none={notKnownYet}
          choices={optionsOf(referral)}
        />
      </Folded>
      <Folded summary="Dagar och tider" open={holds(form, ['days', 'from', 'to'])}>
        <CheckboxGroup
          name="days"
          legend="Vilka dagar kan personen?"
          hint="Kryssa inte i något om alla dagar går bra."
          error={errors.days}
          options={optionsOf(weekdays)}
          chosen={chosen.days ?? []}
        />
        <div class="need-form__columns">
          <TextField form={form} name="from" label="Tidigast klockan" hint="Till exempel 09:00." />
          <TextField form={form} name="to" label="Senast klockan" hint="Till exempel 12:00." />
        </div>
      </Folded>
      <Folded summary="Önskemål" open={holds(form, ['tracks', 'kinds', 'contents', 'languages', 'words'])}>
        <p class="hint">Önskemål lyfter det som passar. De tar inte bort något ur svaret.</p>
        <TextField
          form={form}
          name="words"
          label="Ord att leta efter"
          hint="Till exempel djur, trädgård eller utomhus. Skriv inget om personen."
        />
        <CheckboxGroup
          name="tracks"
          legend="Bredvid arbetet"
          error={errors.tracks}
          options={optionsOf(tracks)}
          chosen={chosen.tracks ?? []}
        />
        <CheckboxGroup
          name="contents"
          legend="Innehåll"
          error={errors.contents}
          options={optionsOf(contents)}
          chosen={chosen.contents ?? []}
        />
        <CheckboxGroup
          name="kinds"
          legend="Sorts insats"
          error={errors.kinds}
          options={optionsOf(kinds)}
          chosen={chosen.kinds ?? []}
        />
        <CheckboxGroup
          name="languages"
          legend="Språk som personen talar"
          error={errors.languages}
          options={optionsOf(languages)}
          chosen={chosen.languages ?? []}
        />
      </Folded>
      <button class="ds-button need-form__send" type="submit">
        {about ? `Visa om ${about.name} passar` : 'Visa vad som finns'}
      </button>
    </form>
  );
}

function MunicipalityField({ form, municipalities }: Pick<NeedView, 'form' | 'municipalities'>) {
  const { own, others } = municipalities;
  const groups = [
    { label: own.length === 1 ? 'Kommun i ert förbund' : 'Kommuner i ert förbund', choices: own },
    { label: 'Andra kommuner', choices: others },
  ].filter(({ choices }) => choices.length > 0);
  return (
    <ChoiceField
      form={form}
      name="municipality"
      label="Kommun"
      hint="Där personen bor."
      none={notKnownYet}
      choices={[]}
      groups={groups}
    />
  );
}

/** Whether any of the fields is filled in or has something to mend. */
function holds({ values, chosen, errors }: NeedFormState, fields: readonly string[]): boolean {
  return fields.some((name) => values[name] || (chosen[name]?.length ?? 0) > 0 || errors[name]);
}

function Folded({ summary, open, children }: { summary: string; open: boolean; children: Child }) {
  return (
    <details class="plain-details" open={open}>
      <summary>{summary}</summary>
      <div class="need-form__folded">{children}</div>
    </details>
  );
}
