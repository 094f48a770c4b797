import { contracts } from '#api';
import type { Operation } from '#topology';
import type { TwoForbund } from './two-forbund.ts';

type Made = { insats: string; entry?: string; offer?: string; cohort?: string };

export async function newInsats(
  { keep }: TwoForbund,
  forbund: string,
  organisation: string,
): Promise<string> {
  const body = { ...contracts.createInsats.example.request, organisation };
  return (await keep<Made>(forbund, 'POST', '/api/v1/admin/insatser', body)).insats;
}

/** A new insats in the state that an operation needs, with what else its path names. */
export async function prepared(
  operation: Operation,
  catalogue: TwoForbund,
  forbund: string,
  organisation: string,
): Promise<Record<string, string>> {
  const insatsId = await newInsats(catalogue, forbund, organisation);
  const prepare = preparations[operation];
  if (!prepare) return { insatsId };
  const write = (method: string, path: string, body: unknown) =>
    catalogue.keep<Made>(forbund, method, `/api/v1/insatser/${insatsId}${path}`, body);
  return { insatsId, ...(await prepare(write)) };
}

type Write = (method: string, path: string, body: unknown) => Promise<Made>;
type Prepare = (write: Write) => Promise<Record<string, string>>;

const withPlaces: Prepare = async (write) => {
  await write('PUT', '/places', { places: 12 });
  return {};
};

const withLedger: Prepare = async (write) => {
  await withPlaces(write);
  await write('POST', '/ledger', { rules: { sharing: true, offersNext: true } });
  return {};
};

const withQueue: Prepare = async (write) => {
  await withLedger(write);
  const { entry = '' } = await write('POST', '/queue', contracts.joinQueue.example.request);
  return { entryId: entry };
};

const withOffer: Prepare = async (write) => {
  const { entryId = '' } = await withQueue(write);
  const { offer = '' } = await write('POST', '/offers', {});
  return { entryId, offerId: offer };
};

const withPlacement: Prepare = async (write) => {
  await withLedger(write);
  const { entry = '' } = await write('POST', '/placements', contracts.startPlacement.example.request);
  return { placementId: entry };
};

const withCohort: Prepare = async (write) => {
  await withLedger(write);
  const { cohort = '' } = await write('POST', '/cohorts', contracts.planCohort.example.request);
  return { cohortId: cohort };
};

/** What the operations of the ledger of places need to find. */
const preparations: Partial<Record<Operation, Prepare>> = {
  openLedger: withPlaces,
  closeLedger: withLedger,
  carryIn: withLedger,
  setPlaceRules: withLedger,
  reservePlaces: withLedger,
  planCohort: withLedger,
  changeCohort: withCohort,
  cancelCohort: withCohort,
  acceptOffer: withOffer,
  startPlacement: withLedger,
  changeHours: withPlacement,
  markReady: withPlacement,
  endPlacement: withPlacement,
  // The example corrects the fourth event: that somebody joined the queue.
  correctEntry: withQueue,
  readQueue: withOffer,
  joinQueue: withLedger,
  leaveQueue: withQueue,
  resumeEntry: withQueue,
  markTold: withOffer,
  makeOffer: withQueue,
  refuseOffer: withOffer,
  listPlacements: withPlacement,
  readUse: withOffer,
  placesPage: withOffer,
  queueForm: async (write) => ({ ...(await withLedger(write)), form: 'join' }),
  offerForm: async (write) => ({ ...(await withQueue(write)), form: 'offer' }),
  placeForm: async (write) => ({ ...(await withLedger(write)), form: 'start' }),
};
