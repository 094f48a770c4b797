import { paths } from '../paths.ts';
import { Age } from './age.tsx';
import { FreePlaces } from './free-places.tsx';
import {
  type AvailabilityView,
  freePlacesWording,
  numberWording,
  placesWording,
  waitWording,
} from './free-places-wording.ts';
import { MissingValue } from './missing-value.tsx';

export type AvailabilityBoxProps = { insatsId: string; availability: AvailabilityView; now: string };

/**
 * Places, queue and age on the page of one insats. It fetches itself anew every third second and is the whole answer
 * of the availability fragment; without script it is what it was when the page opened.
 */
export function AvailabilityBox({ insatsId, availability, now }: AvailabilityBoxProps) {
  const { status, places, queue, wait, reserved, asOf } = availability;
  return (
    <div
      id="availability"
      class="availability"
      data-status={status}
      data-announce={freePlacesWording(availability, now)}
      hx-get={paths.availabilityFragment(insatsId)}
      hx-trigger="every 3s"
      hx-swap="outerHTML"
    >
      <p class="availability__state">
        <FreePlaces availability={availability} now={now} />
      </p>
      <dl class="availability__figures">
        <div>
          <dt>Platser totalt</dt>
          <dd>{places === null ? <MissingValue /> : numberWording(places)}</dd>
        </div>
        <div>
          <dt>I kö</dt>
          <dd>{queue === null ? <MissingValue /> : numberWording(queue)}</dd>
        </div>
        {wait && (
          <div>
            <dt>Väntan</dt>
            <dd>{waitWording(wait)}</dd>
          </div>
        )}
      </dl>
      {reserved.map((share) => (
        <p class="availability__reserved">
          {`${placesWording(share.places)} är till för ${share.referrer}, ${numberWording(share.free)} av dem är lediga.`}
        </p>
      ))}
      <p class="availability__age">
        <SourceAndAge availability={availability} now={now} />
      </p>
      {status === 'unknown' && asOf !== null && (
        <p class="availability__age">
          Uppgiften är för gammal för att gå att lita på.{' '}
          <a class="ds-link" href="#contact" id="availability-ask">
            Fråga utföraren om det finns plats
          </a>
          .
        </p>
      )}
    </div>
  );
}

function SourceAndAge({ availability: { asOf, source }, now }: Omit<AvailabilityBoxProps, 'insatsId'>) {
  if (asOf === null) return <>Utföraren har inte uppgett några siffror än.</>;
  return (
    <>
      {source === 'ledger' ? 'Ur platsliggaren, ändrad' : 'Uppgett av utföraren'}{' '}
      <Age then={asOf} now={now} />
    </>
  );
}

export type AvailabilityNoteProps = {
  insatsId: string;
  availability: AvailabilityView;
  now: string;
  /** Replaces the note with the same id on the open page instead of standing where it is written. */
  outOfBand?: boolean;
};

/** Free places and their age beside a search result or in a list. */
export function AvailabilityNote({ insatsId, availability, now, outOfBand = false }: AvailabilityNoteProps) {
  const { status, places, queue, wait, asOf } = availability;
  return (
    <div class="note" id={`availability-${insatsId}`} hx-swap-oob={outOfBand ? 'true' : undefined}>
      <FreePlaces availability={availability} now={now} />
      {status !== 'unknown' && (
        <p class="note__detail">
          {[
            status === 'free' && places !== null && `av ${numberWording(places)}`,
            status === 'free' && queue !== null && queue > 0 && `${numberWording(queue)} i kö`,
            wait && `Väntan ${waitWording(wait)}`,
          ]
            .filter(Boolean)
            .map((part) => `${part} · `)
            .join('')}
          {asOf !== null && <Age then={asOf} now={now} />}
        </p>
      )}
    </div>
  );
}

export type AvailabilityNotesProps = {
  notes: readonly Pick<AvailabilityNoteProps, 'insatsId' | 'availability'>[];
  now: string;
};

/**
 * The figures of every result on an open search page, in one answer. Each finds its own place by id, so results keep
 * their order and the reader keeps theirs.
 */
export function AvailabilityNotes({ notes, now }: AvailabilityNotesProps) {
  return (
    <>
      {notes.map((note) => (
        <AvailabilityNote {...note} now={now} outOfBand />
      ))}
    </>
  );
}
