import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPath } from './sign-in.ts';

describe('the page to land on after signing in', () => {
  it('may be any page of ours', () => {
    for (const path of ['/', '/provider', '/insatser?q=caf%C3%A9&step=occupation', '/insatser/a-b_c.d~e']) {
      expect(localPath(path)).toBe(path);
    }
  });

  it('is the start page when the wish leads elsewhere', () => {
    const elsewhere = [
      undefined,
      '',
      'provider',
      'https://example.org/',
      '//example.org',
      '/\\example.org',
      '/\t/example.org',
      '/a/../..//example.org',
      '/.//example.org',
      'javascript:alert(1)',
      '/x\r\nSet-Cookie: a=b',
      `/${'x'.repeat(1_000)}`,
    ];
    for (const wish of elsewhere) expect(localPath(wish)).toBe('/');
  });

  it('never leaves this site, whatever is asked for', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '@',
      ':',
      '%2f',
      '?',
      '#',
      'evil.example',
      '\t',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => `/${parts.join('')}`),
        (wish) => {
          const landed = new URL(localPath(wish), 'https://catalogue.example');
          expect(landed.origin).toBe('https://catalogue.example');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
