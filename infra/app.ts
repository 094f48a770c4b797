import { App } from 'aws-cdk-lib';
import { DataStack } from './data-stack.ts';
import { restoredTable, type TableAddress } from './insatser-table.ts';
import { ServiceStack } from './service-stack.ts';

/** A word given in cdk.json or as `-c name=word`. */
function word(name: string): string | undefined {
  const given: unknown = app.node.tryGetContext(name);
  return typeof given === 'string' && given !== '' ? given : undefined;
}

const app = new App();
const env = { region: word('region') ?? 'eu-north-1' };
const data = new DataStack(app, 'InsatskatalogData', { env });

/** The table the functions work on: ours, or one restored from a backup (see docs/operations.md). */
function workingTable(): TableAddress {
  const name = word('restoredTable');
  const streamLabel = word('restoredStream');
  if (name === undefined && streamLabel === undefined) return data.table;
  if (name === undefined || streamLabel === undefined) {
    throw new Error('restoredTable and restoredStream belong together: give both or neither');
  }
  return restoredTable(data, name, streamLabel);
}

new ServiceStack(app, 'InsatskatalogService', {
  env,
  table: workingTable(),
  secrets: data.secrets,
  bundles: word('bundles') ?? '.build/lambda',
});
