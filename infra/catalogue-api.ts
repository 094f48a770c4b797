import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnRoute,
  CorsHttpMethod,
  HttpApi,
  HttpIntegration,
  HttpIntegrationType,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionName, Route } from '#topology';

/**
 * What is kept of a call: the route's pattern and never the address that was asked for, so no search and no
 * identifier; neither who asked nor from where.
 */
const LOGGED_OF_A_CALL = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    fault: '$context.integrationErrorMessage',
  }),
);

/** The HTTP API: the topology's routes and no other, so whatever is not listed never reaches a function. */
export class CatalogueApi extends Construct {
  readonly origin: string;
  private readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      description: 'Insatskatalogen',
      createDefaultStage: false,
      // Open figures may be read from any site's page; neither cookies nor tokens travel with such a call.
      corsPreflight: {
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.GET],
        allowHeaders: ['if-none-match'],
        exposeHeaders: ['etag'],
        maxAge: Duration.hours(24),
      },
    });
    this.origin = this.api.apiEndpoint;
    const calls = new LogGroup(this, 'Calls', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(calls), format: LOGGED_OF_A_CALL },
    });
  }

  /** Lets a function answer its routes. */
  route(name: FunctionName, routes: readonly Route[], lambda: LambdaFunction): void {
    const integration = new HttpIntegration(this, `${name}-integration`, {
      httpApi: this.api,
      integrationType: HttpIntegrationType.AWS_PROXY,
      integrationUri: lambda.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    });
    for (const { operation, method, path } of routes) {
      const route = new CfnRoute(this, operation, {
        apiId: this.api.apiId,
        routeKey: `${method} ${path}`,
        target: `integrations/${integration.integrationId}`,
        authorizationType: 'NONE',
      });
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          "Who may call is the route's policy in the topology; the function decides it, one way in every home.",
      });
    }
    // One permission for the whole API: one a route would soon fill the 20 KB that a function's policy may take.
    lambda.addPermission('CalledByTheApi', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: this.api.arnForExecuteApi(),
    });
  }
}
