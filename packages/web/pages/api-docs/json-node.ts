/** A part of a JSON document that is read with care: what is not there, or of another type, is null or empty. */
export type JsonNode = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function child(node: JsonNode, key: string): JsonNode {
  const value = node[key];
  return isNode(value) ? value : {};
}

export function children(node: JsonNode, key: string): JsonNode[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

export function entries(node: JsonNode, key: string): [string, JsonNode][] {
  return Object.entries(child(node, key)).flatMap(([name, value]) => (isNode(value) ? [[name, value]] : []));
}

export function text(node: JsonNode, key: string): string | null {
  const value = node[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function strings(node: JsonNode, key: string): string[] {
  const value = node[key];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Follows a `$ref` within the document; a reference that leads nowhere gives the node itself. */
export function resolved(root: JsonNode, node: JsonNode): JsonNode {
  const reference = text(node, '$ref');
  if (!reference?.startsWith('#/')) return node;
  let found: unknown = root;
  for (const key of reference.slice(2).split('/')) {
    found = isNode(found) ? found[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  }
  return isNode(found) ? found : node;
}
