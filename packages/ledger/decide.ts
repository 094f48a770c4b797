import type { Command } from './commands.ts';
import { faultOfClosing } from './decide-capacity.ts';
import { decidePlaces, isBookCommand } from './decide-places.ts';
import { type Decision, record, refuse } from './decision.ts';
import type { PlaceSituation } from './draft.ts';
import type { Closure, LedgerEvent, Period } from './events.ts';
import { type Documents, fullTimeMinutes, type Head, placesOf } from './head.ts';
import type { Refusal } from './refusals.ts';
import { type Instant, latest, swedishDay } from './time.ts';

/** A period report as it stands: corrected ones are already replaced. */
export type StatedPeriod = { period: Period; statedIn: number };

/** What a decision may look at. Documents and periods are there only for the commands that need them. */
export type Situation = {
  head: Head | undefined;
  documents?: Documents | undefined;
  /** The stated periods that could touch the command's own, and the one it corrects. */
  periods?: StatedPeriod[];
  /** For commands on places, and where the insats keeps a ledger. */
  places?: PlaceSituation;
};

/**
 * What a command does to an insats at a moment: the events to record (none when nothing changes), or why it is
 * refused. Pure. The head must be there for every command but creation and import, and never lies in the future: a
 * clock that goes slow decides at the head's own moment.
 */
export function decide(command: Command, situation: Situation, now: Instant): Decision {
  if (command.type === 'createInsats') return decideCreation(command, situation.head);
  if (command.type === 'importRow') return decideImport(command, situation);
  const { head } = situation;
  if (!head) throw new Error(`${command.type} needs the head of an insats that exists`);
  if (head.status === 'closed') return refuse({ refusal: 'insatsIsClosed' });
  if (command.type === 'setPlaces' && !head.book) return decideNumberOfPlaces(command, head);
  if (isBookCommand(command)) {
    const contact = situation.documents?.description.contact ?? null;
    return decidePlaces(command, head, { ...placesIn(situation), contact }, latest(now, head.recordedAt));
  }
  switch (command.type) {
    case 'describe':
      return same(command.description, situation.documents?.description)
        ? record()
        : record({ type: 'insatsDescribed', description: command.description });
    case 'setCriteria':
      return same(command.criteria, situation.documents?.criteria)
        ? record()
        : record({ type: 'criteriaSet', criteria: command.criteria });
    case 'report':
      if (head.book && command.report.kind === 'now') return refuse({ refusal: 'ledgerKeptHere' });
      return command.report.kind === 'now'
        ? decideCounts(command.report, head)
        : decidePeriod(periodOf(command.report), head, situation.periods ?? [], now);
    case 'confirm':
      return head.counts || head.book
        ? record({ type: 'countsConfirmed' })
        : refuse({ refusal: 'nothingToConfirm' });
    case 'correct':
      return decideCorrection(command.correction, head, situation.periods ?? [], now);
    case 'planClosures':
      return decideClosures(command.closures, head.closures);
    case 'handOver':
      return command.organisation === head.organisation
        ? refuse({ refusal: 'sameOrganisation' })
        : record({ type: 'handedOver', organisation: command.organisation });
    case 'closeInsats': {
      const fault = head.book && faultOfClosing(head.book);
      return fault ? refuse(fault) : record({ type: 'insatsClosed', reason: command.reason });
    }
    default:
      return command satisfies never;
  }
}

function placesIn({ places }: Situation): PlaceSituation {
  if (!places) throw new Error('a command on places needs the entries that it is about');
  return places;
}

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

function decideCreation(command: CommandOf<'createInsats'>, head: Head | undefined): Decision {
  if (head) return refuse({ refusal: 'alreadyExists' });
  const { forbund, organisation, externalReference, description, criteria } = command;
  return record({ type: 'insatsCreated', forbund, organisation, externalReference, description, criteria });
}

/** Brings an insats to what an imported row says. The same row as last time changes nothing, whatever came between. */
function decideImport(command: CommandOf<'importRow'>, { head, documents }: Situation): Decision {
  const { row, rowHash } = command;
  if (head?.rowHash === rowHash) return record();
  if (head?.status === 'closed') return refuse({ refusal: 'insatsIsClosed' });
  const events: LedgerEvent[] = [];
  if (!head) {
    const { forbund, organisation, externalReference } = command;
    const { description, criteria } = row;
    events.push({ type: 'insatsCreated', forbund, organisation, externalReference, description, criteria });
  } else {
    if (head.organisation !== command.organisation) {
      events.push({ type: 'handedOver', organisation: command.organisation });
    }
    if (!same(row.description, documents?.description)) {
      events.push({ type: 'insatsDescribed', description: row.description });
    }
    if (!same(row.criteria, documents?.criteria))
      events.push({ type: 'criteriaSet', criteria: row.criteria });
  }
  const closures = decideClosures(row.closures, head?.closures ?? []);
  if ('refused' in closures) return closures;
  const imported: LedgerEvent = { type: 'rowImported', rowHash, report: row.report };
  // Where a ledger is kept the figures are its own, and no file's.
  if (head?.book) return record(...events, ...closures.events, imported);
  const minutesPerPlace = head?.minutesPerPlace ?? fullTimeMinutes;
  const capacityMinutes = row.places === null ? null : row.places * minutesPerPlace;
  if (capacityMinutes !== null && capacityMinutes !== head?.capacityMinutes) {
    events.push({ type: 'placesSet', capacityMinutes, minutesPerPlace });
  }
  const places = row.places ?? (head ? placesOf(head) : null);
  // Figures that stood in the file the last time are as old as they were then, and must not become fresh.
  const report = row.report && !same(row.report, head?.importedCounts) ? row.report : null;
  const free = report?.free ?? head?.counts?.free ?? 0;
  if (places !== null && free > places) {
    return refuse({ refusal: report ? 'moreFreeThanPlaces' : 'fewerPlacesThanFree', free, places });
  }
  if (report) events.push({ type: 'countsReported', ...report });
  return record(...events, ...closures.events, imported);
}

