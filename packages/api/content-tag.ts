import { hash } from 'node:crypto';

/**
 * An answer named by its content (ETag), or 304 without the content for whoever says (If-None-Match) to have it
 * already. Answers that are not 2xx are given back as they are.
 */
export async function withTag(answer: Response, ifNoneMatch: string | undefined): Promise<Response> {
  if (!answer.ok) return answer;
  const { status } = answer;
  const headers = new Headers(answer.headers);
  const content = new Uint8Array(await answer.arrayBuffer());
  // A name, not a seal: SHA-1 is short and quick. At once, because a thread for each answer costs more than the hash.
  const tag = `"${hash('sha1', content, 'base64url')}"`;
  headers.set('ETag', tag);
  if (!isNamed(tag, ifNoneMatch)) return new Response(content, { status, headers });
  headers.delete('Content-Type');
  return new Response(null, { status: 304, headers });
}

/** Compares as If-None-Match does: a list of names, or `*` for any; a weak name (`W/`) is as good as a strong one. */
function isNamed(tag: string, ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch === '*' || (ifNoneMatch?.match(/"[^"]*"/g)?.includes(tag) ?? false);
}
