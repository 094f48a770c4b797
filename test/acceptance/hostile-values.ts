import fc from 'fast-check';

const controlDigit = (digits: string): number => {
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return (10 - (sum % 10)) % 10;
};

/** A personnummer or samordningsnummer with its right check digit, in one of the ways that people write it. */
export const anyPersonalNumber: fc.Arbitrary<string> = fc
  .record({
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2015-12-28'), noInvalidDate: true }),
    serial: fc.integer({ min: 1, max: 999 }),
    coordination: fc.boolean(),
    century: fc.boolean(),
    dash: fc.constantFrom('', '-', ' '),
  })
  .map(({ born, serial, coordination, century, dash }) => {
    const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-');
    const written = coordination ? String(Number(day) + 60) : day;
    const nine = `${year.slice(2)}${month}${written}${String(serial).padStart(3, '0')}`;
    const date = `${century ? year.slice(0, 2) : ''}${nine.slice(0, 6)}`;
    return `${date}${dash}${nine.slice(6)}${controlDigit(nine)}`;
  });

const texts = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00\ud800',
  '😀'.repeat(30),
  '\u202evälkommen\u202c',
  'مرحبا بكم',
  'e\u0301',
  'ﷺ'.repeat(100),
  '<script>alert(1)</script>',
  "'; DROP TABLE item; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '=HYPERLINK("https://elsewhere.example")',
  '\r\nSet-Cookie: a=b',
  'null',
  '1e400',
  '-1',
  '2026-02-30',
  'x'.repeat(3_000),
  'å'.repeat(40_000),
];

export const anyHostileText = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

const nestedLevels = 10_000;

const nested = [
  '['.repeat(nestedLevels) + ']'.repeat(nestedLevels),
  `${'{"a":'.repeat(nestedLevels)}1${'}'.repeat(nestedLevels)}`,
];

/** JSON as it is written, so that it may hold what no parser gives back. */
export const anyHostileJson = fc.oneof(
  { weight: 3, arbitrary: anyHostileText.map((text) => JSON.stringify(text)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['null', 'true', 'false', '[]', '{}', '[null]', '[[]]', '0', '-1', '-0', '0.1', '2.5e-8'],
      ...['1e400', '-1e400', '1e-400', '9007199254740993', '123456789012345678901234567890'],
      ...['NaN', 'Infinity', 'undefined', '01', '1_000', '0x10', "'text'", '{a:1}', '[1,]'],
      ...['"2026-02-30"', '"2026-13-01"', '"0000-00-00"', '"9999-12-31T23:59:60Z"', '"25:61"'],
      ...['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}'],
      ...nested,
    ),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
);

export const anyFieldName = fc.oneof(
  fc.constantFrom('extra', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '😀'),
  fc.constant('x'.repeat(5_000)),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** What an address may hold that no page of ours links to. Already as it goes on the wire. */
export const anyAddressPart = fc.oneof(
  fc.constantFrom(
    ...[
      '%',
      '%zz',
      '%00',
      '%ff',
      '%c0%ae',
      '%2e%2e',
      '%2f',
      '%5c',
      '..',
      '.',
      '',
      '{insatsId}',
      '*',
      "'",
      '"',
    ],
    ...[
      'a'.repeat(5_000),
      '<b>',
      '%F0%9F%98%80',
      '%ED%A0%80',
      'a;b=c',
      'a%20b',
      '__proto__',
      '%252e',
      '~',
      '|',
    ],
  ),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);

export const anyHeader: fc.Arbitrary<[name: string, value: string]> = fc.oneof(
  fc.tuple(
    fc.constant('Content-Type'),
    fc.constantFrom(
      ...[
        '',
        'text/plain',
        'application/xml',
        'text/csv',
        'application/json; charset=utf-16',
        'nonsense',
        ';;;',
      ],
      ...['multipart/form-data', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'],
      ...['APPLICATION/JSON', 'application/problem+json', 'application/json, text/csv'],
    ),
  ),
  fc.tuple(
    fc.constant('Idempotency-Key'),
    fc.constantFrom(
      '',
      ' ',
      'two words',
      'å',
      'x'.repeat(200),
      'x'.repeat(201),
      '"quoted"',
      '__proto__',
      '\t',
    ),
  ),
  fc.tuple(
    fc.constant('Authorization'),
    fc.constantFrom(
      '',
      'Bearer',
      'Bearer ',
      'Bearer a',
      'bearer a.b.c',
      'Basic YTpi',
      `Bearer ${'a'.repeat(9_000)}`,
    ),
  ),
  fc.tuple(
    fc.constant('Cookie'),
    fc.constantFrom(
      '',
      '=',
      ';;;',
      '__Host-session=',
      '__Host-session=%',
      `__Host-session=${'A'.repeat(43)}`,
      'å=ä',
    ),
  ),
  fc.tuple(
    fc.constantFrom('If-None-Match', 'If-Match'),
    fc.constantFrom('*', '"', 'W/"x"', '""', 'x'.repeat(4_000), '"a", "b"'),
  ),
  fc.constantFrom<[string, string]>(
    ['Origin', 'null'],
    ['Origin', 'å'],
    ['Host', 'elsewhere.example'],
    ['Host', 'a b'],
    ['Host', ''],
    ['Host', '[::1'],
    ['Host', '198.51.100.7:99999'],
    ['Accept', 'image/png'],
    ['Accept-Language', 'en;q=nonsense'],
    ['Accept-Encoding', 'br;q=2, *'],
    ['Content-Encoding', 'gzip'],
    ['Transfer-Encoding', 'chunked'],
    ['Range', 'bytes=5-1'],
    ['X-Forwarded-Host', 'elsewhere.example'],
    ['X-Forwarded-For', '\u00ff'],
    ['X-HTTP-Method-Override', 'DELETE'],
    ['Forwarded', 'for="'],
    ['X-Long', 'x'.repeat(10_000)],
    ['X-Too-Long', 'x'.repeat(20_000)],
  ),
);
