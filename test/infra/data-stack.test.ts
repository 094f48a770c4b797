import { describe, expect, it } from 'vitest';
import { dynamodbTableDefinition, TABLE_SCHEMA } from '#table';
import { catalogueApp, templates } from './synthesised.ts';

const { data } = templates();

describe('The table', () => {
  it('has the keys and the due index that the adapter writes', () => {
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, BillingMode } =
      dynamodbTableDefinition('any');
    data.resourceCountIs('AWS::DynamoDB::Table', 1);
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema,
      AttributeDefinitions,
      GlobalSecondaryIndexes,
      BillingMode,
    });
  });

  it('can be restored to any moment, is encrypted, and forgets what has expired', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: TABLE_SCHEMA.expires, Enabled: true },
    });
  });

  it('streams the keys of what changed and nothing of its content', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', {
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
    });
  });

  it('stays when the stack goes, as the secrets do', () => {
    data.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    data.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    data.allResources('AWS::SecretsManager::Secret', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
    expect(catalogueApp().data.terminationProtection).toBe(true);
  });
});
