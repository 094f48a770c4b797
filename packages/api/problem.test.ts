import { describe, expect, it } from 'vitest';
import { Problem, type ProblemName, problemBody, problems } from './problem.ts';

const names = Object.keys(problems) as ProblemName[];

describe.each(names)('the problem %s', (name) => {
  const { body } = Problem.of(name);

  it('is said in Swedish sentences, under a name that programs can rely on', () => {
    expect(body.type).toBe(`urn:insatskatalog:problem:${name}`);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(body.title).toMatch(/^\p{Lu}[^.]*$/u);
    expect(body.detail).toMatch(/^\p{Lu}.*\.$/u);
    expect(problemBody.parse(body)).toEqual(body);
  });
});

describe('a problem', () => {
  it('is answered as problem+json with its status, and never kept by a cache', async () => {
    const response = Problem.of('not-found').toResponse('/api/v1/insatser/x');
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: 'urn:insatskatalog:problem:not-found',
      title: 'Finns inte',
      status: 404,
      detail: expect.any(String),
      instance: '/api/v1/insatser/x',
    });
  });

  it('says when to try again, and how to sign in', () => {
    expect(Problem.of('busy').toResponse().headers.get('Retry-After')).toBe('5');
    expect(Problem.of('sign-in-needed').toResponse().headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(Problem.of('fault').toResponse().headers.get('Retry-After')).toBeNull();
  });

  it('lists the faults in what was sent, and leaves the list out where there are none', async () => {
    const errors = [{ pointer: '/free', detail: 'Skriv ett helt antal, till exempel 3.' }];
    expect(await Problem.of('invalid-input', errors).toResponse().json()).toMatchObject({ errors });
    expect(await Problem.of('malformed-json').toResponse().json()).not.toHaveProperty('errors');
  });

  it("tells the ledger's refusal in the ledger's own sentence", () => {
    const { body } = Problem.refused({ refusal: 'moreFreeThanPlaces', free: 14, places: 12.5 });
    expect(body).toMatchObject({
      type: 'urn:insatskatalog:problem:more-free-than-places',
      status: 409,
      detail: expect.stringContaining('14 lediga, men insatsen har 12,5 platser'),
    });
  });
});
