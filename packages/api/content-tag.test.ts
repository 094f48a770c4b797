import { describe, expect, test } from 'vitest';
import { withTag } from './content-tag.ts';

const answer = (content = 'två lediga platser') =>
  new Response(content, { headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-cache' } });

async function tagOf(content?: string): Promise<string> {
  return (await withTag(answer(content), undefined)).headers.get('ETag') ?? '';
}

describe('the name of an answer', () => {
  test('is the same for the same content, and another for other content', async () => {
    expect(await tagOf()).toMatch(/^"[\w-]+"$/);
    expect(await tagOf()).toBe(await tagOf());
    expect(await tagOf('en ledig plats')).not.toBe(await tagOf());
  });

  test('comes with the content for whoever has something else, or nothing', async () => {
    for (const known of [undefined, '', '"något annat"', 'utan citattecken']) {
      const named = await withTag(answer(), known);
      expect(named.status).toBe(200);
      expect(named.headers.get('Content-Type')).toBe('text/plain');
      expect(await named.text()).toBe('två lediga platser');
    }
  });

  test('comes alone for whoever has the content already', async () => {
    const tag = await tagOf();
    for (const known of [tag, `W/${tag}`, `"något annat", ${tag}`, '*']) {
      const named = await withTag(answer(), known);
      expect(named.status).toBe(304);
      expect(await named.text()).toBe('');
      expect(named.headers.get('ETag')).toBe(tag);
      expect(named.headers.get('Cache-Control')).toBe('no-cache');
    }
  });

  test('is not given to a redirect or a problem', async () => {
    for (const status of [303, 404, 503]) {
      const refused = await withTag(new Response(null, { status }), '*');
      expect(refused.status).toBe(status);
      expect(refused.headers.get('ETag')).toBeNull();
    }
  });

  test('is made of bytes as well as of text', async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    const named = await withTag(new Response(bytes), undefined);
    expect(new Uint8Array(await named.arrayBuffer())).toEqual(bytes);
  });
});
