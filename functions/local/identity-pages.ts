import { html } from 'hono/html';
import type { DemoUser } from './demo-users.ts';

/** The local identity provider's own pages: plain, without script or anything from elsewhere. */

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --edge: #5b6570; --mark: #0b4f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #f2f4f6; --paper: #14181c; --edge: #9aa5b1; --mark: #9ccaf5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 2rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 0.75rem; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: 0.75rem; }
button { width: 100%; min-height: 3rem; padding: 0.75rem 1rem; text-align: left; font: inherit; color: inherit;
  background: transparent; border: 2px solid var(--edge); border-radius: 0.375rem; cursor: pointer; }
button:hover { border-color: var(--mark); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--mark); outline-offset: 3px; }
button strong { display: block; color: var(--mark); }
a { color: var(--mark); }
`;

/** The header that lets through the page's own style and forms, and nothing else. */
export function contentSecurityPolicy(nonce: string, formTargets: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    // The form's answer redirects to the catalogue, and browsers check every hop.
    `form-action 'self' ${formTargets.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Choose who to be. No password: these people do not exist. */
export async function choiceOfUser(
  users: readonly DemoUser[],
  action: string,
  nonce: string,
): Promise<string> {
  const choices = users.map(
    (user) => html`
      <li><button name="login" value="${user.login}"><strong>${user.name}</strong>${user.about}</button></li>`,
  );
  return page(
    'Välj vem du vill logga in som',
    html`
      <p>Det här är en inloggning för utveckling och demonstration. Personerna finns inte, och det behövs inget
        lösenord.</p>
      <form method="post" action="${action}">
        <ul>${choices}</ul>
        <button name="cancel" value="yes">Avbryt inloggningen</button>
      </form>`,
    nonce,
  );
}

/** Something went wrong, in one sentence, and the way back. */
export async function problem(sentence: string, wayBack: string, nonce: string): Promise<string> {
  return page(
    'Inloggningen gick inte att slutföra',
    html`<p>${sentence}</p><p><a href="${wayBack}">Till insatskatalogen</a></p>`,
    nonce,
  );
}

async function page(heading: string, content: ReturnType<typeof html>, nonce: string): Promise<string> {
  const document = await html`<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${heading} – Insatskatalogen (demo)</title>
    <style nonce="${nonce}">${style}</style>
  </head>
  <body>
    <main>
      <h1>${heading}</h1>${content}
    </main>
  </body>
</html>
`;
  return document.toString();
}
