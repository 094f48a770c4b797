import {
  defaultThresholds,
  type Forbund,
  type ForbundDirectory,
  forbund,
  type Organisation,
  organisation,
  type Thresholds,
  thresholds,
} from '#forbund';
import type { Table, Write } from '#table';
import { readsOf } from './busy.ts';
import { everyItem } from './every-item.ts';
import {
  forbundKey,
  forbundPartition,
  organisationKey,
  organisationsPartition,
  thresholdsKey,
} from './keys.ts';

/**
 * Förbund, organisations and thresholds, on the table; a moment behind the latest write unless `consistent`, which
 * whoever changes them needs: what was added a moment ago is then there to be used.
 */
export function createForbundDirectory(
  table: Table,
  options: { consistent: boolean } = { consistent: false },
): ForbundDirectory {
  return {
    async list() {
      const items = await Array.fromAsync(everyItem(table, forbundPartition, options));
      return items.map((item) => forbund.parse(item.body));
    },
    async find(id) {
      const item = await readsOf(table).get(forbundKey(id), options);
      return item && forbund.parse(item.body);
    },
    async organisations(id) {
      const items = await Array.fromAsync(everyItem(table, organisationsPartition(id), options));
      return items.map((item) => organisation.parse(item.body));
    },
    async thresholds(id) {
      const item = await readsOf(table).get(thresholdsKey(id), options);
      return item ? thresholds.parse(item.body) : defaultThresholds;
    },
  };
}

/** What is asked may come from anybody's address bar, so what is held stays within bounds. */
const mostHeld = 2_000;

/**
 * The same directory, held in memory for `freshMilliseconds`: who the förbund and organisations are changes seldom and
 * is asked with every page. `now` is in milliseconds.
 */
export function holdDirectory(
  directory: ForbundDirectory,
  freshMilliseconds: number,
  now: () => number,
): ForbundDirectory {
  const held = new Map<string, { readAt: number; value: Promise<unknown> }>();
  function hold<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
    const known = held.get(name);
    if (known && now() - known.readAt < freshMilliseconds) return known.value as Promise<Value>;
    if (held.size >= mostHeld) held.clear();
    const value = read();
    held.set(name, { readAt: now(), value });
    value.catch(() => held.delete(name));
    return value;
  }
  return {
    list: () => hold('list', () => directory.list()),
    find: (id) => hold(`find ${id}`, () => directory.find(id)),
    organisations: (id) => hold(`organisations ${id}`, () => directory.organisations(id)),
    thresholds: (id) => hold(`thresholds ${id}`, () => directory.thresholds(id)),
  };
}

export function putForbund(value: Forbund): Write {
  return { do: 'put', item: { ...forbundKey(value.id), version: 1, body: value } };
}

export function putOrganisation(forbundId: string, value: Organisation): Write {
  return { do: 'put', item: { ...organisationKey(forbundId, value.id), version: 1, body: value } };
}

export function putThresholds(forbundId: string, value: Thresholds): Write {
  return { do: 'put', item: { ...thresholdsKey(forbundId), version: 1, body: value } };
}
