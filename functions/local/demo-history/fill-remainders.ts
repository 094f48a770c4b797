import { type EntryAt, isAt, usesOf } from '#ledger';
import type { DemoHistory } from './demo-history.ts';
import type { Telling } from './telling.ts';

const wholeWeek = 40;
const hoursOfPlace = 40;
const lastEvening = { day: -1, minutes: 9 * 60 };

/**
 * Where people wait and less than a place is left over, those who take part for a part of the week take up more of it.
 * Otherwise a quarter of a place that nobody in the queue can use would stand in the catalogue as free.
 */
export async function fillRemainders(
  { ask, dayAt, insatsOf, log }: Telling,
  { ledgers, stops }: DemoHistory,
): Promise<void> {
  const silent = new Set(
    stops.flatMap(({ kind, externalReference }) => (kind === 'provider-silent' ? [externalReference] : [])),
  );
  for (const { externalReference } of ledgers) {
    const insats = insatsOf(externalReference);
    const head = await log.head(insats);
    if (!head?.book || head.book.queue === 0 || silent.has(externalReference)) continue;
    const { free } = usesOf(head, head.book).outsideCohorts;
    if (free >= 1) continue;
    let left = free * hoursOfPlace;
    for (const { entry, claim } of partOfWeek(await log.entries(insats), dayAt(lastEvening.day))) {
      const more = Math.min(left, wholeWeek - claim.minutes / 60);
      if (more <= 0) break;
      const hoursPerWeek = claim.minutes / 60 + more;
      await ask(externalReference, lastEvening, {
        type: 'changeHours',
        entry,
        hoursPerWeek,
        on: dayAt(lastEvening.day),
        overbooking: null,
      });
      left -= more;
    }
  }
}

/** Those who take part for less than a whole week, and began before a day. */
function partOfWeek(
  entries: Awaited<ReturnType<Telling['log']['entries']>>,
  day: string,
): EntryAt<'placed'>[] {
  return entries
    .filter((one) => isAt(one, 'placed'))
    .filter(({ claim, stage }) => claim.minutes < wholeWeek * 60 && (stage.startsOn ?? day) < day);
}
