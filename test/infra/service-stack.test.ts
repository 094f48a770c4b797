import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type Deployable, functions, routes } from '#topology';
import { catalogueApp, templates } from './synthesised.ts';
import {
  functionNamed,
  functionsIn,
  routeDifferences,
  tableActions,
  wildcardsWithin,
} from './template-reading.ts';

const { data, service } = templates();

const READ = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITE = ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'];
const STREAM = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];

describe('The API', () => {
  it('has every route of the topology and no other', () => {
    expect(routeDifferences(service, routes)).toEqual({ missing: [], notInTopology: [] });
  });

  it('is found out when the topology has a route that the API lacks, or lacks one that the API has', () => {
    const planted = { method: 'GET', path: '/planted' } as const;
    expect(routeDifferences(service, [...routes, planted]).missing).toEqual(['GET /planted']);
    expect(routeDifferences(service, routes.slice(1)).notInTopology).toHaveLength(1);
  });

  it('hands each route to the function that the topology names', () => {
    const found = functionsIn(service);
    for (const { method, path, function: name } of routes) {
      const [integration] = Object.keys(
        service.findResources('AWS::ApiGatewayV2::Integration', {
          Properties: { IntegrationUri: { 'Fn::GetAtt': [found.get(name)?.logicalId, 'Arn'] } },
        }),
      );
      service.hasResourceProperties('AWS::ApiGatewayV2::Route', {
        RouteKey: `${method} ${path}`,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: integration }]] },
      });
    }
  });

  it('may be read from pages of other sites, without cookies, and written from none', () => {
    service.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: ['*'],
        AllowMethods: ['GET'],
        AllowHeaders: ['if-none-match'],
        AllowCredentials: Match.absent(),
      },
    });
  });

  it('logs the pattern of a route but neither the address asked for nor who asked', () => {
    const [stage] = Object.values(service.findResources('AWS::ApiGatewayV2::Stage'));
    const format: string = stage?.Properties.AccessLogSettings.Format;
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity|authorizer)|querystring/i);
  });
});

describe('The functions', () => {
  it('are those of the topology', () => {
    expect([...functionsIn(service).keys()].sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it.each(functions)(
    '$name runs on Node 24 on arm64 with the memory and time of the topology',
    (deployable) => {
      expect(functionNamed(service, deployable.name).properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        MemorySize: deployable.memoryMegabytes,
        Timeout: deployable.timeoutSeconds,
      });
    },
  );

  it('answer a call before the API gives up on it', () => {
    const answering = functions.filter(({ name }) => routes.some((route) => route.function === name));
    for (const { timeoutSeconds } of answering) expect(timeoutSeconds).toBeLessThan(30);
  });

  it('that is open to all can read the table and not write it', () => {
    expect(tableActions(functionNamed(service, 'public'))).toEqual(READ);
  });

  it.each(functions)(
    '$name may do with the table what the topology says, and no more',
    (deployable: Deployable) => {
      const allowed = {
        none: [],
        read: READ,
        'read-write': [...READ, ...WRITE],
      }[deployable.table];
      const stream = deployable.consumesStream ? STREAM : [];
      expect(tableActions(functionNamed(service, deployable.name))).toEqual([...allowed, ...stream].sort());
    },
  );

  it('get their rights from their own role alone', () => {
    service.resourceCountIs('AWS::IAM::Policy', 0);
    for (const { Properties } of Object.values(service.findResources('AWS::IAM::Role'))) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it('are told the addresses of their secrets, never the values, and may read those alone', () => {
    for (const { variables, statements } of functionsIn(service).values()) {
      const told = Object.entries(variables).flatMap(([name, value]) =>
        name.endsWith('_ARN') ? [value] : [],
      );
      const readable = statements
        .filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue'))
        .flatMap(({ resources }) => resources);
      expect(readable).toEqual(told);
    }
    expect(JSON.stringify(service.toJSON())).not.toContain('{{resolve:');
    expect(Object.keys(functionNamed(service, 'public').variables).join()).not.toMatch(/SECRET|KEY/);
  });
});

describe('The policies', () => {
  it('name every action and every resource in full', () => {
    expect(wildcardsWithin([data.toJSON(), service.toJSON()])).toEqual([]);
  });

  it.each([
    { Effect: 'Allow', Action: 'dynamodb:*', Resource: 'arn:aws:dynamodb:::table/insatser' },
    { Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: ['*'] },
    {
      Effect: 'Allow',
      Action: 'dynamodb:Query',
      Resource: { 'Fn::Join': ['', [{ Ref: 'Table' }, '/index/*']] },
    },
  ])('are found out when they hold a wildcard: $Action on $Resource', (statement) => {
    const planted = { Role: { Properties: { Policies: [{ PolicyDocument: { Statement: [statement] } }] } } };
    expect(wildcardsWithin([service.toJSON(), planted])).toHaveLength(1);
  });
});

describe('The projector', () => {
  it("is woken by the table's stream, halves what fails, and gives up into a queue", () => {
    const [stream] = functions.flatMap(({ consumesStream }: Deployable) => consumesStream ?? []);
    service.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
    service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: functionNamed(service, 'projector').logicalId },
      EventSourceArn: { 'Fn::ImportValue': Match.stringLikeRegexp('StreamArn') },
      BatchSize: stream?.batchSize,
      MaximumRetryAttempts: stream?.maximumRetries,
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } } },
    });
  });
});

describe('The clock', () => {
  it('wakes each scheduled function as often as the topology says, in Stockholm time', () => {
    const scheduled = functions.flatMap((deployable: Deployable) =>
      deployable.schedule ? [{ ...deployable.schedule, name: deployable.name }] : [],
    );
    service.resourceCountIs('AWS::Scheduler::Schedule', scheduled.length);
    for (const { name, everyMinutes } of scheduled) {
      service.hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: `rate(${everyMinutes} minutes)`,
        ScheduleExpressionTimezone: 'Europe/Stockholm',
        Target: { Arn: { 'Fn::GetAtt': [functionNamed(service, name).logicalId, 'Arn'] } },
      });
    }
  });
});

describe('A restored table', () => {
  it('takes the place of the old one, which no function can reach any more', () => {
    const restored = { tableName: 'insatser-restored', streamLabel: '2026-01-31T08:00:00.000' };
    const onRestored = Template.fromStack(catalogueApp(restored).service);
    expect(functionNamed(onRestored, 'public').variables).toMatchObject({ TABLE_NAME: 'insatser-restored' });
    expect(JSON.stringify(onRestored.findResources('AWS::Lambda::EventSourceMapping'))).toContain(
      ':table/insatser-restored/stream/2026-01-31T08:00:00.000',
    );
    expect(JSON.stringify(onRestored.toJSON())).not.toContain('ExportsOutputFnGetAttInsatserTable');
  });
});
