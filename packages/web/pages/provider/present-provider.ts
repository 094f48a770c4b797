import { type Availability, type Documents, daysAfter, type Head, placesOf } from '#ledger';
import { presentAvailability } from '../../components/present-availability.ts';
import type { OwnInsatsView, PlacesFormView, ReceiptView, ReportFormView } from './provider-view.ts';

/** How long before a figure turns unknown the provider is asked about it, in days. */
const askDaysBefore = 2;

/** What was typed into a form that could not be saved, and why, so that nothing has to be typed again. */
export type UnsavedForm =
  | { form: 'report'; insats: string; free: string; queue: string; errors: ReportFormView['errors'] }
  | {
      form: 'places';
      insats: string;
      places: string;
      overbooking: string;
      errors: PlacesFormView['errors'];
    };

/** Answer to the form just sent, for the insats it was about. */
export type Receipt = ReceiptView & { insats: string };

/** What became of the form just sent: not saved, or answered. */
export type Sent = { unsaved?: UnsavedForm | undefined; receipt?: Receipt | undefined };

export type OwnInsats = { head: Head; documents: Documents; availability: Availability };

/**
 * The provider's insatser, what is most stale first. `newKey` makes the idempotency key of each form: one a form and
 * page, so that a form sent twice is one change.
 */
export function presentOwnInsatser(
  insatser: readonly OwnInsats[],
  { unsaved, receipt }: Sent,
  newKey: () => string,
  now: string,
): OwnInsatsView[] {
  return insatser
    .toSorted((one, other) => stalest(one, other))
    .map((own) => {
      const { insats } = own.head;
      const sent = {
        unsaved: unsaved?.insats === insats ? unsaved : undefined,
        receipt: receipt?.insats === insats && !unsaved ? receipt : undefined,
      };
      return presentOwn(own, sent, newKey, now);
    });
}

function stalest(one: OwnInsats, other: OwnInsats): number {
  return (
    (one.availability.asOf ?? '').localeCompare(other.availability.asOf ?? '') ||
    one.documents.description.name.localeCompare(other.documents.description.name, 'sv')
  );
}

function presentOwn(
  { head, documents, availability }: OwnInsats,
  { unsaved, receipt }: Sent,
  newKey: () => string,
  now: string,
): OwnInsatsView {
  const { staleAfter } = availability;
  const places = placesOf(head);
  const formKey = () => [{ name: 'key', value: newKey() }];
  return {
    id: head.insats,
    name: documents.description.name,
    receipt: receipt ? { tone: receipt.tone, heading: receipt.heading, sentence: receipt.sentence } : null,
    availability: {
      ...presentAvailability(availability, head.counts),
      queue: head.book?.queue ?? head.counts?.queue ?? null,
    },
    freshness: freshnessOf(staleAfter, now),
    staleAfter: staleAfter !== null && now <= staleAfter ? staleAfter : null,
    canConfirm: head.counts !== null || head.book !== null,
    confirmHiddenFields: formKey(),
    report: head.book
      ? null
      : {
          free: String(head.counts?.free ?? ''),
          queue: String(head.counts?.queue ?? ''),
          errors: {},
          hiddenFields: formKey(),
          ...(unsaved?.form === 'report' && {
            free: unsaved.free,
            queue: unsaved.queue,
            errors: unsaved.errors,
          }),
        },
    places: {
      places: places === null ? '' : String(places).replace('.', ','),
      overbooking: head.book ? '' : null,
      errors: {},
      hiddenFields: formKey(),
      ...(unsaved?.form === 'places' && {
        places: unsaved.places,
        overbooking: head.book ? unsaved.overbooking : null,
        errors: unsaved.errors,
      }),
    },
  };
}

function freshnessOf(staleAfter: string | null, now: string): OwnInsatsView['freshness'] {
  if (staleAfter === null || staleAfter < now) return 'stale';
  return staleAfter < daysAfter(now, askDaysBefore) ? 'soon' : 'fresh';
}
