import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { TABLE_SCHEMA } from '#table/schema';
import type { TableAccess } from '#topology';

/** Where the table is, made here or restored beside. */
export type TableAddress = { tableName: string; tableArn: string; streamArn: string };

/**
 * The one table. Its stream carries keys alone, because a poke names a partition and nothing else; the due index
 * projects keys alone, because bodies are read from the table.
 */
export class InsatserTable extends Construct {
  readonly address: TableAddress;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partition, sort, expires, dueIndex } = TABLE_SCHEMA;
    const table = new Table(this, 'Table', {
      partitionKey: { name: partition, type: AttributeType.STRING },
      sortKey: { name: sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.KEYS_ONLY,
      timeToLiveAttribute: expires,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.AWS_MANAGED,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    table.addGlobalSecondaryIndex({
      indexName: dueIndex.name,
      partitionKey: { name: dueIndex.lane, type: AttributeType.STRING },
      sortKey: { name: dueIndex.at, type: AttributeType.STRING },
      projectionType: ProjectionType[dueIndex.projection],
    });
    const { tableName, tableArn, tableStreamArn } = table;
    if (!tableStreamArn) throw new Error('the table has no stream, and the projector lives on it');
    this.address = { tableName, tableArn, streamArn: tableStreamArn };
  }
}

/** A table that was restored from a backup, by its name and the label that its new stream has. */
export function restoredTable(stack: Stack, tableName: string, streamLabel: string): TableAddress {
  const tableArn = stack.formatArn({ service: 'dynamodb', resource: 'table', resourceName: tableName });
  return { tableName, tableArn, streamArn: `${tableArn}/stream/${streamLabel}` };
}

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** TransactWriteItems is allowed through the actions of its lines; the Table port has no update. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

const actionsOn: Record<TableAccess, { table: string[]; dueIndex: string[] }> = {
  none: { table: [], dueIndex: [] },
  read: { table: READ, dueIndex: ['dynamodb:Query'] },
  'read-write': { table: [...READ, ...WRITE], dueIndex: ['dynamodb:Query'] },
};

/** What the topology's word for access allows: the calls that the DynamoDB adapter makes, and no other. */
export function allowTable(access: TableAccess, { tableArn }: TableAddress): PolicyStatement[] {
  const { table, dueIndex } = actionsOn[access];
  return [
    { sid: 'Table', actions: table, resources: [tableArn] },
    { sid: 'DueIndex', actions: dueIndex, resources: [`${tableArn}/index/${TABLE_SCHEMA.dueIndex.name}`] },
  ]
    .filter(({ actions }) => actions.length > 0)
    .map((statement) => new PolicyStatement(statement));
}
