import * as z from 'zod';

/** What the sign-in function is told through its environment. */
export const env = z.object({
  TABLE_NAME: z.string().min(3),
  PUBLIC_ORIGIN: z.url(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET_ARN: z.string().startsWith('arn:'),
  PSEUDONYM_KEY_ARN: z.string().startsWith('arn:'),
  ASSETS_DIR: z.string().min(1),
});
