import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

/** The text of a secret, by ARN. Held for as long as the function lives; never in the environment. */
export async function readSecret(arn: string): Promise<string> {
  const value = await getSecret(arn, { maxAge: 3_600 });
  if (typeof value !== 'string' || value === '') throw new Error(`the secret ${arn} holds no text`);
  return value;
}

/** A secret's characters as bytes, for use as a key. */
export function bytesOfSecret(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
