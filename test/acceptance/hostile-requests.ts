import { METHODS } from 'node:http';
import fc from 'fast-check';
import { type Operation, type Route, routes } from '#topology';
import type { Sent } from './client.ts';
import {
  anyAddressPart,
  anyFieldName,
  anyHeader,
  anyHostileJson,
  anyHostileText,
  anyPersonalNumber,
} from './hostile-values.ts';
import type { Thing } from './objects.ts';
import { inJson, inText, withField } from './spoilt-json.ts';
import { contractOf, validRequest } from './valid-request.ts';

type KnownRoute = Route & { operation: Operation };

/** What requests are made of: the things of each route, who may call, and cursors that somebody was once given. */
export type Stock = {
  things: Record<string, Thing[]>;
  /** Headers of callers; the first may do everything and is the most common. */
  proofsFor(route: KnownRoute): Record<string, string>[];
  cursors: string[];
};

/** A request on its way to be spoilt. */
type Draft = { sent: Sent; route: KnownRoute; spoilt: string[]; numbers: string[] };

export type HostileRequest = Readonly<Draft>;

type Spoil = (draft: Draft) => Draft;

const megabyte = 1_048_576;

/** A valid request of any route by any caller, spoilt in none, one or two ways. */
export function anyRequest(stock: Stock): fc.Arbitrary<HostileRequest> {
  return fc.constantFrom(...routes).chain((route) => {
    const proofs = stock.proofsFor(route);
    const [first = {}] = proofs;
    return fc
      .record({
        thing: fc.constantFrom(...(stock.things[route.operation] ?? [])),
        proof: fc.oneof(
          { weight: 3, arbitrary: fc.constant(first) },
          { weight: 2, arbitrary: fc.constantFrom(...proofs) },
        ),
        spoils: fc.oneof(
          { weight: 1, arbitrary: fc.constant<Spoil[]>([]) },
          { weight: 8, arbitrary: fc.array(anySpoil(route, stock), { minLength: 1, maxLength: 2 }) },
        ),
      })
      .map(({ thing, proof, spoils }) => {
        const valid = validRequest(route, thing);
        const sent = { ...valid, headers: { ...valid.headers, ...proof } };
        return spoils.reduce<Draft>((draft, spoil) => spoil(draft), { sent, route, spoilt: [], numbers: [] });
      });
  });
}

function anySpoil(route: KnownRoute, stock: Stock): fc.Arbitrary<Spoil> {
  const everywhere = [anyOtherHeader, anyOtherMethod, anySpoiltPath, anySpoiltQuery(route, stock)];
  if (route.method === 'GET') return fc.oneof(...everywhere);
  const body = route.surface === 'page' ? anySpoiltForm : anySpoiltJson;
  return fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...everywhere) },
    { weight: 5, arbitrary: body },
    { weight: 2, arbitrary: anyOtherBody(route) },
  );
}

const changing =
  (name: string, change: (sent: Sent) => Sent, numbers: string[] = []): Spoil =>
  (draft) => ({
    ...draft,
    sent: change(draft.sent),
    spoilt: [...draft.spoilt, name],
    numbers: [...draft.numbers, ...numbers],
  });

const anyOtherHeader = fc.oneof(
  anyHeader.map(([name, value]) =>
    changing(`header ${name}`, (sent) => ({ ...sent, headers: { ...sent.headers, [name]: value } })),
  ),
  fc.constantFrom('Content-Type', 'Idempotency-Key', 'Authorization', 'Origin').map((name) =>
    changing(`no ${name}`, (sent) => {
      const { [name]: _, ...headers } = sent.headers ?? {};
      return { ...sent, headers };
    }),
  ),
);

const anyOtherMethod = fc
  .constantFrom(...METHODS.filter((method) => method !== 'CONNECT'))
  .map((method) => changing(`method ${method}`, (sent) => ({ ...sent, method })));

const anySpoiltPath = fc.oneof(
  fc
    .tuple(fc.nat(), anyAddressPart)
    .map(([pick, part]) => changing('path', (sent) => ({ ...sent, path: withPart(sent.path, pick, part) }))),
  fc
    .constantFrom('/', '//', '/.', '/..', '/%', '?', '#', ';')
    .map((tail) => changing('path end', (sent) => ({ ...sent, path: sent.path + tail }))),
  fc
    .constantFrom('/', '//', '\\', '/%2e%2e', 'http://elsewhere.example', 'http://[', '*')
    .map((start) => changing('path start', (sent) => ({ ...sent, path: start + sent.path }))),
  fc.tuple(fc.nat(), anyPersonalNumber).map(([pick, number]) => {
    const part = encodeURIComponent(number);
    return changing('number in the path', (sent) => ({ ...sent, path: withPart(sent.path, pick, part) }), [
      number,
    ]);
  }),
);

function withPart(path: string, pick: number, part: string): string {
  const [before = '', ...query] = path.split('?');
  const parts = before.split('/');
  parts[1 + (pick % Math.max(1, parts.length - 1))] = part;
  return [parts.join('/'), ...query].join('?');
}

/** What the addresses of pages may say; the API's stand in its contracts. */
const queriesOfPages: Partial<Record<Operation, string[]>> = {
  searchPage: Object.keys(contractOf('listInsatser')?.query.shape ?? {}),
  availabilityNotes: ['insats'],
  signInPage: ['to', 'reason'],
  startSignIn: ['to'],
  finishSignIn: ['code', 'state', 'iss', 'error'],
  providerPage: ['receipt'],
  needPage: ['insats'],
};

