import * as z from 'zod';

/** What the coordinator function is told through its environment. */
export const env = z.object({
  TABLE_NAME: z.string().min(3),
  PUBLIC_ORIGIN: z.url(),
  OIDC_ISSUER: z.url(),
  API_AUDIENCE: z.string().min(1),
  PSEUDONYM_KEY_ARN: z.string().startsWith('arn:'),
  ASSETS_DIR: z.string().min(1),
});
