import { DatabaseSync } from 'node:sqlite';
import type { Engine } from './engine.ts';
import { type SearchedTexts, textFields } from './searched-texts.ts';
import { swedishTerm, tellingWords, wordsIn } from './swedish-terms.ts';

/** In the order of `textFields`. */
const weights: Readonly<Record<string, readonly number[]>> = {
  'all texts alike': [1, 1, 1, 1, 1, 1],
  'name first': [8, 5, 3, 3, 2, 1],
  'name a little': [3, 3, 2, 2, 1, 0.5],
};

/** SQLite's FTS5 over Swedish stems, ranked by bm25, in every setting that is worth trying. */
export function fullTextSearches(documents: readonly SearchedTexts[]): Engine[] {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE insatser USING fts5(id UNINDEXED, ${textFields.join(', ')}, tokenize = 'unicode61')`,
  );
  const insert = database.prepare('INSERT INTO insatser VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const document of documents) {
    insert.run(
      document.id,
      ...textFields.map((field) => wordsIn(document[field]).map(swedishTerm).join(' ')),
    );
  }
  return Object.entries(weights).flatMap(([weighting, columns]) =>
    (['OR', 'AND'] as const).flatMap((combineWith) =>
      ['', '*'].map((prefix): Engine => {
        // The unindexed id has a weight too.
        const select = database.prepare(
          `SELECT id FROM insatser WHERE insatser MATCH ? ORDER BY bm25(insatser, 0, ${columns.join(', ')}), rowid LIMIT ?`,
        );
        return {
          name: 'fts5',
          setting: `${combineWith}, ${prefix ? 'prefixes' : 'whole stems'}, ${weighting}`,
          search(question, limit) {
            const terms = tellingWords(question).map((word) => `"${swedishTerm(word)}"${prefix}`);
            if (terms.length === 0) return [];
            return select.all(terms.join(` ${combineWith} `), limit).map(({ id }) => String(id));
          },
        };
      }),
    ),
  );
}
