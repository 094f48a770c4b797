import { type ApiHandlers, changeInsats } from '#api';
import type { ProviderParts } from './parts.ts';

type PlaceOperations =
  | 'openLedger'
  | 'closeLedger'
  | 'carryIn'
  | 'setPlaceRules'
  | 'reservePlaces'
  | 'planCohort'
  | 'changeCohort'
  | 'cancelCohort'
  | 'acceptOffer'
  | 'startPlacement'
  | 'changeHours'
  | 'markReady'
  | 'endPlacement'
  | 'correctEntry';

/** The ledger of places as providers run it: what there is, who gets it, and how it ends. */
export function placesApi(
  parts: Pick<ProviderParts, 'insatsLog' | 'pace'>,
): Pick<ApiHandlers<'provider'>, PlaceOperations> {
  const { cohortId, offerId, placementId, entryId } = namedIn;
  return {
    openLedger: (call) => changeInsats(parts, call, { type: 'openLedger', ...call.body }),
    closeLedger: (call) => changeInsats(parts, call, { type: 'closeLedger' }),
    carryIn: (call) => changeInsats(parts, call, { type: 'carryIn', ...call.body }),
    setPlaceRules: (call) => changeInsats(parts, call, { type: 'setRules', ...call.body }),
    reservePlaces: (call) => changeInsats(parts, call, { type: 'reserve', ...call.body }),
    planCohort: (call) => changeInsats(parts, call, { type: 'planCohort', cohort: null, ...call.body }),
    changeCohort: (call) =>
      changeInsats(parts, call, { type: 'planCohort', cohort: cohortId(call), ...call.body }),
    cancelCohort: (call) => changeInsats(parts, call, { type: 'cancelCohort', cohort: cohortId(call) }),
    acceptOffer: (call) => changeInsats(parts, call, { type: 'accept', offer: offerId(call), ...call.body }),
    startPlacement: (call) => changeInsats(parts, call, { type: 'start', ...call.body }),
    changeHours: (call) =>
      changeInsats(parts, call, { type: 'changeHours', entry: placementId(call), ...call.body }),
    markReady: (call) =>
      changeInsats(parts, call, { type: 'markReady', entry: placementId(call), ...call.body }),
    endPlacement: (call) =>
      changeInsats(parts, call, { type: 'end', entry: placementId(call), ...call.body }),
    correctEntry: (call) =>
      changeInsats(parts, call, { type: 'correctEntry', entry: entryId(call), ...call.body }),
  };
}

const named =
  (parameter: string) =>
  ({ params }: { params: Record<string, string> }): string =>
    params[parameter] ?? '';

/** What the path names beside the insats. */
const namedIn = {
  cohortId: named('cohortId'),
  offerId: named('offerId'),
  placementId: named('placementId'),
  entryId: named('entryId'),
};
