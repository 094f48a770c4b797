import * as z from 'zod';
import type { Lived } from './history.ts';
import type { FaultKind } from './storm.ts';

/** As much of an event as is counted: a whole one is checked elsewhere, and takes its time. */
const countedEvent = z.object({
  event: z.object({
    type: z.string(),
    automatic: z.boolean().optional(),
    into: z.object({}).nullish(),
    overbooking: z.string().nullish(),
  }),
});

const longestLog = 1_000;

/** What many histories were like, in counts: nothing of the histories themselves is kept. */
export type Tally = {
  histories: number;
  calls: number;
  sentAgain: number;
  /** Commands that changed something, and how often. */
  succeeded: Map<string, number>;
  refused: Map<string, number>;
  events: Map<string, number>;
  struck: Map<FaultKind | 'expired record', number>;
  linkedEndings: number;
  /** Offers that ran out and went on to the next in order at once. */
  expiryChains: number;
  overbookings: number;
};

export function emptyTally(): Tally {
  return {
    histories: 0,
    calls: 0,
    sentAgain: 0,
    succeeded: new Map(),
    refused: new Map(),
    events: new Map(),
    struck: new Map(),
    linkedEndings: 0,
    expiryChains: 0,
    overbookings: 0,
  };
}

/** Adds what a history was like. */
export async function addTo(tally: Tally, { witnessed, struck }: Lived): Promise<void> {
  tally.histories += 1;
  tally.calls += witnessed.calls.length;
  for (const { request, answer, again } of witnessed.calls) {
    if (again) tally.sentAgain += 1;
    if (typeof answer === 'string') add(tally.refused, answer);
    else if (answer.outcome === 'refused') add(tally.refused, answer.refused.refusal);
    else if (answer.changed) add(tally.succeeded, request.command.type);
  }
  for (const [kind, times] of struck) add(tally.struck, kind, times);
  for (const insats of witnessed.insatser) {
    const { items } = await witnessed.table.query({
      partition: `insats#${insats}`,
      from: 'event#',
      to: 'event#~',
      limit: longestLog,
    });
    const log = items.map(({ body }) => countedEvent.parse(body).event);
    for (const [index, event] of log.entries()) {
      add(tally.events, event.type);
      if (event.type === 'placementEnded' && event.into) tally.linkedEndings += 1;
      if ('overbooking' in event && event.overbooking) tally.overbookings += 1;
      const next = log[index + 1];
      if (event.type === 'offerExpired' && next?.type === 'offerMade' && next.automatic) {
        tally.expiryChains += 1;
      }
    }
  }
}

function add<Name>(counts: Map<Name, number>, name: Name, times = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

/** A tally as people read it. */
export function tallyLines(tally: Tally): string[] {
  const list = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([name, times]) => `${name} ${times}`)
      .join(', ');
  const { histories, calls, sentAgain, linkedEndings, expiryChains, overbookings } = tally;
  return [
    `${histories} histories, ${calls} requests answered, ${sentAgain} of them sent again after they were forgotten`,
    `commands that changed something: ${list(tally.succeeded)}`,
    `events: ${list(tally.events)}`,
    `refusals: ${list(tally.refused)}`,
    `faults: ${list(tally.struck)}`,
    `${linkedEndings} endings into the other insats, ${expiryChains} offers that ran out and went to the next, ${overbookings} decisions to go beyond the places`,
  ];
}
