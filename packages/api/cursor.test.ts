import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyCursor, readHistoryCursor } from './cursor.ts';
import { Problem } from './problem.ts';

const place = { forbund: 'exempelforbund', insats: '7m2k9x4c1v8b3n6q', before: 41 };

const refusal = (cursor: string, forbund = place.forbund, insats = place.insats) => {
  try {
    return readHistoryCursor(cursor, forbund, insats);
  } catch (error) {
    if (error instanceof Problem) return error.body.type;
    throw error;
  }
};
const refused = 'urn:insatskatalog:problem:invalid-cursor';

describe('the cursor of a history', () => {
  it('leads back to the version that it was made for', () => {
    const versions = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    const ids = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,59}$/);
    fc.assert(
      fc.property(ids, ids, versions, (forbund, insats, before) => {
        const cursor = historyCursor({ forbund, insats, before });
        expect(cursor).toMatch(/^[\w-]{1,400}$/);
        expect(readHistoryCursor(cursor, forbund, insats)).toBe(before);
      }),
    );
  });

  it('is of no use for another insats or in another förbund', () => {
    const cursor = historyCursor(place);
    expect(refusal(cursor)).toBe(41);
    expect(refusal(cursor, 'annat-forbund')).toBe(refused);
    expect(refusal(cursor, place.forbund, 'annan-insats')).toBe(refused);
  });

  it('is refused when it points before the first event, or at no version at all', () => {
    for (const before of [0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, null, '41', [41]]) {
      const cursor = btoa(JSON.stringify([place.forbund, place.insats, before]));
      expect(refusal(cursor), String(before)).toBe(refused);
    }
  });

  it('is refused with a sentence, whatever somebody makes up', () => {
    const garbage = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.json().map((json) => btoa(encodeURIComponent(json))),
      fc
        .json({ maxDepth: 2 })
        .filter((json) => /^[ -~]*$/.test(json))
        .map(btoa),
      fc.base64String({ maxLength: 400 }),
    );
    fc.assert(
      fc.property(garbage, (cursor) => {
        expect(refusal(cursor)).toBe(refused);
      }),
    );
  });
});
