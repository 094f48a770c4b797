import type { AvailabilityView } from '../../components/free-places-wording.ts';
import type { HiddenField } from '../../components/hidden-fields.tsx';

export type ProviderView = {
  organisation: string;
  /** In the order shown: what is most stale first. */
  insatser: readonly OwnInsatsView[];
};

export type ReceiptView = {
  tone: 'success' | 'info' | 'danger';
  /** «Sparat.», «Det är redan sparat.» */
  heading: string;
  sentence: string;
};

export type OwnInsatsView = {
  id: string;
  name: string;
  /** Answer to the form just sent; null when none was. */
  receipt: ReceiptView | null;
  availability: AvailabilityView;
  /** Whether the figure is past its limit, soon to be, or fresh. The first two are open from the start. */
  freshness: 'stale' | 'soon' | 'fresh';
  /** When the figure turns unknown to the public unless someone confirms it; null when it already has or never was. */
  staleAfter: string | null;
  /** False when there is no figure to confirm. */
  canConfirm: boolean;
  confirmHiddenFields: readonly HiddenField[];
  /** Null where queue and placements are kept here: the figures are counted, and nobody states them. */
  report: ReportFormView | null;
  places: PlacesFormView;
};

/** Values as typed and an error sentence beside the field it concerns. */
export type ReportFormView = {
  free: string;
  queue: string;
  errors: { free?: string; queue?: string; form?: string };
  hiddenFields: readonly HiddenField[];
};

export type PlacesFormView = {
  places: string;
  /** Why there may be fewer places than are promised; null where nothing can be promised here. */
  overbooking: string | null;
  errors: { places?: string; overbooking?: string; form?: string };
  hiddenFields: readonly HiddenField[];
};
