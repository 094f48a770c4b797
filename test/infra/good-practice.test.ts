import { Validations } from 'aws-cdk-lib';
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { catalogueApp } from './synthesised.ts';

/** The rules look at every resource anew; on a busy machine that takes a while. */
const MILLISECONDS = 60_000;

describe("AWS's own list of good practice", { timeout: MILLISECONDS }, () => {
  it('finds nothing but what is acknowledged with a reason', () => {
    const { app } = catalogueApp();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).not.toThrow();
  });

  it('finds what is planted', () => {
    const { app, service } = catalogueApp();
    new CfnRoute(service, 'planted', { apiId: 'api', routeKey: 'GET /planted' });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    expect(() => app.synth()).toThrow('AwsSolutions-APIG4');
  });
});
