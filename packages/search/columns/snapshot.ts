import type { CatalogueColumns } from './catalogue-columns.ts';
import { packingOf } from './facet-columns.ts';

/*
 * A snapshot: a header, then sections one after the other, each beginning on eight bytes.
 * Header, 16 bytes, little-endian: the sign "INSK", the format's version, the length of what follows, its checksum.
 * A section: its length in bytes (four bytes, and four unused), then its bytes.
 */
const sign = 0x4b_53_4e_49;
/** Raised with every change of what the bytes mean: of the format, and of how words are folded, stemmed and weighed. */
const version = 4;
const headerBytes = 16;
const alignment = 8;

/** The bytes are no snapshot of ours, of another version, or not as they were written. */
export class SnapshotRefused extends Error {}

type Column = Int32Array | Uint8Array | Float64Array;
type ColumnKind<Kind extends Column> = {
  new (buffer: ArrayBufferLike, offset: number, length: number): Kind;
  readonly BYTES_PER_ELEMENT: number;
};

/** Writes all columns. The same columns give the same bytes. */
export function writeSnapshot({
  insatser,
  fingerprints,
  lexicon,
  postings,
  names,
  facets,
}: CatalogueColumns): Uint8Array {
  const sections: Column[] = [
    ...textSections(insatser),
    fingerprints,
    ...textSections(lexicon.forms),
    lexicon.stemLengths,
    lexicon.stemStart,
    lexicon.letters,
    lexicon.letterStart,
    lexicon.lettersHeld,
    lexicon.gramStart,
    lexicon.gramForms,
    postings.start,
    postings.documents,
    postings.weights,
    names.numbers,
    names.documents,
    names.weights,
    ...textSections(facets.values),
    facets.firstValue,
    facets.hoursFrom,
    facets.hoursTo,
    ...facets.packed,
    ...facets.listed.flatMap(({ start, values }) => [start, values]),
  ];
  const length = sections.reduce((sum, section) => sum + alignment + padded(section.byteLength), 0);
  const bytes = new Uint8Array(headerBytes + length);
  const view = new DataView(bytes.buffer);
  let at = headerBytes;
  for (const section of sections) {
    view.setUint32(at, section.byteLength, true);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at + alignment);
    at += alignment + padded(section.byteLength);
  }
  [sign, version, length, checksum(bytes, headerBytes)].forEach((value, place) => {
    view.setUint32(place * 4, value, true);
  });
  return bytes;
}

/**
 * The columns that were written. They lie in the bytes themselves, which must not change afterwards. Throws
 * `SnapshotRefused`.
 */
export function readSnapshot(given: Uint8Array): CatalogueColumns {
  // Columns must begin on eight bytes of their buffer, and a file's bytes may begin anywhere.
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes || view.getUint32(0, true) !== sign)
    throw new SnapshotRefused('not a snapshot');
  if (view.getUint32(4, true) !== version) throw new SnapshotRefused('a snapshot of another version');
  if (view.getUint32(8, true) !== bytes.length - headerBytes)
    throw new SnapshotRefused('a snapshot cut short');
  if (view.getUint32(12, true) !== checksum(bytes, headerBytes))
    throw new SnapshotRefused('a snapshot with faults');
  const next = sectionsOf(bytes, view);
  const insatser = textsFrom(next);
  const fingerprints = next(Float64Array);
  const forms = textsFrom(next);
  const stemLengths = next(Uint8Array);
  const stemStart = next(Int32Array);
  return {
    insatser,
    fingerprints,
    lexicon: {
      forms,
      stemLengths,
      stemOfForm: stemOfForms(stemStart),
      stemStart,
      letters: next(Uint8Array),
      letterStart: next(Int32Array),
      lettersHeld: next(Int32Array),
      gramStart: next(Int32Array),
      gramForms: next(Int32Array),
    },
    postings: { start: next(Int32Array), documents: next(Int32Array), weights: next(Uint8Array) },
    names: { numbers: next(Float64Array), documents: next(Int32Array), weights: next(Uint8Array) },
    facets: facetsFrom(next),
  };
}

type NextSection = <Kind extends Column>(kind: ColumnKind<Kind>) => Kind;

function sectionsOf(bytes: Uint8Array, view: DataView): NextSection {
  let at = headerBytes;
  return (kind) => {
    const length = view.getUint32(at, true);
    const section = new kind(
      bytes.buffer,
      bytes.byteOffset + at + alignment,
      length / kind.BYTES_PER_ELEMENT,
    );
    at += alignment + padded(length);
    return section;
  };
}

/** Texts as one run of UTF-8 and the place in the decoded run where each ends. */
function textSections(texts: readonly string[]): Column[] {
  const ends = new Int32Array(texts.length);
  let end = 0;
  texts.forEach((text, place) => {
    end += text.length;
    ends[place] = end;
  });
  return [new TextEncoder().encode(texts.join('')), ends];
}

function textsFrom(next: NextSection): string[] {
  const run = new TextDecoder().decode(next(Uint8Array));
  const ends = next(Int32Array);
  const texts = new Array<string>(ends.length);
  let from = 0;
  for (let place = 0; place < ends.length; place += 1) {
    const end = ends[place] as number;
    texts[place] = run.slice(from, end);
    from = end;
  }
  return texts;
}

function facetsFrom(next: NextSection): CatalogueColumns['facets'] {
  const values = textsFrom(next);
  const firstValue = next(Int32Array);
  const { words, listed } = packingOf(firstValue);
  return {
    values,
    firstValue,
    hoursFrom: next(Uint8Array),
    hoursTo: next(Uint8Array),
    packed: words.map(() => next(Int32Array)),
    listed: listed.map(() => ({ start: next(Int32Array), values: next(Int32Array) })),
  };
}

/** Form → its stem: the forms of a stem stand together. */
function stemOfForms(stemStart: Int32Array): Int32Array {
  const stems = stemStart.length - 1;
  const stemOfForm = new Int32Array(stemStart[stems] as number);
  for (let stem = 0; stem < stems; stem += 1) {
    const end = stemStart[stem + 1] as number;
    for (let form = stemStart[stem] as number; form < end; form += 1) stemOfForm[form] = stem;
  }
  return stemOfForm;
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** Four lanes of four bytes each, so that a changed, moved or missing byte shows (after xxHash's rounds). */
function checksum(bytes: Uint8Array, from: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + from, (bytes.length - from) >>> 2);
  let [one, two, three, four] = [0x9747b28c, 0x24234428, 0x85ebca77, 0x165667b1];
  const whole = words.length & ~3;
  for (let place = 0; place < whole; place += 4) {
    one = round(one, words[place] as number);
    two = round(two, words[place + 1] as number);
    three = round(three, words[place + 2] as number);
    four = round(four, words[place + 3] as number);
  }
  let sum = [two, three, four].reduce(round, one);
  for (let place = whole; place < words.length; place += 1) sum = round(sum, words[place] as number);
  return (sum ^ (sum >>> 16)) >>> 0;
}

function round(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x85ebca6b);
  return (mixed << 13) | (mixed >>> 19);
}
