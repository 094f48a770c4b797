import type { DeployableName } from '#topology';

/** What a function is told through its environment, by the variable's name. */
export type Setting =
  | 'TABLE_NAME'
  | 'PUBLIC_ORIGIN'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'API_AUDIENCE'
  | 'ASSETS_DIR';

/** A secret is told by the ARN that it is read at; its value stands in no environment and no template. */
export type SecretSetting = 'OIDC_CLIENT_SECRET_ARN' | 'PSEUDONYM_KEY_ARN';

const verifiesTokens = ['OIDC_ISSUER', 'API_AUDIENCE'] as const;

/** Every function's settings and secrets, and nothing it does not read: what is not listed is not granted. */
export const settingsOf: Record<DeployableName, { settings: Setting[]; secrets: SecretSetting[] }> = {
  public: {
    settings: ['TABLE_NAME', 'PUBLIC_ORIGIN', 'ASSETS_DIR'],
    secrets: [],
  },
  'sign-in': {
    settings: ['TABLE_NAME', 'PUBLIC_ORIGIN', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'ASSETS_DIR'],
    secrets: ['OIDC_CLIENT_SECRET_ARN', 'PSEUDONYM_KEY_ARN'],
  },
  provider: {
    settings: ['TABLE_NAME', 'PUBLIC_ORIGIN', ...verifiesTokens, 'ASSETS_DIR'],
    secrets: ['PSEUDONYM_KEY_ARN'],
  },
  coordinator: {
    settings: ['TABLE_NAME', 'PUBLIC_ORIGIN', ...verifiesTokens, 'ASSETS_DIR'],
    secrets: ['PSEUDONYM_KEY_ARN'],
  },
  admin: {
    settings: ['TABLE_NAME', 'PUBLIC_ORIGIN', ...verifiesTokens],
    secrets: ['PSEUDONYM_KEY_ARN'],
  },
  projector: { settings: ['TABLE_NAME'], secrets: [] },
  schedules: { settings: ['TABLE_NAME'], secrets: [] },
  flow: { settings: ['TABLE_NAME'], secrets: [] },
};
