import type { Thresholds } from '#forbund';
import { type Availability, availabilityOf, type Head, type Instant, swedishDay, type Wait } from '#ledger';
import { type Bits, makeBits, setBit } from './bits.ts';

/** Statuses in the order that a result shows them: what can be had first. */
const standings = ['free', 'queue', 'full', 'unknown', 'closed'] as const satisfies Availability['status'][];
const standingOf = Object.fromEntries(standings.map((status, index) => [status, index])) as Record<
  Availability['status'],
  number
>;

/** More days of wait than any; also where nobody knows. */
export const longestWait = 4_095;

/**
 * The figures of every insats as numbers. They say the same as `availabilityOf` at the moment that they were last
 * turned to.
 */
export type LiveColumns = {
  standing: Uint8Array;
  /** Who has a free place, and whose figure somebody knows. */
  hasFree: Bits;
  isKnown: Bits;
  /** Free places; -1: unknown. */
  free: Float64Array;
  /** Days of wait, at most `longestWait`. */
  waitDays: Int32Array;
  /** Milliseconds of the latest figure; -infinite: none. */
  asOf: Float64Array;
  set(document: number, head: Head, thresholds: Thresholds, predicted: Wait | null): void;
  /** Makes the columns true for a moment. Costs nothing where no figure has turned stale since, and no day has come. */
  turnTo(now: Instant): void;
  /** A number for the columns as they are. As long as it is the same, so is the availability of every insats. */
  turn(): number;
};

const neverStale: Thresholds = { reportedFreshDays: 36_500, ledgerFreshDays: 36_500 };
const quarterOfAnHour = 900_000;

export function makeLiveColumns(documents: number): LiveColumns {
  const now = {
    standing: new Uint8Array(documents),
    hasFree: makeBits(documents),
    isKnown: makeBits(documents),
    free: new Float64Array(documents),
    waitDays: new Int32Array(documents),
    asOf: new Float64Array(documents),
  };
  const fresh = {
    standing: new Uint8Array(documents),
    free: new Float64Array(documents),
    waitDays: new Int32Array(documents),
    /** Milliseconds; the figure is fresh up to and with this moment. */
    staleAfter: new Float64Array(documents),
  };
  /** Those whose figures depend on the day: planned closures, and courses that begin. */
  const byDay = new Map<number, Parameters<typeof writeFresh>>();
  let quarter = Number.NaN;
  let today = '';
  let moment: Instant = '1970-01-01T00:00:00.000Z';
  /** The columns say the same from the one moment until the other. */
  let sameFrom = Number.POSITIVE_INFINITY;
  let sameUntil = Number.NEGATIVE_INFINITY;
  let turns = 0;

  function writeFresh(document: number, head: Head, thresholds: Thresholds, predicted: Wait | null): void {
    const its = availabilityOf(head, neverStale, moment, predicted);
    const { staleAfter } = availabilityOf(head, thresholds, moment, predicted);
    const days = its.status === 'free' ? 0 : (its.wait?.medianDays ?? longestWait);
    fresh.standing[document] = standingOf[its.status];
    fresh.free[document] = its.free ?? -1;
    fresh.waitDays[document] = Math.min(days, longestWait);
    fresh.staleAfter[document] = staleAfter === null ? Number.NEGATIVE_INFINITY : Date.parse(staleAfter);
    now.asOf[document] = its.asOf === null ? Number.NEGATIVE_INFINITY : Date.parse(its.asOf);
    sameUntil = Number.NEGATIVE_INFINITY;
  }

  function turnToDay(instant: Instant): void {
    // The Swedish day changes on a quarter of an hour, and the calendar is slow.
    const its = Math.floor(Date.parse(instant) / quarterOfAnHour);
    if (its === quarter) return;
    quarter = its;
    const day = swedishDay(instant);
    if (day === today) return;
    today = day;
    moment = instant;
    for (const figures of byDay.values()) writeFresh(...figures);
  }

  function turnTo(instant: Instant): void {
    turnToDay(instant);
    const milliseconds = Date.parse(instant);
    if (sameFrom <= milliseconds && milliseconds <= sameUntil) return;
    sameFrom = milliseconds;
    sameUntil = Number.POSITIVE_INFINITY;
    turns += 1;
    now.hasFree.fill(0);
    now.isKnown.fill(0);
    for (let document = 0; document < documents; document += 1) {
      const staleAfter = fresh.staleAfter[document] as number;
      const isFresh = milliseconds <= staleAfter;
      if (isFresh && staleAfter < sameUntil) sameUntil = staleAfter;
      // What is closed today is closed however old its figure is.
      const holds = isFresh || fresh.standing[document] === standingOf.closed;
      const standing = holds ? (fresh.standing[document] as number) : standingOf.unknown;
      now.standing[document] = standing;
      if (standing === standingOf.free) setBit(now.hasFree, document);
      if (standing !== standingOf.unknown) setBit(now.isKnown, document);
      now.free[document] = holds ? (fresh.free[document] as number) : -1;
      now.waitDays[document] = holds ? (fresh.waitDays[document] as number) : longestWait;
    }
  }

  return {
    ...now,
    set(document, head, thresholds, predicted) {
      if (dependsOnDay(head)) byDay.set(document, [document, head, thresholds, predicted]);
      else byDay.delete(document);
      writeFresh(document, head, thresholds, predicted);
    },
    turnTo,
    turn: () => turns,
  };
}

function dependsOnDay({ closures, book }: Head): boolean {
  return closures.length > 0 || (book !== null && book.cohorts.length > 0);
}
