import { Duration, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Deployable } from '#topology';
import type { TableAddress } from './insatser-table.ts';

/**
 * Wakes a function with the keys of what changed in the table. A batch that fails is halved until the record that
 * cannot be taken stands alone; after its retries it comes to the queue `given-up`, and the sweep mends the rest.
 */
export class StreamOfPokes extends Construct {
  /** What the woken function must be allowed to. */
  readonly permissions: PolicyStatement[];
  private readonly table: TableAddress;
  private readonly givenUp: Queue;

  constructor(scope: Construct, id: string, table: TableAddress) {
    super(scope, id);
    this.table = table;
    this.givenUp = new Queue(this, 'GivenUp', {
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(14),
    });
    const onlyOverTls = new PolicyStatement({
      sid: 'OnlyOverTls',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:PurgeQueue'],
      resources: [this.givenUp.queueArn],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    this.givenUp.addToResourcePolicy(onlyOverTls);
    Validations.of(this.givenUp).acknowledge(
      { id: 'AwsSolutions-SQS3', reason: 'It is itself where records come that could not be taken.' },
      {
        id: 'AwsSolutions-SQS4',
        reason:
          'Calls without TLS are denied action by action; the rule knows only the wildcard, which we never write.',
      },
    );
    this.permissions = [
      new PolicyStatement({
        sid: 'Stream',
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [table.streamArn],
      }),
      new PolicyStatement({
        sid: 'GivenUp',
        actions: ['sqs:SendMessage'],
        resources: [this.givenUp.queueArn],
      }),
    ];
  }

  wake(
    lambda: LambdaFunction,
    { batchSize, maximumRetries }: NonNullable<Deployable['consumesStream']>,
  ): void {
    const mapping = new CfnEventSourceMapping(this, 'Mapping', {
      functionName: lambda.functionName,
      eventSourceArn: this.table.streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize,
      maximumRetryAttempts: maximumRetries,
      bisectBatchOnFunctionError: true,
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: this.givenUp.queueArn } },
    });
    // Lambda tries the stream and the queue with the function's role before it accepts the mapping.
    mapping.node.addDependency(lambda);
  }
}
