import { expect, test } from 'vitest';
import { handleCommand } from '#ledger';
import { withholdSmallGroups } from '#needs';
import { projectEntry } from '#search';
import {
  createCatalogueProjection,
  createCatalogueReader,
  createForbundDirectory,
  createInsatsLog,
  putNeeds,
} from '#storage';
import { openSimulatedTable } from '#table';
import { putNamedForbund } from '../../test/builders/flow-runs.ts';
import { aCriterion, aDescription } from '../../test/builders/insats.ts';
import { aRequest, createCykel, mondayMorning } from '../../test/builders/ledger.ts';
import { paceAt } from '../../test/builders/lived-places.ts';
import { aGroup, aMapping } from '../../test/builders/needs.ts';
import { lockingCriteriaOf } from './locking-criteria.ts';

test('of each insats the criterion is told that keeps most of those who were mapped away', async () => {
  const table = openSimulatedTable({ seed: 1 });
  await table.transact([putNamedForbund('linkoping')]);
  const criteria = [
    aCriterion({ rule: 'lss-decision', is: 'required' }),
    aCriterion({ rule: 'ability', fromHours: 11, toHours: null }),
  ];
  for (const [insats, its] of Object.entries({ cykel: criteria, öppen: [] })) {
    const description = aDescription({ name: insats, step: 'occupation' });
    const request = aRequest(`create ${insats}`, { ...createCykel, description, criteria: its }, { insats });
    await handleCommand(createInsatsLog(table), paceAt(mondayMorning), request);
    await projectEntry(createCatalogueProjection(table), insats);
  }
  const parts = {
    table,
    directory: createForbundDirectory(table),
    catalogue: createCatalogueReader(table, 0, () => 0),
  };
  const locking = () => lockingCriteriaOf(parts, 'linkoping', mondayMorning);
  expect(await locking()).toEqual(new Map());
  const mapping = aMapping(
    [aGroup(60, { lssDecision: ['no'] }), aGroup(20, { lssDecision: ['yes'] })],
    [aGroup(20, { hours: ['up-to-10'] }), aGroup(60, { hours: ['up-to-40'] })],
  );
  const kept = { mapping: withholdSmallGroups(mapping), savedAt: mondayMorning };
  await table.transact([putNeeds('linkoping', kept, 0)]);
  expect([...(await locking()).keys()]).toEqual(['cykel']);
  expect((await locking()).get('cykel')).toContain('LSS');
});
