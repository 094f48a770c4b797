import { municipalities } from '#insats';
import type { CatalogueEntry, KnownOfForbund } from '#search';
import { askedIn, fieldWords, synonymsOf } from '../../packages/search/columns/question.ts';
import { readingOf } from '../../packages/search/columns/spelling.ts';
import { lexiconOf } from '../../packages/search/columns/word-lists.ts';
import { namesIn, textOf, type WeighedWords, weighWords } from '../../packages/search/insats-text.ts';
import { fold, withoutRingsAndDots } from '../../packages/search/swedish/fold.ts';
import { stemOf } from '../../packages/search/swedish/stem.ts';
import { stopWords } from '../../packages/search/swedish/stop-words.ts';

/** How strongly an insats has something, 1 to 255; nothing of what it has not. By its place among the insatser. */
type Strengths = Map<number, number>;

const swedish = new Intl.Collator('sv');
const links = ['', 's', 'e', 'a', 'o', 'u'];
const placeNames = new Set([...municipalities.values()].map(fold));
const field = lexiconOf(fieldWords);

/**
 * What a question of words answers, by its definition: every word of every insats held against every word of the
 * question, without lists by word, letters as bits or anything kept. Slow, and meant to be held against the index. Of
 * the product it takes how a text is split, stemmed and weighed, and how a question is read. Best first; without figures.
 */
export function plainWordSearch(
  entries: readonly CatalogueEntry[],
  question: string,
  known: KnownOfForbund,
): string[] {
  const open = entries
    .filter(({ head }) => head.status === 'open')
    .sort(
      (one, other) =>
        swedish.compare(one.documents.description.name, other.documents.description.name) ||
        (one.head.insats < other.head.insats ? -1 : 1),
    );
  const texts = open.map((entry) =>
    weighWords(textOf(entry, known.providerName(entry.head.forbund, entry.head.organisation))),
  );
  const names = open.map(({ documents }) => namesIn(documents.description.name));
  return bestFirst(texts, names, question).flatMap((place) => open[place]?.head.insats ?? []);
}

