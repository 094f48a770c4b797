import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const list = { type: 'array', items: { $ref: '#/components/schemas/Insats' } };
const document = {
  openapi: '3.1.0',
  info: { title: 'API', version: '1.0.0' },
  security: [{ bearer: [] }],
  tags: [{ name: 'Tom' }, { name: 'Insatser', description: 'Sök.' }],
  paths: {
    '/insatser': {
      get: {
        tags: ['Insatser'],
        operationId: 'listInsatser',
        security: [],
        parameters: [{ $ref: '#/components/parameters/Limit' }],
        responses: {
          200: { description: 'Träffar', content: { 'application/json': { schema: list, example: [1] } } },
        },
      },
      post: { responses: {} },
    },
  },
  components: {
    parameters: {
      Limit: { name: 'limit', in: 'query', required: true, schema: { type: 'integer', minimum: 1 } },
    },
    schemas: {
      Insats: { type: 'object', required: ['step'], properties: { step: { enum: ['structure'] } } },
    },
  },
};

describe('an OpenAPI document on the page', () => {
  const read = readDocument(document);
  const [search, other] = read.groups.map((group) => group.operations[0]);

  it('groups operations by tag, and leaves out tags without any', () => {
    expect(read.groups.map((group) => group.tag)).toEqual(['Insatser', 'Övrigt']);
  });

  it('follows references to parameters and names those to schemas', () => {
    expect(search?.parameters).toEqual([
      {
        name: 'limit',
        place: 'query',
        type: { words: 'integer (≥ 1)', schema: null },
        required: true,
        description: null,
      },
    ]);
    expect(search?.responses[0]?.contents[0]).toEqual({
      mediaType: 'application/json',
      type: { words: 'lista av Insats', schema: 'Insats' },
      examples: [{ name: 'Exempel', text: '[\n  1\n]' }],
    });
  });

  it("knows what is open: an operation's own empty security overrides the document's", () => {
    expect(search?.security).toEqual([]);
    expect(other?.security).toEqual(['bearer']);
  });

  it('lists the fields of a schema and which are required', () => {
    expect(read.schemas[0]?.properties).toEqual([
      {
        name: 'step',
        place: null,
        type: { words: '"structure"', schema: null },
        required: true,
        description: null,
      },
    ]);
  });

  it('shows an empty page for something that is no document', () => {
    expect(readDocument('nej')).toMatchObject({ groups: [], schemas: [] });
  });
});
