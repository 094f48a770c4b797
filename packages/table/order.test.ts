import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareUtf8 } from './order.ts';

test('any two keys order as their UTF-8 bytes do', () => {
  const near = fc.constantFrom('\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}', 'z', 'å');
  const keys = fc.oneof(fc.string({ unit: near, maxLength: 4 }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      expect(Math.sign(compareUtf8(one, other))).toBe(Buffer.compare(Buffer.from(one), Buffer.from(other)));
    }),
    { numRuns: 2000 },
  );
});