function bestFirst(
  texts: readonly WeighedWords[],
  names: readonly WeighedWords[],
  question: string,
): number[] {
  const words = [...new Set(texts.flatMap((text) => [...text.keys()]))].sort((one, other) =>
    stemOf(one) === stemOf(other) ? (one < other ? -1 : 1) : stemOf(one) < stemOf(other) ? -1 : 1,
  );
  const lexicon = lexiconOf(words);
  const stems = new Set(words.map(stemOf));
  const isStem = (word: string) => stems.has(stemOf(word));
  const isWord = (word: string) => word.length >= 3 && (isStem(word) || stopWords.has(word));
  const isLinked = (part: string) =>
    links.some(
      (link) =>
        (part.endsWith(link) && isWord(part.slice(0, part.length - link.length))) ||
        (link !== '' && part.startsWith(link) && isWord(part.slice(1))),
    );

  function nearness(form: string, typed: string, beingTyped: boolean): number {
    const stem = stemOf(typed);
    if (stemOf(form) === stem) return 1;
    if (stem.length < 2) return 0;
    const places = stem.length < 4 ? [0] : Array.from(form, (_, place) => place);
    const inside = Math.max(
      ...places.map((place) => {
        const its = form.slice(place, place + stem.length);
        if (!standsAs(its, stem)) return 0;
        const evidence = standsAs(form.slice(place, place + typed.length), typed)
          ? typed.length
          : stem.length;
        return compound(form, place, stem.length, evidence) * (its === stem ? 1 : 0.9);
      }),
    );
    if (inside > 0) return inside;
    const begun = beingTyped && !isStem(typed) && standsAs(form.slice(0, typed.length), typed);
    return begun ? 0.4 : 0;
  }

  function compound(form: string, place: number, length: number, evidence: number): number {
    const [before, after] = [form.slice(0, place), form.slice(place + length)];
    const endsIt = place + length >= stemOf(form).length;
    if (place === 0 && place + length === stemOf(form).length) return 1;
    if (place === 0) return length >= 3 && isLinked(after) ? 0.6 : length >= 4 ? 0.4 : 0;
    if (length < 4 || place < 2 || placeNames.has(form)) return 0;
    if (endsIt) return isLinked(before) ? 0.8 : evidence >= 5 ? 0.5 : 0;
    return isLinked(before) || isLinked(after) ? 0.5 : evidence >= 5 ? 0.25 : 0;
  }

  function partsOf(word: string, most: number): string[] | undefined {
    const bare = (part: string) =>
      links
        .filter((link) => part.endsWith(link))
        .map((link) => part.slice(0, part.length - link.length))
        .find((one) => one.length >= 3 && isStem(one));
    if (word.length < (most === 3 ? 7 : 6)) return undefined;
    const cuts = (last: number) =>
      Array.from(word, (_, place) => place).filter((place) => place >= 3 && place <= word.length - last);
    for (const place of cuts(3)) {
      const first = bare(word.slice(0, place));
      if (first !== undefined && isWord(word.slice(place))) return [first, word.slice(place)];
    }
    for (const place of most === 3 ? cuts(6) : []) {
      const first = bare(word.slice(0, place));
      const rest = partsOf(word.slice(place), 2);
      if (first !== undefined && rest) return [first, ...rest];
    }
    return undefined;
  }

  const having = (typed: string, beingTyped: boolean): Strengths =>
    joined(
      words
        .map((form) => ({ form, near: nearness(form, typed, beingTyped) }))
        .filter(({ near }) => near > 0)
        .map(({ form, near }) =>
          scaled(new Map(texts.map((text, place) => [place, text.get(form) ?? 0])), near),
        ),
    );
  const havingAll = (several: readonly string[]) => weakest(several.map((word) => having(word, false)));
  const weightOf = (has: Strengths) => Math.log(1 + (texts.length - has.size + 0.5) / (has.size + 0.5));

  function word(typed: string, beingTyped: boolean, alone: boolean): Strengths {
    const parts = partsOf(typed, 3)?.filter((part) => !stopWords.has(part)) ?? [];
    const own = having(typed, beingTyped);
    return parts.length === 0 ? own : joined([own, scaled(together(parts, alone), 0.8)]);
  }

  function together(several: readonly string[], alone: boolean): Strengths {
    const parts = several.map((one) => withSynonyms([one], synonymsOf(one), [], false, false));
    if (!alone) return weakest(parts);
    const all = parts.reduce((sum, part) => sum + weightOf(part), 0);
    return new Map([...scores(parts)].map(([place, score]) => [place, whole((255 * score) / all)]));
  }

  function withSynonyms(
    its: readonly string[],
    synonyms: readonly (readonly string[])[],
    becoming: readonly (readonly string[])[],
    beingTyped: boolean,
    alone: boolean,
  ): Strengths {
    const [only = ''] = its;
    const own = its.length === 1 ? word(only, beingTyped, alone) : together(its, alone);
    return joined([
      own,
      ...synonyms.map((one) => scaled(havingAll(one), 0.75)),
      ...becoming.map((one) => scaled(havingAll(one), 0.3)),
    ]);
  }

  /** Those that meet everything; where they are fewer than twenty, those that meet 15 % of the weight come after. */
  function scores(parts: readonly Strengths[]): Map<number, number> {
    const sumOf = (place: number, value: (part: Strengths) => number) =>
      parts.filter((part) => part.has(place)).reduce((sum, part) => sum + value(part), 0);
    const answer = (place: number) => sumOf(place, (part) => (weightOf(part) * (part.get(place) ?? 0)) / 255);
    const meetingAll = [...weakest(parts).keys()];
    if (meetingAll.length >= 20) return new Map(meetingAll.map((place) => [place, answer(place)]));
    const all = parts.reduce((sum, part) => sum + weightOf(part), 0);
    const touched = [...new Set(parts.flatMap((part) => [...part.keys()]))];
    const shares = new Map(touched.map((place) => [place, sumOf(place, (part) => weightOf(part) / all)]));
    const most = Math.max(0, ...shares.values());
    const least = (most >= 0.15 ? 0.15 : most * 0.15) * (1 - 1e-9);
    return new Map(
      [...shares]
        .filter(([, share]) => share >= least)
        .map(([place, share]) => [place, answer(place) * Math.min(1, share)]),
    );
  }

  const holders = (form: number) => texts.filter((text) => text.has(words[form] ?? '')).length;
  const { asked, asName } = askedIn(
    question,
    (one, beingTyped) => readingOf(lexicon, field, holders, one, beingTyped),
    (one) => isStem(one) || [...fieldWords].some((its) => stemOf(its) === stemOf(one)),
  );
  if (asked.length === 0) return texts.map((_, place) => place);
  const answers = scores(
    asked.map((one) =>
      withSynonyms(one.words, one.synonyms, one.becoming, one.beingTyped, asked.length === 1),
    ),
  );
  const best = Math.max(...answers.values());
  for (const [place, answer] of answers)
    answers.set(place, answer + (2.2 * best * (names[place]?.get(asName) ?? 0)) / 255);
  return [...answers.keys()].sort(
    (one, other) => (answers.get(other) ?? 0) - (answers.get(one) ?? 0) || one - other,
  );
}

/** Whether letters may have been typed for these: the same, or without their rings and dots. */
function standsAs(written: string, typed: string): boolean {
  return (
    written.length === typed.length &&
    Array.from(typed, (letter, place) =>
      [written[place], withoutRingsAndDots(written[place] ?? '')].includes(letter),
    ).every(Boolean)
  );
}

const whole = (strength: number) => Math.max(1, Math.round(strength));

function scaled(has: Strengths, factor: number): Strengths {
  return new Map([...has].filter(([, its]) => its > 0).map(([place, its]) => [place, whole(its * factor)]));
}

/** As BM25 adds repeated words: n / (n + k) for the sum of n. */
function joined(several: readonly Strengths[]): Strengths {
  const all: Strengths = new Map();
  for (const has of several) {
    for (const [place, its] of has) {
      const before = all.get(place) ?? 0;
      const times = before / (256 - before) + its / (256 - its);
      all.set(place, Math.min(255, Math.round((256 * times) / (1 + times))));
    }
  }
  return all;
}

function weakest([first = new Map(), ...others]: readonly Strengths[]): Strengths {
  const inAll = [...first].filter(([place]) => others.every((has) => has.has(place)));
  return new Map(
    inAll.map(([place, its]) => [place, Math.min(its, ...others.map((has) => has.get(place) ?? 0))]),
  );
}
