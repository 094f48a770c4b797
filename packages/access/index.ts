export { type BearerVerifier, bearerTokenOf, createBearerVerifier } from './bearer.ts';
export {
  type Actor,
  type Membership,
  type MembershipStore,
  membership,
  membershipIdOf,
} from './membership.ts';
export {
  createSignIn,
  keysUrlOf,
  type SignIn,
} from './oidc.ts';
export { decideAccess, forbundOf, membershipsFor } from './policy.ts';
export { pseudonymOf } from './pseudonym.ts';
export { hashOfSecret, newSecret } from './secret.ts';
export {
  endSession,
  keepSession,
  readSession,
  type Session,
  type SessionStore,
  session,
  sessionCookie,
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
