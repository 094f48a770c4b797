import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { VerifiedIdentity } from './pseudonym.ts';

/** Signatures only: `none` and shared secrets (HS…) are never accepted. */
const algorithms = ['RS256', 'ES256', 'EdDSA', 'Ed25519'];
const longestToken = 8_192;
const longestSubject = 255;
const clockToleranceSeconds = 30;
/** RFC 9068 says at+jwt; many brokers say JWT or nothing. Other kinds of JWT are not meant for an API. */
const acceptedTypes = new Set(['at+jwt', 'jwt']);

export type BearerSettings = {
  issuer: string;
  audience: string;
  /** The issuer's keys, or where it publishes them: asked with the first token, and again until it has been told. */
  keys: { url: () => Promise<string> } | JSONWebKeySet;
  now: () => Date;
};

export type BearerVerifier = {
  /**
   * Whose token it is, or undefined when it does not hold: expired, another issuer, audience or algorithm, unsigned,
   * changed, too long, or without subject or end. Throws only when the issuer's keys cannot be fetched.
   */
  verify(token: string): Promise<VerifiedIdentity | undefined>;
};

export function createBearerVerifier(settings: BearerSettings): BearerVerifier {
  const { issuer, audience, now } = settings;
  const keys = keysOf(settings.keys);
  return {
    async verify(token) {
      if (token.length > longestToken) return undefined;
      try {
        const { payload, protectedHeader } = await jwtVerify(token, keys, {
          algorithms,
          issuer,
          audience,
          currentDate: now(),
          clockTolerance: clockToleranceSeconds,
          requiredClaims: ['exp', 'sub'],
        });
        if (!isAcceptedType(protectedHeader.typ)) return undefined;
        const { sub: subject } = payload;
        if (typeof subject !== 'string' || subject === '' || subject.length > longestSubject)
          return undefined;
        return { issuer, subject };
      } catch (error) {
        if (saysTokenDoesNotHold(error)) return undefined;
        throw error;
      }
    },
  };
}

/**
 * The token of an `Authorization` header.
 *
 * @returns undefined when the header is absent or speaks of something else than Bearer
 */
export function bearerTokenOf(authorization: string | undefined): string | undefined {
  return authorization?.match(/^Bearer +([A-Za-z0-9._~+/=-]+) *$/i)?.[1];
}

function keysOf(keys: BearerSettings['keys']): JWTVerifyGetKey {
  if (!('url' in keys)) return createLocalJWKSet(keys);
  const { url } = keys;
  let found: JWTVerifyGetKey | undefined;
  return async (header, token) => {
    found ??= createRemoteJWKSet(new URL(await url()));
    return found(header, token);
  };
}

function isAcceptedType(type: string | undefined): boolean {
  return type === undefined || acceptedTypes.has(type.toLowerCase().replace(/^application\//, ''));
}

function saysTokenDoesNotHold(error: unknown): boolean {
  return (
    error instanceof errors.JWTExpired ||
    error instanceof errors.JWTClaimValidationFailed ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  );
}
