import { DatabaseSync } from 'node:sqlite';
import { create, insertMultiple, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/swedish';
import MiniSearch from 'minisearch';
import type { MakeEngine } from './engine.ts';
import { makeFinish, textOf } from './engine.ts';

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** MiniSearch with Swedish stems: both words, anywhere. */
export const miniSearch: MakeEngine = (entries) => {
  const index = new MiniSearch({
    fields: ['name', 'body'],
    tokenize: wordsOf,
    processTerm: (term) => stemmer(term),
    searchOptions: { combineWith: 'AND', boost: { name: 4 } },
  });
  index.addAll(entries.map((entry, id) => ({ id, ...textOf(entry) })));
  const finish = makeFinish(entries);
  return {
    name: 'minisearch',
    find: (query) =>
      finish(
        index.search(query.q).map(({ id }) => Number(id)),
        query,
      ),
  };
};

/** SQLite's FTS5 in memory, with stems made before the text is put in. */
export const fullText: MakeEngine = (entries) => {
  const database = new DatabaseSync(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE insatser USING fts5(name, body, tokenize = 'unicode61 remove_diacritics 0')",
  );
  const put = database.prepare('INSERT INTO insatser (rowid, name, body) VALUES (?, ?, ?)');
  const stemmed = (text: string) =>
    wordsOf(text)
      .map((word) => stemmer(word))
      .join(' ');
  database.exec('BEGIN');
  entries.forEach((entry, place) => {
    const { name, body } = textOf(entry);
    put.run(place, stemmed(name), stemmed(body));
  });
  database.exec('COMMIT');
  const ask = database.prepare(
    'SELECT rowid FROM insatser WHERE insatser MATCH ? ORDER BY bm25(insatser, 4.0, 1.0)',
  );
  const finish = makeFinish(entries);
  return {
    name: 'fts5',
    find: (query) =>
      finish(
        ask.all(stemmed(query.q)).map(({ rowid }) => Number(rowid)),
        query,
      ),
  };
};

/** Orama with Swedish stems, and its own facets and filters where it has them. */
export const orama: MakeEngine = async (entries) => {
  const index = create({
    schema: { place: 'number', name: 'string', body: 'string' },
    components: { tokenizer: { language: 'swedish', stemming: true, stemmer } },
  });
  const documents = entries.map((entry, place) => ({ place, ...textOf(entry) }));
  await insertMultiple(index, documents, 1_000);
  const finish = makeFinish(entries);
  return {
    name: 'orama',
    async find(query) {
      const { hits } = await search(index, {
        term: query.q,
        threshold: 0,
        limit: entries.length,
        properties: ['name', 'body'],
      });
      return finish(
        hits.map(({ document }) => document.place),
        query,
      );
    },
  };
};
