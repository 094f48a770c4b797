import type { Item, Json, Key } from '#table';
import type { DerivedKind } from './derived-items.ts';

/** One place where what is kept is not what the log says. */
export type Difference = {
  insats: string;
  /** `log`: the log itself is broken or missing, and nothing can be made anew from it; `flow`: the flow record. */
  kind: DerivedKind | 'flow' | 'log';
  sort: string;
  /** The first field that differs, as `book.queue`; null where the whole item is missing or is too much. */
  field: string | null;
  /** What stands there, as JSON; undefined where nothing does. */
  kept: string | undefined;
  /** What should stand there, as JSON; undefined where nothing should. */
  rebuilt: string | undefined;
};

/** An item that is not, to the byte, what the log says: what stands there and what should. */
export type Deviation = {
  kind: DerivedKind | 'flow';
  key: Key;
  kept: Item | undefined;
  rebuilt: Item | undefined;
};

/** All of an item that a store keeps, as text. */
export function textOf({ partition, sort, version, body, due, expires }: Item): string {
  return JSON.stringify([partition, sort, version, body, due?.lane, due?.at, expires]);
}

/** A deviation as it is told. */
export function differenceOf(insats: string, { kind, key, kept, rebuilt }: Deviation): Difference {
  const about = { insats, kind, sort: key.sort };
  if (!kept || !rebuilt) {
    return {
      ...about,
      field: null,
      kept: kept && jsonOf(kept.body),
      rebuilt: rebuilt && jsonOf(rebuilt.body),
    };
  }
  const first =
    firstDifference('version', kept.version, rebuilt.version) ??
    firstDifference('', kept.body, rebuilt.body) ??
    firstDifference('due', kept.due, rebuilt.due) ??
    firstDifference('expires', kept.expires, rebuilt.expires);
  return { ...about, ...(first ?? { field: 'order of fields', kept: undefined, rebuilt: undefined }) };
}

type Value = Json | { lane: string; at: string } | undefined;

/** The first field, in the order of the rebuilt one, that is not the same in both. */
function firstDifference(
  path: string,
  kept: Value,
  rebuilt: Value,
): Pick<Difference, 'field' | 'kept' | 'rebuilt'> | undefined {
  if (JSON.stringify(kept) === JSON.stringify(rebuilt)) return undefined;
  if (!isCompound(kept) || !isCompound(rebuilt)) {
    return { field: path, kept: jsonOf(kept), rebuilt: jsonOf(rebuilt) };
  }
  const [ofKept, ofRebuilt] = [fieldsOf(kept), fieldsOf(rebuilt)];
  for (const field of new Set([...ofRebuilt.keys(), ...ofKept.keys()])) {
    const inner = path === '' ? field : `${path}.${field}`;
    const found = firstDifference(inner, ofKept.get(field), ofRebuilt.get(field));
    if (found) return found;
  }
  return undefined;
}

const isCompound = (value: Value): value is Exclude<Value, string | number | boolean | null | undefined> =>
  typeof value === 'object' && value !== null;

const fieldsOf = (value: object): Map<string, Value> => new Map(Object.entries(value));

const jsonOf = (value: Value): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);
