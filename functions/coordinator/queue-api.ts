import { type ApiHandlers, changeInsats } from '#api';
import type { CoordinatorParts } from './parts.ts';

type QueueOperations = 'joinQueue' | 'leaveQueue' | 'resumeEntry' | 'markTold' | 'makeOffer' | 'refuseOffer';

/** Every change that a coordinator may make: in the queue, and by offers to those who stand in it. */
export function queueApi(
  parts: Pick<CoordinatorParts, 'insatsLog' | 'pace'>,
): Pick<ApiHandlers<'coordinator'>, QueueOperations> {
  const entryOf = ({ params }: { params: Record<string, string> }) => params.entryId ?? '';
  return {
    joinQueue: (call) => changeInsats(parts, call, { type: 'join', ...call.body }),
    leaveQueue: (call) => changeInsats(parts, call, { type: 'leave', entry: entryOf(call), ...call.query }),
    resumeEntry: (call) => changeInsats(parts, call, { type: 'resume', entry: entryOf(call) }),
    markTold: (call) => changeInsats(parts, call, { type: 'tell', entry: entryOf(call) }),
    makeOffer: (call) => changeInsats(parts, call, { type: 'offer', ...call.body }),
    refuseOffer: (call) =>
      changeInsats(parts, call, { type: 'refuse', offer: call.params.offerId ?? '', ...call.body }),
  };
}
