import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Deployable } from '#topology';
import { allowTable, type TableAddress } from './insatser-table.ts';

type DeployedFunctionProps = {
  deployable: Deployable;
  /** The folder that holds one folder of bundled code per function. */
  bundles: string;
  table: TableAddress;
  environment: Record<string, string>;
  /** By the name of the variable that tells their ARN. */
  secrets: Record<string, Secret>;
  /** What this function may do beside its log, its table access and its secrets. */
  alsoMay?: PolicyStatement[];
};

/** One function of the topology with a log of its own and a role that can do what the topology says, no more. */
export class DeployedFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: DeployedFunctionProps) {
    super(scope, id);
    const { deployable, bundles, table, environment, secrets, alsoMay = [] } = props;
    const log = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeLog = new PolicyStatement({
      sid: 'Log',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [log.logGroupArn],
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        ItsWork: new PolicyDocument({
          statements: [
            writeLog,
            ...allowTable(deployable.table, table),
            ...allowReading(Object.values(secrets)),
            ...alsoMay,
          ],
        }),
      },
    });
    this.lambda = new LambdaFunction(this, 'Lambda', {
      description: `Utan den: ${deployable.whenItFails}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: deployable.memoryMegabytes,
      timeout: Duration.seconds(deployable.timeoutSeconds),
      code: Code.fromAsset(join(bundles, deployable.name)),
      handler: 'index.handler',
      role,
      logGroup: log,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        NODE_ENV: 'production',
        POWERTOOLS_SERVICE_NAME: deployable.name,
        ...environment,
        ...Object.fromEntries(Object.entries(secrets).map(([name, { secretArn }]) => [name, secretArn])),
      },
    });
  }
}

function allowReading(secrets: readonly Secret[]): PolicyStatement[] {
  if (secrets.length === 0) return [];
  return [
    new PolicyStatement({
      sid: 'Secrets',
      actions: ['secretsmanager:GetSecretValue'],
      resources: secrets.map(({ secretArn }) => secretArn),
    }),
  ];
}
