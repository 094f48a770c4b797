export { type BearerSettings, type BearerVerifier, bearerTokenOf, createBearerVerifier } from './bearer.ts';
export { type Actor, type Membership, type MembershipStore, membership, staffId } from './membership.ts';
export {
  createSignIn,
  keysUrlOf,
  type SignIn,
  type SignInResult,
  type SignInSettings,
  type SignInStart,
} from './oidc.ts';
export { type AccessDecision, decideAccess, forbundOf, membershipsFor, type Target } from './policy.ts';
export { pseudonymOf, type VerifiedIdentity } from './pseudonym.ts';
export { hashOfSecret, newSecret } from './secret.ts';
export {
  endSession,
  keepSession,
  readSession,
  type Session,
  type SessionStore,
  session,
  sessionCookie,
  sessionLimits,
  sessionState,
  startSession,
} from './session.ts';
export {
  localPath,
  type SignInAttempt,
  type SignInRefusal,
  type SignInStore,
  signInAttempt,
  signInCookie,
  signInRefusals,
} from './sign-in.ts';
