import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject, type PlantedCopy } from './planted-copy.ts';

let copy: PlantedCopy;
beforeAll(() => {
  copy = copyProject();
  copy.plant({
    'tsconfig.planted.json': `{ "extends": "./tsconfig.json", "include": ["packages/topology"] }`,
  });
});
afterAll(() => copy.remove());

const compile = () => copy.run('node_modules/typescript/lib/tsc.js', '-p', 'tsconfig.planted.json');
const route = (policy: string) => `
  import type { Route } from './route.ts';
  export const planted: readonly Route[] = [{
    operation: 'planted', function: 'public', method: 'GET', path: '/planted', surface: 'page',
    summary: 'Planterad', summaryInEnglish: 'Planted', ${policy}
  }];`;

test('a route with a policy builds', () => {
  copy.plant({ 'packages/topology/planted.ts': route(`policy: { who: 'open' },`) });
  expect(compile()).toEqual({ status: 0, output: '' });
});

test('a route without a policy does not build', () => {
  copy.plant({ 'packages/topology/planted.ts': route('') });
  const { status, output } = compile();
  expect(status).not.toBe(0);
  expect(output).toMatch(/planted\.ts.*Property 'policy' is missing/);
});

test('nor does a route for members that names no role', () => {
  copy.plant({
    'packages/topology/planted.ts': route(`policy: { who: 'member', roles: [], reach: 'forbund' },`),
  });
  const { status, output } = compile();
  expect(status).not.toBe(0);
  expect(output).toMatch(/planted\.ts.*requires at least 1 element|planted\.ts.*not assignable/);
});
