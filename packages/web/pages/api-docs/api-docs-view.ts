/** An OpenAPI document as the page shows it. */
export type ApiDocsView = {
  title: string;
  version: string;
  description: string | null;
  servers: readonly string[];
  groups: readonly { tag: string; description: string | null; operations: readonly ApiOperationView[] }[];
  schemas: readonly ApiSchemaView[];
};

export type ApiOperationView = {
  /** The operation's id, or method and path where it has none; unique on the page. */
  anchor: string;
  method: string;
  path: string;
  summary: string | null;
  description: string | null;
  /** Names of the security schemes; empty: open to all. */
  security: readonly string[];
  parameters: readonly ApiFieldView[];
  requestBodies: readonly ApiContentView[];
  responses: readonly { status: string; description: string | null; contents: readonly ApiContentView[] }[];
};

export type ApiFieldView = {
  name: string;
  /** «query», «path», «header»; null for a property. */
  place: string | null;
  type: ApiTypeView;
  required: boolean;
  description: string | null;
};

/** A type in short; `schema` names the schema on the page that it points to. */
export type ApiTypeView = { words: string; schema: string | null };

export type ApiContentView = {
  mediaType: string;
  type: ApiTypeView;
  /** Written out, ready to show. */
  examples: readonly { name: string; text: string }[];
};

export type ApiSchemaView = {
  name: string;
  description: string | null;
  type: ApiTypeView;
  properties: readonly ApiFieldView[];
};
