import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { functions } from '#topology';
import { DataStack } from '../../infra/data-stack.ts';
import { restoredTable } from '../../infra/insatser-table.ts';
import { ServiceStack } from '../../infra/service-stack.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** A folder per function with a line of code each: what the stacks need to see of the bundles. */
function emptyBundles(): string {
  const folder = '.cache/empty-bundles';
  for (const { name } of functions) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.cjs'), 'exports.handler = async () => undefined;');
  }
  return folder;
}

/** The app as `cdk synth` builds it, with cdk.json's context but without bundling. */
export function catalogueApp(restored?: { tableName: string; streamLabel: string }): {
  app: App;
  data: DataStack;
  service: ServiceStack;
} {
  const { context } = cdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const app = new App({ context });
  const data = new DataStack(app, 'Data');
  const service = new ServiceStack(app, 'Service', {
    table: restored ? restoredTable(data, restored.tableName, restored.streamLabel) : data.table,
    secrets: data.secrets,
    bundles: emptyBundles(),
  });
  return { app, data, service };
}

export function templates(): { data: Template; service: Template } {
  const { data, service } = catalogueApp();
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
}