function anySpoiltQuery({ operation }: KnownRoute, { cursors }: Stock): fc.Arbitrary<Spoil> {
  const known = queriesOfPages[operation] ?? Object.keys(contractOf(operation)?.query.shape ?? {});
  const name = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known, 'limit') },
    { weight: 1, arbitrary: anyFieldName.map((text) => encodeURIComponent(text.toWellFormed())) },
  );
  const value = fc.oneof(
    fc.constantFrom(
      '-1',
      '1e400',
      'NaN',
      '0x10',
      '999999999999',
      '1.5',
      '',
      '%',
      '%00',
      '%ff',
      '%ED%A0%80',
      'true',
    ),
    fc.constantFrom(...cursors, ...cursors.map((cursor) => cursor.slice(2)), 'W10', 'bnVsbA', '%7B%7D'),
    anyHostileText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 6_000)),
  );
  const added = (field: string, values: string[]) => (sent: Sent) => {
    const parameters = values.map((one) => `${field}=${one}`).join('&');
    return { ...sent, path: `${sent.path}${sent.path.includes('?') ? '&' : '?'}${parameters}` };
  };
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(name, fc.array(value, { minLength: 1, maxLength: 3 }))
        .map(([field, values]) => changing(`?${field.slice(0, 20)}`, added(field, values))),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(name, anyPersonalNumber)
        .map(([field, number]) =>
          changing(`number in ?${field.slice(0, 20)}`, added(field, [encodeURIComponent(number)]), [number]),
        ),
    },
  );
}

const anySpoiltForm: fc.Arbitrary<Spoil> = fc.oneof(
  fc
    .tuple(fc.constantFrom('free', 'queue', 'places', 'key', 'extra'), anyHostileText)
    .map(([field, text]) => changing(`form ${field}`, inForm(field, text))),
  fc
    .tuple(fc.constantFrom('free', 'queue', 'places', 'key', 'extra'), anyPersonalNumber)
    .map(([field, number]) => changing(`number in form ${field}`, inForm(field, number), [number])),
  fc
    .constantFrom('&&&', 'free', '=', 'free=%', 'key=%00', '%zz=%zz')
    .map((body) => changing('form', (sent) => ({ ...sent, body }))),
);

const inForm = (field: string, value: string) => (sent: Sent) => {
  const form = new URLSearchParams(String(sent.body));
  form.set(field, value);
  return { ...sent, body: form.toString() };
};

const anySpoiltJson: fc.Arbitrary<Spoil> = fc.oneof(
  fc.tuple(fc.nat(), anyHostileJson).map(([pick, json]) =>
    changing(
      'value',
      inJson(pick, () => json),
    ),
  ),
  fc
    .tuple(fc.nat(), anyPersonalNumber)
    .map(([pick, number]) => changing('number in a text', inText(pick, number), [number])),
  fc.nat().map((pick) =>
    changing(
      'field gone',
      inJson(pick, () => undefined),
    ),
  ),
  fc.tuple(fc.nat(), anyFieldName, anyHostileJson).map(([pick, name, json]) =>
    changing(
      'unknown field',
      inJson(pick, (value) => `{${JSON.stringify(name)}:${json},"was":${value}}`),
    ),
  ),
  fc
    .tuple(anyPersonalNumber, anyHostileJson)
    .map(([number, json]) => changing('number as a field', withField(number, json), [number])),
  fc.tuple(anyFieldName, anyHostileJson).map(([name, json]) => changing('field', withField(name, json))),
);

/** Another body altogether: too large by one byte, cut off, twice, in another encoding, nothing. */
function anyOtherBody({ operation }: KnownRoute): fc.Arbitrary<Spoil> {
  const limit = contractOf(operation)?.file ? 4 * megabyte : 64 * 1_024;
  const text = ({ body }: Sent) => (typeof body === 'string' ? body : '');
  const bodies: Record<string, (sent: Sent) => Sent['body']> = {
    'the largest': (sent) => text(sent).padEnd(limit),
    'a byte too large': (sent) => text(sent).padEnd(limit + 1),
    empty: () => '',
    blank: () => ' \n ',
    'cut off': (sent) => text(sent).slice(0, -3),
    twice: (sent) => text(sent) + text(sent),
    'with a byte order mark': (sent) => `\ufeff${text(sent)}`,
    'in UTF-16': (sent) => Buffer.from(text(sent), 'utf16le'),
    'with broken UTF-8': (sent) =>
      Buffer.concat([Buffer.from(text(sent).slice(0, -2)), Buffer.from([0xff, 0xc0])]),
    'with a broken character in a text': (sent) =>
      Buffer.from(text(sent).replace(/":"/, '":"\u0080'), 'latin1'),
    'a list around it': (sent) => `[${text(sent)}]`,
    'a text around it': (sent) => JSON.stringify(text(sent)),
    'only null': () => 'null',
    'random bytes': () => Buffer.from([0, 1, 2, 255, 254, 128, 127, 13, 10]),
  };
  return fc
    .constantFrom(...Object.entries(bodies))
    .map(([name, make]) => changing(`body ${name}`, (sent) => ({ ...sent, body: make(sent) })));
}
