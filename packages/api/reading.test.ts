import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Problem, type ProblemBody } from './problem.ts';
import { parseInput, readQuery } from './reading.ts';

const schema = z.strictObject({
  q: z.string().max(200).default(''),
  step: z
    .array(z.enum(['occupation', 'structure']))
    .max(3)
    .default([]),
  hoursPerWeek: z.int().min(1).max(40).optional(),
  hasFreePlaces: z.boolean().optional(),
  note: z.string().nullable().default(null),
});

const asked = (query: string) => parseInput(schema, readQuery(schema, new URLSearchParams(query)), '?');

function problemOf(run: () => unknown): ProblemBody {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error.body;
    throw error;
  }
  throw new Error('nothing was refused');
}

const pointers = (query: string) => problemOf(() => asked(query)).errors?.map(({ pointer }) => pointer);

describe('a query', () => {
  it('that asks for nothing gets what is taken for granted', () => {
    expect(asked('')).toEqual({ q: '', step: [], note: null });
  });

  it('may repeat what is a list, and give it once', () => {
    expect(asked('step=occupation&step=structure').step).toEqual(['occupation', 'structure']);
    expect(asked('step=occupation').step).toEqual(['occupation']);
  });

  it('must not repeat what is one thing', () => {
    expect(pointers('q=park&q=skog')).toEqual(['?q']);
    expect(pointers('hoursPerWeek=1&hoursPerWeek=2')).toEqual(['?hoursPerWeek']);
  });

  it('counts an empty value as not given', () => {
    expect(asked('q=&step=&hoursPerWeek=&hasFreePlaces=&step=occupation')).toEqual({
      q: '',
      step: ['occupation'],
      note: null,
    });
  });

  it('reads whole numbers from their digits, and refuses everything else that looks like one', () => {
    expect(asked('hoursPerWeek=20').hoursPerWeek).toBe(20);
    expect(asked('hoursPerWeek=08').hoursPerWeek).toBe(8);
    for (const said of [
      '0',
      '41',
      '-1',
      '1.5',
      '1e1',
      '0x10',
      '+5',
      ' 5',
      '٥',
      'NaN',
      'Infinity',
      '5 h',
      '9'.repeat(400),
    ]) {
      expect(pointers(`hoursPerWeek=${encodeURIComponent(said)}`), said).toEqual(['?hoursPerWeek']);
    }
  });

  it('reads yes and no as true and false, and nothing else', () => {
    expect(asked('hasFreePlaces=true').hasFreePlaces).toBe(true);
    expect(asked('hasFreePlaces=false').hasFreePlaces).toBe(false);
    for (const said of ['1', '0', 'True', 'ja', 'on']) {
      expect(pointers(`hasFreePlaces=${said}`), said).toEqual(['?hasFreePlaces']);
    }
  });

  it('leaves text as it is, also where it looks like something else', () => {
    expect(asked('q=20').q).toBe('20');
    expect(asked('q=true').q).toBe('true');
    expect(asked('q=%20sn%C3%B6+%26+is%20').q).toBe(' snö & is ');
    expect(asked('note=null').note).toBe('null');
  });

  it.each(['colour', 'Q', 'toString', 'hasOwnProperty', 'constructor', '__proto__', 'shape', 'q[]', 'q.x'])(
    'that asks for %s, which there is not, is refused',
    (name) => {
      const { status, errors } = problemOf(() => asked(`${encodeURIComponent(name)}=1`));
      expect(status).toBe(400);
      expect(errors).toEqual([
        { pointer: '?', detail: expect.stringMatching(/inte känns igen|känns inte igen/) },
      ]);
      expect(
        problemOf(() => asked(`${encodeURIComponent(name)}=1&${encodeURIComponent(name)}=2`)).status,
      ).toBe(400);
    },
  );

  it('never changes what objects inherit', () => {
    problemOf(() => asked('__proto__=a&__proto__=b&constructor=x'));
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('a');
    expect(
      Object.getPrototypeOf(readQuery(schema, new URLSearchParams('__proto__=a&__proto__=b'))),
    ).not.toBeInstanceOf(Array);
  });

  it('that is very long is refused in a few words', () => {
    const { status, errors } = problemOf(() => asked(`q=${'å'.repeat(100_000)}`));
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
    const many = Array.from({ length: 10_000 }, (_, index) => `step=s${index}&n${index}=1`).join('&');
    expect(problemOf(() => asked(many)).errors?.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(problemOf(() => asked(many))).length).toBeLessThan(20_000);
  });

  it('is read or refused with Swedish sentences, whatever it says', () => {
    const name = fc.oneof(
      fc.constantFrom(...Object.keys(schema.shape), '__proto__'),
      fc.string({ unit: 'binary' }),
    );
    const query = fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 10 });
    fc.assert(
      fc.property(query, (pairs) => {
        try {
          parseInput(schema, readQuery(schema, new URLSearchParams(pairs)), '?');
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          for (const { detail } of (error as Problem).body.errors ?? [])
            expect(detail).toMatch(/^\p{Lu}.*\.$/u);
        }
      }),
    );
  });
});

describe('a body', () => {
  const body = z.strictObject({ 'a/b': z.strictObject({ '~c': z.array(z.int()) }) });

  it('is refused with a JSON pointer to each fault', () => {
    const { errors } = problemOf(() => parseInput(body, { 'a/b': { '~c': [1, 'två', null] } }, ''));
    expect(errors).toEqual([
      { pointer: '/a~1b/~0c/1', detail: 'Uppgiften är av fel slag. Den ska vara ett tal.' },
      { pointer: '/a~1b/~0c/2', detail: 'Uppgiften är av fel slag. Den ska vara ett tal.' },
    ]);
  });

  it('with a field of its own called __proto__ is refused', () => {
    const sent = JSON.parse('{"a/b":{"~c":[]},"__proto__":{"admin":true}}');
    expect(problemOf(() => parseInput(body, sent, '')).errors?.[0]?.pointer).toBe('');
  });

  it('points at the whole when it is of the wrong kind altogether', () => {
    for (const sent of [null, [], 'text', 1]) {
      expect(problemOf(() => parseInput(body, sent, '')).errors?.map(({ pointer }) => pointer)).toEqual(['']);
    }
  });

  it('with very many faults is answered with the first fifty', () => {
    const { errors } = problemOf(() => parseInput(z.array(z.int()), Array(60).fill('två'), ''));
    expect(errors).toHaveLength(50);
  });

  it('never repeats what was sent', () => {
    const secret = '19121212-1212';
    const problem = problemOf(() => parseInput(body, { [secret]: secret, 'a/b': { '~c': [secret] } }, ''));
    expect(JSON.stringify(problem)).not.toContain(secret);
  });
});
