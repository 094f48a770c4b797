import { figuresOf } from '#flow';
import { seededNumbers } from '../../builders/virtual-time.ts';
import { openCalendar } from '../calendar.ts';
import { wholeBetween } from '../draws.ts';
import { liveThrough } from '../live.ts';
import type { Customs } from '../plan.ts';
import { knownOn } from '../record.ts';
import { type Estimate, shareOf } from './figures.ts';
import { planOf, type Size, sizes, watchBegins, worldBegins } from './peer-world.ts';

const joinsWithin = 365;
const followed = 1_500;
/** Where nobody leaves the queue, hardly more may be referred than find a place. */
const pressureWhereAllStay = 1.02;

export type WaitsHeld = { leave: boolean; size: Size; held: Estimate & { of: number } };

/**
 * How often the 80 % interval of the predicted wait holds the wait of somebody who joined that day, and stayed until a
 * place came. Only where there was a wait to predict.
 */
export function measureWaits({
  seed,
  replicates,
  customs,
}: {
  seed: number;
  replicates: number;
  customs: Customs;
}) {
  const counts = sizes.flatMap((size) => [true, false].map((leave) => ({ leave, size, held: 0, of: 0 })));
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    for (const [index, count] of counts.entries()) {
      const holds = holdsTheWait(seed + replicate * 104_729 + index, count.size, count.leave, customs);
      if (holds === undefined) continue;
      count.of += 1;
      if (holds) count.held += 1;
    }
  }
  return counts.map(({ leave, size, held, of }): WaitsHeld => ({ leave, size, held: shareOf(held, of) }));
}

function holdsTheWait(seed: number, size: Size, leave: boolean, customs: Customs): boolean | undefined {
  const random = seededNumbers(seed);
  const plan = planOf(random, 'awaited', size);
  const on = watchBegins + wholeBetween(random, 0, joinsWithin);
  const calendar = openCalendar(worldBegins, on + followed, customs);
  const chance = Math.floor(random() * 2 ** 32);
  const staying = {
    leavesQueuePerDay: 0,
    arrivalsPerDay: (plan.arrivalsPerDay / 1.15) * pressureWhereAllStay,
  };
  const [house] = liveThrough(
    {
      plans: [leave ? plan : { ...plan, ...staying }],
      calendar,
      customs,
      stops: [],
      witnesses: [{ insats: plan.insats, on }],
    },
    () => seededNumbers(chance),
  );
  if (!house) throw new Error('nobody lived');
  const predicted = figuresOf(knownOn(house, on - 1), on - 1)?.waitDaysAgo(0);
  const waited = house.witnesses[0];
  if (!predicted || predicted.medianDays === 0 || !waited || waited.startedOn === null) return undefined;
  const days = waited.startedOn - on;
  return days >= predicted.lowDays && days <= predicted.highDays;
}
