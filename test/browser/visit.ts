import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const phone = { width: 390, height: 844 } as const;
export const desktop = { width: 1280, height: 900 } as const;

/** A phone in the hand: narrow, touched rather than clicked. */
export const onPhone: BrowserContextOptions = { viewport: phone, hasTouch: true, isMobile: true };

export type Visit = {
  page: Page;
  /** What the browser complained of so far: script errors, console errors, breaches of the content policy. */
  faults: string[];
};

/** Somebody with a browser of their own: own cookies, own window. What is passed goes before the defaults. */
export async function openVisit(
  browser: Browser,
  server: { origin: string },
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: desktop,
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  await context.exposeBinding('noteViolation', (_source, violation: string) => faults.push(violation));
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
      noteViolation('content policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  );
  // A page that is answered with 4xx on purpose makes the browser say so in the console: that is no fault of the page.
  const refusedPages = new Set<string>();
  context.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.status() < 500) refusedPages.add(response.url());
  });
  context.on('console', (message) => {
    const onPurpose =
      message.text().startsWith('Failed to load resource') && refusedPages.has(message.location().url);
    if (message.type() === 'error' && !onPurpose) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`script: ${error.error().message}`));
  return { page: await context.newPage(), faults };
}

/** Signs in through the sign-in provider, from the page that says that signing in is needed. */
export async function signIn(page: Page, person: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Logga in', exact: true }).click();
  await page.getByRole('button', { name: person }).click();
}

/** Opens the provider's page as somebody who signs in on the way. */
export async function openProviderPage(page: Page): Promise<void> {
  await page.goto('/provider');
  await signIn(page, 'Petra Utförare');
  await page.getByRole('heading', { level: 1, name: 'Mina insatser' }).waitFor();
}