function decideNumberOfPlaces({ places, hoursPerPlace }: CommandOf<'setPlaces'>, head: Head): Decision {
  const free = head.counts?.free ?? 0;
  if (free > places) return refuse({ refusal: 'fewerPlacesThanFree', places, free });
  const minutesPerPlace = hoursPerPlace === null ? head.minutesPerPlace : hoursPerPlace * 60;
  const capacityMinutes = places * minutesPerPlace;
  if (head.capacityMinutes === capacityMinutes && head.minutesPerPlace === minutesPerPlace) return record();
  return record({ type: 'placesSet', capacityMinutes, minutesPerPlace });
}

function decideCounts(
  report: { free: number; queue: number | null; places?: number | undefined },
  head: Head,
): Decision {
  const { free, queue } = report;
  const places = report.places ?? placesOf(head);
  if (places !== null && free > places) return refuse({ refusal: 'moreFreeThanPlaces', free, places });
  const counts: LedgerEvent = { type: 'countsReported', free, queue };
  if (report.places === undefined || report.places === placesOf(head)) return record(counts);
  const { minutesPerPlace } = head;
  return record(
    { type: 'placesSet', capacityMinutes: report.places * minutesPerPlace, minutesPerPlace },
    counts,
  );
}

function decidePeriod(period: Period, head: Head, stated: StatedPeriod[], now: Instant): Decision {
  const fault = faultOfPeriod(period, head, stated, now);
  return fault ? refuse(fault) : record({ type: 'periodReported', period });
}

function decideCorrection(
  correction: CommandOf<'correct'>['correction'],
  head: Head,
  stated: StatedPeriod[],
  now: Instant,
): Decision {
  const { corrects, reason } = correction;
  if (correction.kind === 'now') {
    if (head.book) return refuse({ refusal: 'ledgerKeptHere' });
    if (head.counts?.statedIn !== corrects) return refuse({ refusal: 'reportReplaced' });
    const { free, queue } = correction;
    const places = placesOf(head);
    if (places !== null && free > places) return refuse({ refusal: 'moreFreeThanPlaces', free, places });
    return record({ type: 'countsCorrected', corrects, free, queue, reason });
  }
  const corrected = stated.find((one) => one.statedIn === corrects);
  if (!corrected) return refuse({ refusal: 'noSuchPeriodReport' });
  const period = periodOf(correction);
  const others = stated.filter((one) => one !== corrected);
  const fault = faultOfPeriod(period, head, others, now);
  if (fault) return refuse(fault);
  return record({ type: 'periodCorrected', corrects, period, replacesFrom: corrected.period.from, reason });
}

function faultOfPeriod(
  period: Period,
  head: Head,
  stated: StatedPeriod[],
  now: Instant,
): Refusal | undefined {
  const { from, to } = period;
  const today = swedishDay(now);
  if (from > to) return { refusal: 'periodBackwards', from, to };
  if (to >= today) return { refusal: 'periodNotOver', to, today };
  const overlapped = stated.find((one) => one.period.from <= to && from <= one.period.to);
  if (overlapped)
    return { refusal: 'periodOverlaps', from: overlapped.period.from, to: overlapped.period.to };
  // Days for which a ledger was kept are counted there, and must not be counted twice.
  const kept = head.book ? { from: head.book.openedOn, to: today } : head.bookKept;
  return kept && kept.from <= to && from <= kept.to ? { refusal: 'periodInLedger', ...kept } : undefined;
}

function decideClosures(closures: Closure[], planned: Closure[]): Decision {
  const ordered = closures.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const clash = ordered.find((closure, index) => index > 0 && closure.from <= (ordered[index - 1]?.to ?? ''));
  if (clash) return refuse({ refusal: 'closuresOverlap', day: clash.from });
  return same(ordered, planned) ? record() : record({ type: 'closuresPlanned', closures: ordered });
}

function periodOf({ from, to, started, ended }: Period): Period {
  return { from, to, started, ended };
}

/** Equal as data: parsed values of one schema have their fields in one order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
