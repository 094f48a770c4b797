import type {
  ApiContentView,
  ApiDocsView,
  ApiFieldView,
  ApiOperationView,
  ApiSchemaView,
} from './api-docs-view.ts';
import { child, children, entries, isNode, type JsonNode, resolved, strings, text } from './json-node.ts';
import { typeWording } from './type-wording.ts';

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const untagged = 'Övrigt';

/** Reads an OpenAPI 3.1 document, a plain object, into what the page shows. What it cannot read it leaves out. */
export function readDocument(document: unknown): ApiDocsView {
  const root = isNode(document) ? document : {};
  const info = child(root, 'info');
  return {
    title: text(info, 'title') ?? 'API',
    version: text(info, 'version') ?? '',
    description: text(info, 'description'),
    servers: children(root, 'servers').flatMap((server) => text(server, 'url') ?? []),
    groups: readGroups(root),
    schemas: entries(child(root, 'components'), 'schemas').map(([name, schema]) => readSchema(name, schema)),
  };
}

function readGroups(root: JsonNode): ApiDocsView['groups'] {
  const byTag = new Map<string, ApiOperationView[]>();
  for (const tag of children(root, 'tags')) byTag.set(text(tag, 'name') ?? untagged, []);
  for (const [path, item] of entries(root, 'paths')) {
    for (const method of methods) {
      const operation = item[method];
      if (!isNode(operation)) continue;
      const tag = strings(operation, 'tags')[0] ?? untagged;
      const shared = children(item, 'parameters');
      byTag.set(tag, [...(byTag.get(tag) ?? []), readOperation(root, method, path, operation, shared)]);
    }
  }
  const descriptions = new Map(
    children(root, 'tags').map((tag) => [text(tag, 'name'), text(tag, 'description')]),
  );
  return [...byTag]
    .filter(([, operations]) => operations.length > 0)
    .map(([tag, operations]) => ({ tag, description: descriptions.get(tag) ?? null, operations }));
}

function readOperation(
  root: JsonNode,
  method: string,
  path: string,
  operation: JsonNode,
  shared: JsonNode[],
): ApiOperationView {
  const security = 'security' in operation ? children(operation, 'security') : children(root, 'security');
  return {
    anchor: text(operation, 'operationId') ?? `${method}${path.replace(/[^a-zA-Z0-9]+/g, '-')}`,
    method: method.toUpperCase(),
    path,
    summary: text(operation, 'summary'),
    description: text(operation, 'description'),
    security: [...new Set(security.flatMap((scheme) => Object.keys(scheme)))],
    parameters: [...shared, ...children(operation, 'parameters')].map((parameter) =>
      readParameter(root, parameter),
    ),
    requestBodies: readContents(root, resolved(root, child(operation, 'requestBody'))),
    responses: entries(operation, 'responses').map(([status, response]) => {
      const found = resolved(root, response);
      return { status, description: text(found, 'description'), contents: readContents(root, found) };
    }),
  };
}

function readParameter(root: JsonNode, reference: JsonNode): ApiFieldView {
  const parameter = resolved(root, reference);
  return {
    name: text(parameter, 'name') ?? '',
    place: text(parameter, 'in'),
    type: typeWording(child(parameter, 'schema')),
    required: parameter.required === true,
    description: text(parameter, 'description') ?? text(child(parameter, 'schema'), 'description'),
  };
}

function readContents(root: JsonNode, holder: JsonNode): ApiContentView[] {
  return entries(holder, 'content').map(([mediaType, content]) => ({
    mediaType,
    type: typeWording(child(content, 'schema')),
    examples: readExamples(root, content),
  }));
}

function readExamples(root: JsonNode, content: JsonNode): ApiContentView['examples'] {
  const named = entries(content, 'examples').map(([name, example]) => {
    const found = resolved(root, example);
    return { name: text(found, 'summary') ?? name, text: written(found.value) };
  });
  return content.example === undefined
    ? named
    : [{ name: 'Exempel', text: written(content.example) }, ...named];
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '');
}

function readSchema(name: string, schema: JsonNode): ApiSchemaView {
  const required = strings(schema, 'required');
  return {
    name,
    description: text(schema, 'description'),
    type: typeWording(schema),
    properties: entries(schema, 'properties').map(([property, type]) => ({
      name: property,
      place: null,
      type: typeWording(type),
      required: required.includes(property),
      description: text(type, 'description'),
    })),
  };
}
