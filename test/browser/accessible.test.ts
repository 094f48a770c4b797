import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server/start.ts';
import { launchChromium } from './chromium.ts';
import { arrangeInsatser, everyPage, type Found, openPeople } from './pages.ts';
import { desktop, phone } from './visit.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const narrowest = { width: 320, height: 640 };
/** In CSS pixels: what WCAG 2.2 AA asks for, and what a thumb needs. */
const smallestTarget = 24;
const thumb = 44;

let browser: Browser;
let server: TestServer;
let found: Found;
let people: Awaited<ReturnType<typeof openPeople>>;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startTestServer()]);
  found = await arrangeInsatser(server);
  people = await openPeople(browser, server);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

describe.each(everyPage)('$name', ({ name, person, open }) => {
  test('has no fault that axe finds, fits 320 pixels, can be hit with a finger, and breaks no content policy', async () => {
    const { page, faults } = people[person];
    faults.length = 0;
    await page.setViewportSize(desktop);
    await open(page, found);
    await openDetails(page, name === 'API documentation' ? firstOfEachSection : everything);
    for (const viewport of [desktop, phone]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const asked = colorScheme === 'light' ? everyRule : rulesOfColour;
        expect(await faultsOf(page, asked), `${viewport.width} px, ${colorScheme}`).toEqual([]);
      }
    }
    await openDetails(page, everything);
    const needed = name.startsWith('own insatser') ? thumb : smallestTarget;
    expect(await targetsSmallerThan(page, needed)).toEqual([]);
    await page.setViewportSize(narrowest);
    expect(await partsWiderThanThePage(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** The API documentation shows the same kinds of part again and again: axe looks at the first of each section. */
const firstOfEachSection = 'section > details:first-of-type, section > details:first-of-type details';
const everything = 'details';

function openDetails(page: Page, which: string): Promise<unknown> {
  return page.evaluate(`for (const part of document.querySelectorAll('${which}')) part.open = true`);
}

const everyRule = (axe: AxeBuilder) => axe.withTags(standards);
/** The dark scheme differs from the light one in its colours alone. */
const rulesOfColour = (axe: AxeBuilder) => axe.withRules(['color-contrast', 'link-in-text-block']);

async function faultsOf(page: Page, asked: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const { violations } = await asked(new AxeBuilder({ page })).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** The innermost parts that make the page scroll sideways, and its width. What scrolls inside itself may be wider. */
function partsWiderThanThePage(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = (part) => part.getBoundingClientRect().right > clientWidth;
    return [...document.querySelectorAll('body *')]
      .filter((part) => wide(part) && ![...part.children].some(wide))
      .map((part) => part.outerHTML.slice(0, 120))
      .concat(scrollWidth + ' px');
  })()`);
}

/** Links, buttons and fields that are smaller than a finger. Links within a sentence are exempt, as in WCAG 2.5.8. */
function targetsSmallerThan(page: Page, pixels: number): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const shown = (part) => part.checkVisibility() && !part.closest('.ds-skip-link, .ds-sr-only');
    const within = (part) => getComputedStyle(part).display === 'inline';
    return [...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
      .filter((part) => shown(part) && !within(part))
      .map((part) => [part, (part.closest('label') ?? part).getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < ${pixels} - 0.01)
      .map(([part, { width, height }]) => width + ' x ' + height + ' ' + part.outerHTML.slice(0, 120));
  })()`);
}
