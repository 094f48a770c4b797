import type { MembershipStore, SessionStore, SignIn } from '#access';
import type { Callers } from '#api';
import type { ForbundDirectory } from '#forbund';
import type { Instant } from '#ledger';
import type { Log } from '#observability';
import type { Assets } from '#web';

export type SignInParts = {
  signIn: SignIn;
  sessions: SessionStore;
  memberships: Pick<MembershipStore, 'of'>;
  directory: ForbundDirectory;
  callers: Callers;
  pseudonymKey: Uint8Array<ArrayBuffer>;
  now: () => Instant;
  publicOrigin: string;
  assets: Assets;
  notice: string | null;
  log: Log;
};
