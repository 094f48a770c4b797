import { CfnCondition, CfnOutput, CfnParameter, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import {
  type Deployable,
  type DeployableName,
  type FunctionName,
  functions,
  routes,
  routesOf,
} from '#topology';
import { CatalogueApi } from './catalogue-api.ts';
import { Clock } from './clock.ts';
import { DeployedFunction } from './deployed-function.ts';
import type { TableAddress } from './insatser-table.ts';
import { type SecretSetting, type Setting, settingsOf } from './settings.ts';
import { StreamOfPokes } from './stream-of-pokes.ts';

type ServiceStackProps = StackProps & {
  table: TableAddress;
  secrets: Record<SecretSetting, Secret>;
  /** The folder that holds one folder of bundled code per function. */
  bundles: string;
};

const answersCalls = new Set<string>(routes.map((route) => route.function));
const isFunctionName = (name: string): name is FunctionName => answersCalls.has(name);

/** What runs: the functions of the topology, the API in front of them, the stream and the clock that wake the rest. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { table, secrets, bundles, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, description: 'Insatskatalogen: funktionerna och deras ingångar' });
    const api = new CatalogueApi(this, 'Catalogue');
    const pokes = new StreamOfPokes(this, 'Pokes', table);
    const values = this.settings(table, api);

    for (const deployable of functions as readonly (Deployable & { name: DeployableName })[]) {
      const { name, consumesStream, schedule } = deployable;
      const its = settingsOf[name];
      const { lambda } = new DeployedFunction(this, name, {
        deployable,
        bundles,
        table,
        environment: chosen(values, its.settings),
        secrets: chosen(secrets, its.secrets),
        ...(consumesStream && { alsoMay: pokes.permissions }),
      });
      if (isFunctionName(name)) api.route(name, routesOf(name), lambda);
      if (consumesStream) pokes.wake(lambda, consumesStream);
      if (schedule) new Clock(this, `${name}-clock`).wake(lambda, schedule);
    }
    new CfnOutput(this, 'PublicAddress', { value: values.PUBLIC_ORIGIN });
  }

  /** The values of the settings. What differs from one installation to the next is asked for when deploying. */
  private settings(table: TableAddress, api: CatalogueApi): Record<Setting, string> {
    const publicOrigin = new CfnParameter(this, 'PublicOrigin', {
      description:
        'Adressen som katalogen nås på, till exempel https://insatser.example.se; tomt ger API:ets egen',
      default: '',
      allowedPattern: '^(https://[^/?#]+)?$',
    });
    const ownAddress = new CfnCondition(this, 'OwnAddress', {
      expression: Fn.conditionEquals(publicOrigin.valueAsString, ''),
    });
    const oidcIssuer = new CfnParameter(this, 'OidcIssuer', {
      description: 'Inloggningstjänstens issuer, precis som den själv skriver den',
      allowedPattern: '^https://[^?#]+$',
    });
    const oidcClientId = new CfnParameter(this, 'OidcClientId', {
      description: 'Det client_id som katalogen har hos inloggningstjänsten',
      minLength: 1,
    });
    const apiAudience = new CfnParameter(this, 'ApiAudience', {
      description: 'Den audience som API-anropens token ska vara utfärdad för',
      minLength: 1,
    });
    return {
      TABLE_NAME: table.tableName,
      PUBLIC_ORIGIN: Fn.conditionIf(ownAddress.logicalId, api.origin, publicOrigin.valueAsString).toString(),
      OIDC_ISSUER: oidcIssuer.valueAsString,
      OIDC_CLIENT_ID: oidcClientId.valueAsString,
      API_AUDIENCE: apiAudience.valueAsString,
      ASSETS_DIR: '/var/task/assets',
    };
  }
}

function chosen<Name extends string, Value>(
  all: Record<Name, Value>,
  names: readonly Name[],
): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}
