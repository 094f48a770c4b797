/**
 * Makes the README's pictures again, from the running product with its demo catalogues: `npm run pictures`.
 * `npm run pictures -- FOLDER` puts every scene there, in both widths and colour schemes, to be looked at.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { desktop, onPhone, openProviderPage, openVisit, signIn } from '../test/browser/visit.ts';
import { buildProduct, freshFolder, startProduct } from './bench/servers.ts';

const inReadme = new Set([
  'start-1280-light',
  'search-1280-light',
  'insats-390-light',
  'provider-390-light',
  'need-1280-light',
  'flow-1280-light',
  'flag-390-light',
]);
/** Full, with a queue: its page tells how long the wait will probably be. */
const pictured = 'Villa Ådala: trädgård och djur';
const mostMillisecondsToWatch = 60_000;
const tallEnoughForFlags = 1_500;
const screens = { 1280: { viewport: desktop }, 390: onPhone };
const scenes = {
  start: (page: Page) => page.goto('/'),
  search: (page: Page) => page.goto('/insatser?q=arbete&hasFreePlaces=true'),
  insats: async (page: Page) => {
    await page.goto(`/insatser?q=${encodeURIComponent(pictured)}`);
    await page.getByRole('link', { name: pictured }).click();
    await page.getByRole('heading', { level: 1, name: pictured }).waitFor();
  },
  provider: openProviderPage,
  misspelt: (page: Page) => page.goto('/insatser?q=tr%C3%A4dg%C3%A5rsarbete'),
  need: async (page: Page) => {
    await openAsCoordinator(page, '/need');
    await page.getByLabel('Ålder').fill('34');
    await page.getByLabel('Timmar i veckan').fill('20');
    await page.getByRole('radio', { name: 'Sysselsättning' }).check();
    await page.getByRole('button', { name: /^Visa/ }).click();
    await page.getByRole('heading', { name: 'Går att kombinera' }).waitFor();
  },
  form: (page: Page) => openAsCoordinator(page, '/need'),
  needs: (page: Page) => openAsCoordinator(page, '/needs'),
  flow: async (page: Page) => {
    await openFlags(page);
    const { width } = page.viewportSize() ?? desktop;
    await page.setViewportSize({ width, height: tallEnoughForFlags });
  },
  flag: async (page: Page) => {
    await openFlags(page);
    await page
      .getByRole('link', { name: /nästan ingen slutar$/ })
      .last()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Nästan ingen slutar' }).waitFor();
  },
  'insats-flow': async (page: Page) => {
    await openFlags(page);
    await page
      .getByRole('link', { name: /^Flödet genom/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Flödet genom/ }).waitFor();
  },
  ladder: (page: Page) => openAsCoordinator(page, '/flow/ladder'),
};

/** Opens the list of flags once the flow watch has made its first run. */
async function openFlags(page: Page): Promise<void> {
  await openAsCoordinator(page, '/flow');
  const flags = page.getByRole('heading', { level: 2, name: /^Röda/ });
  for (const giveUp = performance.now() + mostMillisecondsToWatch; performance.now() < giveUp; ) {
    if ((await flags.count()) > 0) return;
    await page.reload();
  }
  throw new Error('the flow watch raised no red flag');
}

async function openAsCoordinator(page: Page, path: string): Promise<void> {
  await page.goto('/account');
  await signIn(page, 'Samir Samordnare');
  await page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
  await page.goto(path);
}

const [otherFolder] = process.argv.slice(2);
const { folder, remove } = await freshFolder();
const server = await startProduct(await buildProduct(), folder, { history: true });
const browser = await launchChromium();
try {
  await takeAll(server, browser);
} finally {
  await browser.close();
  await server.stop();
  await remove();
}

async function takeAll(from: { origin: string }, shownBy: Browser): Promise<void> {
  const into = otherFolder ?? 'docs/pictures';
  await mkdir(into, { recursive: true });
  for (const [width, screen] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [scene, open] of Object.entries(scenes)) {
        if (!otherFolder && !inReadme.has(`${scene}-${width}-${colorScheme}`)) continue;
        const { page } = await openVisit(shownBy, from, { ...screen, colorScheme });
        await open(page);
        await page.evaluate('document.fonts.ready');
        const file = otherFolder ? `${scene}-${width}-${colorScheme}.png` : `${scene}-${width}.png`;
        await page.screenshot({ path: join(into, file), fullPage: otherFolder !== undefined });
        await page.context().close();
      }
    }
  }
}
