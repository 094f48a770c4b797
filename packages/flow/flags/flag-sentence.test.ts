import { expect, test } from 'vitest';
import { aFinding } from '../../../test/builders/flow-findings.ts';
import { findingSentence } from './flag-sentence.ts';

test.each([
  ['2026-10-20', '14 dagar'],
  ['2026-10-29', '5 dagar'],
  ['2026-09-06', '8 veckor'],
])('a next step that has been full since %s has been so for %s', (from, stood) => {
  const { evidence } = aFinding();
  const full = aFinding({ kind: 'next-step-full', evidence: { ...evidence, from, to: '2026-11-02' } });

  expect(findingSentence(full)).toContain(`har haft en ledig plats på ${stood}, `);
});
