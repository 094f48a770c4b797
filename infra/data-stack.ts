import { CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { InsatserTable, type TableAddress } from './insatser-table.ts';
import type { SecretSetting } from './settings.ts';

/** What must outlive every release: the table and the secrets. Nothing here is deleted with the stack. */
export class DataStack extends Stack {
  readonly table: TableAddress;
  readonly secrets: Record<SecretSetting, Secret>;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, {
      ...props,
      description: 'Insatskatalogen: tabellen och hemligheterna',
      terminationProtection: true,
    });
    this.table = new InsatserTable(this, 'Insatser').address;
    this.secrets = {
      PSEUDONYM_KEY_ARN: this.keptSecret(
        'PseudonymKey',
        'Nyckeln som gör en inloggad persons identitet till ett pseudonymt id',
        'Changing it would give every member of staff a new pseudonymous id and cut them off from their history.',
      ),
      OIDC_CLIENT_SECRET_ARN: this.keptSecret(
        'OidcClientSecret',
        'Hemligheten som inloggningstjänsten har gett katalogen; värdet sätts för hand',
        'Given by the identity broker, which has no interface to rotate it; changed by hand as operations.md says.',
      ),
    };
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'OidcClientSecretArn', { value: this.secrets.OIDC_CLIENT_SECRET_ARN.secretArn });
  }

  /** A secret that starts with a random value of 64 letters and digits. */
  private keptSecret(id: string, description: string, whyNotRotated: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: whyNotRotated });
    return secret;
  }
}
