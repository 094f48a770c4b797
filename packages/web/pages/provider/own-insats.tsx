import { Age } from '../../components/age.tsx';
import { momentWording } from '../../components/age-wording.ts';
import { Alert } from '../../components/alert.tsx';
import { FieldError } from '../../components/field-error.tsx';
import { FreePlaces } from '../../components/free-places.tsx';
import { numberWording, placesWording } from '../../components/free-places-wording.ts';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { Icon } from '../../components/icon.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { paths } from '../../paths.ts';
import type { OwnInsatsView, ReportFormView } from './provider-view.ts';

type OwnInsatsProps = { insats: OwnInsatsView; now: string };

/** Whether a form of the insats came back unsaved. */
export function hasErrors({ report, places }: OwnInsatsView): boolean {
  return [report?.errors ?? {}, places.errors].some((errors) => Object.values(errors).some(Boolean));
}

/** One insats as a card: what the public sees now, the one-tap answer, and the form for new figures. */
export function OwnInsats({ insats, now }: OwnInsatsProps) {
  const needsAnswer = insats.freshness !== 'fresh';
  return (
    <li class="own-insats" id={`insats-${insats.id}`} data-freshness={insats.freshness}>
      <h2 class="ds-heading own-insats__name" data-size="2xs">
        <a class="ds-link" data-color="neutral" href={paths.insats(insats.id)}>
          {insats.name}
        </a>
      </h2>
      {insats.receipt && (
        <Alert tone={insats.receipt.tone} heading={insats.receipt.heading} level={3} answersAction>
          <p>{insats.receipt.sentence}</p>
        </Alert>
      )}
      <p class="own-insats__state">
        <FreePlaces availability={insats.availability} now={now} />
      </p>
      <Freshness insats={insats} now={now} />
      {insats.canConfirm && <ConfirmForm insats={insats} />}
      {insats.report ? (
        <details class="own-insats__change" open={needsAnswer || hasErrors(insats)}>
          <summary>{insats.canConfirm ? 'Nya siffror' : 'Uppge siffror'}</summary>
          <ReportForm insats={insats} report={insats.report} />
          <PlacesForm insats={insats} />
        </details>
      ) : (
        <PlacesForm insats={insats} />
      )}
      <p>
        <a class="ds-link own-insats__ledger" href={paths.queueAndPlaces(insats.id)}>
          {insats.report ? 'Håll kö och platser här' : 'Kö, erbjudanden och placeringar'}
          <span class="ds-sr-only">{` för ${insats.name}`}</span>
        </a>
      </p>
      <p>
        <a class="ds-link flow-link" href={paths.insatsFlow(insats.id)}>
          Flödet genom insatsen
          <span class="ds-sr-only">{`: ${insats.name}`}</span>
        </a>
      </p>
    </li>
  );
}

function Freshness({ insats: { availability, freshness, staleAfter }, now }: OwnInsatsProps) {
  if (availability.asOf === null) {
    return <p class="hint">Ni har inte uppgett några siffror än. För andra ser det ut som att ingen vet.</p>;
  }
  return (
    <p class="hint">
      {freshness === 'stale' ? 'Visas som okänt för andra. Ni svarade senast ' : 'Ni svarade senast '}
      <Age then={availability.asOf} now={now} />
      {freshness === 'soon' && staleAfter !== null && `. Blir okänd ${momentWording(staleAfter)}`}.
    </p>
  );
}

function ConfirmForm({ insats }: { insats: OwnInsatsView }) {
  const { free, queue } = insats.availability;
  const figures = [
    free !== null && `${numberWording(free)} lediga`,
    queue !== null && `${numberWording(queue)} i kö`,
  ];
  return (
    <form method="post" action={paths.confirmation(insats.id)}>
      <HiddenFields fields={insats.confirmHiddenFields} />
      <button class="ds-button confirm" type="submit" aria-describedby={`confirm-${insats.id}`}>
        <Icon name="yes" />
        <span class="confirm__words">
          Stämmer fortfarande
          <span class="confirm__figures" id={`confirm-${insats.id}`}>
            {figures.filter(Boolean).join(', ')}
            <span class="ds-sr-only">{` på ${insats.name}`}</span>
          </span>
        </span>
      </button>
    </form>
  );
}

function ReportForm({
  insats: { id, availability },
  report,
}: {
  insats: OwnInsatsView;
  report: ReportFormView;
}) {
  return (
    <form class="report" method="post" action={paths.report(id)} novalidate>
      <HiddenFields fields={report.hiddenFields} />
      <FormError message={report.errors.form} />
      <Stepper
        id={`free-${id}`}
        name="free"
        label="Lediga platser"
        value={report.free}
        error={report.errors.free}
        focused={report.errors.free !== undefined}
        {...(availability.places !== null && { hint: `av ${placesWording(availability.places)}` })}
      />
      <Stepper
        id={`queue-${id}`}
        name="queue"
        label="Personer i kö"
        hint="Lämna tomt om ni inte räknar kön."
        value={report.queue}
        error={report.errors.queue}
        focused={report.errors.free === undefined && report.errors.queue !== undefined}
      />
      <button class="ds-button report__save" data-variant="secondary" type="submit">
        Spara nya siffror
      </button>
    </form>
  );
}

function PlacesForm({ insats: { id, places } }: { insats: OwnInsatsView }) {
  return (
    <details class="plain-details" open={Object.values(places.errors).some(Boolean)}>
      <summary>Ändra antal platser totalt</summary>
      <form class="report" method="post" action={paths.places(id)} novalidate>
        <HiddenFields fields={places.hiddenFields} />
        <FormError message={places.errors.form} />
        <Stepper
          id={`places-${id}`}
          name="places"
          label="Platser totalt"
          value={places.places}
          hint="Räkna både upptagna och lediga."
          error={places.errors.places}
          focused={places.errors.places !== undefined}
        />
        {places.overbooking !== null && (
          <div class="field">
            <label class="ds-label" for={`overbooking-${id}`}>
              Om fler redan är lovade: varför blir det färre platser?
            </label>
            <input
              class="ds-input"
              id={`overbooking-${id}`}
              name="overbooking"
              type="text"
              autocomplete="off"
              value={places.overbooking}
              aria-invalid={places.errors.overbooking ? 'true' : undefined}
              aria-describedby={places.errors.overbooking ? `overbooking-${id}-error` : undefined}
            />
            <FieldError id={`overbooking-${id}-error`} message={places.errors.overbooking} />
          </div>
        )}
        <button class="ds-button report__save" data-variant="secondary" type="submit">
          Spara antal platser
        </button>
      </form>
    </details>
  );
}

function FormError({ message }: { message: string | undefined }) {
  if (!message) return null;
  return (
    <Alert tone="danger" answersAction>
      <p>{message}</p>
    </Alert>
  );
}
