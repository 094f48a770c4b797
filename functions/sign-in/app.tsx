import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import {
  endSession,
  localPath,
  newSecret,
  pseudonymOf,
  readSession,
  type SignInRefusal,
  sessionCookie,
  signInCookie,
  signInRefusals,
  startSession,
} from '#access';
import { mountFunction, type PageCall, type PageHandlers } from '#api';
import type { Role } from '#topology';
import { AccountPage, createShell, MessagePage, paths, type Shell, SignInPage } from '#web';
import type { SignInParts } from './parts.ts';

const roleNames: Record<Role, string> = {
  provider: 'Utförare',
  coordinator: 'Samordnare',
  admin: 'Administratör',
};

/** Signing in through the OpenID Connect provider, the account page, and signing out. */
export function createSignInApp(parts: SignInParts): Hono {
  const shell = createShell(parts);
  return mountFunction(
    'sign-in',
    { api: {}, pages: signInPages(parts, shell) },
    {
      ...parts,
      showProblem: (problem, context, actor) => shell.problem(problem.body, context.req, actor),
    },
  );
}

function signInPages(parts: SignInParts, shell: Shell): PageHandlers<'sign-in'> {
  const refuse = (call: PageCall, refusal: SignInRefusal) =>
    shell.page(
      <MessagePage
        frame={shell.frame(call.actor)}
        view={{
          tone: 'warning',
          heading: 'Du är inte inloggad',
          paragraphs: [signInRefusals[refusal]],
          links: [
            { href: paths.signIn, label: 'Försök igen' },
            { href: paths.start, label: 'Till startsidan' },
          ],
        }}
      />,
      refusal === 'provider-unavailable' ? 503 : 400,
    );

  return {
    signInPage(call) {
      const { context } = call;
      const to = localPath(context.req.query('to'));
      const startHref = to === '/' ? paths.signInStart : `${paths.signInStart}?to=${encodeURIComponent(to)}`;
      const ended = context.req.query('reason') === 'needed' && getCookie(context, sessionCookie.name);
      const reason = context.req.query('reason') === 'signed-out' ? 'signed-out' : ended ? 'timed-out' : null;
      if (ended) forgetPages(context);
      return shell.page(
        <SignInPage frame={shell.frame(call.actor)} view={{ reason: reason || null, startHref }} />,
      );
    },

    async startSignIn(call) {
      const { context, now } = call;
      const started = await parts.signIn.start({ returnTo: context.req.query('to'), now: new Date(now) });
      if (started.outcome === 'refused') {
        parts.log.warn('sign-in could not start', { cause: started.cause });
        return refuse(call, started.refusal);
      }
      setCookie(context, signInCookie.name, started.secret, signInCookie.attributes);
      return context.redirect(started.redirectTo, 303);
    },

    async finishSignIn(call) {
      const { context, now } = call;
      const finished = await parts.signIn.finish({
        secret: getCookie(context, signInCookie.name),
        query: new URL(context.req.url).search,
        now: new Date(now),
      });
      deleteCookie(context, signInCookie.name, { path: '/', secure: true });
      if (finished.outcome === 'refused') {
        if (finished.cause !== undefined) parts.log.warn('sign-in refused', { cause: finished.cause });
        return refuse(call, finished.refusal);
      }
      // A session that was open in this browser ends here: signing in never widens an older one.
      await endSession(parts.sessions, getCookie(context, sessionCookie.name));
      const subject = await pseudonymOf(finished.identity, parts.pseudonymKey);
      const secret = newSecret();
      await startSession(parts.sessions, { subject, secret, now: new Date(now) });
      setCookie(context, sessionCookie.name, secret, sessionCookie.attributes);
      const to = finished.returnTo === '/' ? await firstPage(parts, subject) : finished.returnTo;
      return context.redirect(to, 303);
    },

    async accountPage(call) {
      const { actor, context, now } = call;
      const session = await readSession(
        parts.sessions,
        getCookie(context, sessionCookie.name),
        new Date(now),
      );
      const memberships = await Promise.all(
        (actor?.memberships ?? []).map((held) => presentMembership(parts, held)),
      );
      const view = {
        pseudonym: actor?.subject ?? '',
        memberships,
        sessionEnds: session?.expiresAt ?? now,
        hiddenFields: [],
      };
      const page = shell.page(<AccountPage frame={shell.frame(call.actor)} view={view} />);
      page.headers.set('Cache-Control', 'no-store');
      return page;
    },

    async signOut({ context }) {
      await endSession(parts.sessions, getCookie(context, sessionCookie.name));
      deleteCookie(context, sessionCookie.name, { path: '/', secure: true });
      forgetPages(context);
      return context.redirect(`${paths.signIn}?reason=signed-out`, 303);
    },
  };
}

/**
 * The browser forgets the pages that it holds, so that the Back button shows nothing of a session that has ended. Until
 * then it may hold them: a form that is gone back to must be the same form, to be recognised when it is sent again.
 */
function forgetPages(context: Context): void {
  context.header('Clear-Site-Data', '"cache"');
}

/** Where somebody lands who did not ask for a page: providers at their insatser, everyone else at their account. */
async function firstPage({ memberships }: SignInParts, subject: string): Promise<string> {
  const held = await memberships.of(subject);
  return held.some(({ role }) => role === 'provider') ? paths.provider : paths.account;
}

async function presentMembership(
  { directory }: SignInParts,
  held: { role: Role; forbund: string; organisation: string },
): Promise<{ role: string; organisation: string; forbund: string }> {
  const [forbund, organisations] = await Promise.all([
    directory.find(held.forbund),
    directory.organisations(held.forbund),
  ]);
  return {
    role: roleNames[held.role],
    organisation: organisations.find(({ id }) => id === held.organisation)?.name ?? held.organisation,
    forbund: forbund?.name ?? held.forbund,
  };
}
