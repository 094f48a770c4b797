/** A search engine that answers a question with the ids of insatser, the best first. */
export type Engine = {
  /** `ours`, `minisearch` or `fts5`. */
  name: string;
  /** How it is set, in a few words. */
  setting: string;
  search(question: string, limit: number): string[];
};
