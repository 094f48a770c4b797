import type { ActedBy, Command, CommandRequest, Head, Instant, LedgerEvent, RecordedEvent } from '#ledger';
import { aDescription } from './insats.ts';

/** A Monday morning in winter, when Sweden is one hour ahead of UTC. */
export const mondayMorning: Instant = '2026-03-02T07:30:00.000Z';

export const anAdmin: ActedBy = {
  subject: 'person-admin',
  role: 'admin',
  forbund: 'linkoping',
  organisation: 'forbundskansliet',
};

export const aProvider: ActedBy = {
  subject: 'person-provider',
  role: 'provider',
  forbund: 'linkoping',
  organisation: 'cykelkooperativet',
};

/** An open insats of the provider that has said neither places nor counts. */
export function aHead(known: Partial<Head> = {}): Head {
  return {
    insats: 'cykel',
    forbund: 'linkoping',
    organisation: 'cykelkooperativet',
    externalReference: null,
    version: 1,
    status: 'open',
    recordedAt: mondayMorning,
    source: 'reported',
    capacityMinutes: null,
    minutesPerPlace: 2_400,
    counts: null,
    closures: [],
    rowHash: null,
    importedCounts: null,
    book: null,
    bookKept: null,
    ...known,
  };
}

/** What a head knows when this many whole places have been set. */
export function placesKnown(places: number): Pick<Head, 'capacityMinutes' | 'minutesPerPlace'> {
  return { capacityMinutes: places * 2_400, minutesPerPlace: 2_400 };
}

/** What a head knows when so many were reported free on Monday morning, in the log's second event. */
export function countsKnown(free: number, queue: number | null = null): Pick<Head, 'counts'> {
  return { counts: { free, queue, asOf: mondayMorning, statedIn: 2 } };
}

export const createCykel: Extract<Command, { type: 'createInsats' }> = {
  type: 'createInsats',
  forbund: 'linkoping',
  organisation: 'cykelkooperativet',
  externalReference: null,
  description: aDescription(),
  criteria: null,
};

type ImportRow = Extract<Command, { type: 'importRow' }>;

/** The import of one row; the hash names what the row says. */
export function importOf(row: Partial<ImportRow['row']> = {}, rowHash = 'row as of March'): ImportRow {
  return {
    type: 'importRow',
    forbund: 'linkoping',
    organisation: 'cykelkooperativet',
    externalReference: 'rad-1',
    rowHash,
    row: { description: aDescription(), criteria: null, places: null, report: null, closures: [], ...row },
  };
}

/** The provider says how many are free now. */
export function reportNow(free: number, queue: number | null = null, places?: number): Command {
  return { type: 'report', report: { kind: 'now', free, queue, ...(places !== undefined && { places }) } };
}

/** The provider says how many started in a period; nobody ended. */
export function reportPeriod(from: string, to: string, started = 3): Command {
  return { type: 'report', report: { kind: 'period', from, to, started, ended: [] } };
}

/** A request by someone who may do everything in the förbund; its hash tells what it says. */
export function aRequest(
  key: string,
  command: Command,
  changes: Partial<CommandRequest> = {},
): CommandRequest {
  return {
    insats: 'cykel',
    command,
    mandates: [anAdmin],
    key,
    requestHash: JSON.stringify(command),
    ...changes,
  };
}

/** An event as it stands in the log of the insats `cykel`. */
export function recorded(
  event: LedgerEvent,
  version: number,
  recordedAt: Instant = mondayMorning,
): RecordedEvent {
  return { insats: 'cykel', version, recordedAt, by: anAdmin, event };
}

export const createdEvent: LedgerEvent = {
  type: 'insatsCreated',
  forbund: 'linkoping',
  organisation: 'cykelkooperativet',
  externalReference: null,
  description: aDescription(),
  criteria: null,
};
