import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { Route } from '#topology';

/** What is wrong between the routes of an API and those of the topology, as route keys. */
export function routeDifferences(
  service: Template,
  routes: readonly Pick<Route, 'method' | 'path'>[],
): { missing: string[]; notInTopology: string[] } {
  const inTemplate = Object.values(service.findResources('AWS::ApiGatewayV2::Route')).map(
    ({ Properties }) => z.object({ RouteKey: z.string() }).parse(Properties).RouteKey,
  );
  const inTopology = routes.map(({ method, path }) => `${method} ${path}`);
  return {
    missing: inTopology.filter((key) => !inTemplate.includes(key)),
    notInTopology: inTemplate.filter((key) => !inTopology.includes(key)),
  };
}

/** Strict, so that a statement with NotAction or NotResource, which reach further than they read, is refused. */
const statementShape = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.unknown().optional(),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Condition: z.unknown().optional(),
});

type Statement = { effect: 'Allow' | 'Deny'; actions: string[]; resources: unknown[] };

/** Every policy statement that stands anywhere within, however deep: roles, queues, keys, secrets. */
function statementsWithin(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsWithin);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(statementsWithin);
  if (!('Effect' in value)) return inner;
  const { Effect, Action, Resource } = statementShape.parse(value);
  const resources = Array.isArray(Resource) ? Resource : [Resource];
  return [...inner, { effect: Effect, actions: [Action].flat(), resources }];
}

/** The statements that name an action or a resource by a wildcard, whole or in part. */
export function wildcardsWithin(value: unknown): Statement[] {
  return statementsWithin(value).filter(
    ({ actions, resources }) =>
      actions.some((action) => /[*?]/.test(action)) || /[*?]/.test(JSON.stringify(resources)),
  );
}

const functionShape = z.object({
  Properties: z.object({
    Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
    Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
  }),
});

type FunctionInTemplate = {
  logicalId: string;
  properties: Record<string, unknown>;
  variables: Record<string, unknown>;
  /** What its role may do. Roles in our stacks carry all of their statements themselves. */
  statements: Statement[];
};

/** The functions of the stack by their name in the topology. */
export function functionsIn(service: Template): Map<string, FunctionInTemplate> {
  const roles = service.findResources('AWS::IAM::Role');
  return new Map(
    Object.entries(service.findResources('AWS::Lambda::Function')).map(([logicalId, resource]) => {
      const { Role, Environment } = functionShape.parse(resource).Properties;
      const [roleId] = Role['Fn::GetAtt'];
      const statements = statementsWithin(
        z.looseObject({ Policies: z.unknown() }).parse(roles[roleId]?.Properties).Policies,
      );
      const variables = Environment.Variables;
      return [
        variables.POWERTOOLS_SERVICE_NAME,
        {
          logicalId,
          properties: z.record(z.string(), z.unknown()).parse(resource.Properties),
          variables,
          statements,
        },
      ];
    }),
  );
}

/** A function of the stack; the test fails where it is not there. */
export function functionNamed(service: Template, name: string): FunctionInTemplate {
  const found = functionsIn(service).get(name);
  if (!found) throw new Error(`the stack has no function ${name}`);
  return found;
}

/** The actions on DynamoDB that a function may take, each once, in order of the alphabet. */
export function tableActions({ statements }: FunctionInTemplate): string[] {
  const actions = statements.flatMap((statement) => statement.actions);
  return [...new Set(actions.filter((action) => action.startsWith('dynamodb:')))].sort();
}
