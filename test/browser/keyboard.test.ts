import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server/start.ts';
import { launchChromium } from './chromium.ts';
import { askApi, type ListedInsats, ownInsatser } from './demo-insatser.ts';
import { giveHistory } from './flow-history.ts';
import { openVisit, type Visit } from './visit.ts';

const mostSteps = 150;

let browser: Browser;
let server: TestServer;
let insats: ListedInsats;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startTestServer()]);
  const [first] = await ownInsatser(server);
  if (!first) throw new Error('the demo provider needs an insats');
  insats = first;
  await askApi(server, 'provider', `/insatser/${insats.id}/reports`, {
    method: 'POST',
    body: { kind: 'now', free: 2, queue: 0, places: 12 },
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  visit = await openVisit(browser, server);
  page = visit.page;
});
afterEach(async () => {
  await page.context().close();
  expect(visit.faults).toEqual([]);
});

const press = (key: string) => page.keyboard.press(key);
const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));

/** Steps to a part of the page as somebody without a mouse does, and sees at every step where they are. */
async function stepTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    await press(key);
    expect(await focusThatCannotBeSeen(page)).toBeNull();
    if (await isFocused(target)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** The focused part, when nothing around it shows that it is focused or it is out of sight. */
function focusThatCannotBeSeen(on: Page): Promise<string | null> {
  return on.evaluate<string | null>(`(() => {
    const part = document.activeElement;
    if (part === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    const { top, bottom, left, right } = part.getBoundingClientRect();
    const inSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
    const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return marked && inSight ? null : part.outerHTML.slice(0, 160);
  })()`);
}

async function signInByKeyboard(): Promise<void> {
  await page.goto('/provider');
  await stepTo(page.getByRole('main').getByRole('link', { name: 'Logga in', exact: true }));
  await press('Enter');
  await stepTo(page.getByRole('button', { name: 'Petra Utförare' }));
  await press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Mina insatser' }).waitFor();
}

describe('with the keyboard alone', () => {
  test('the first step skips to the content', async () => {
    await page.goto('/');
    const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
    await stepTo(skip);
    const box = await skip.boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    await press('Enter');
    await stepTo(page.getByLabel('Vad letar du efter?'));
    await stepTo(page.getByRole('link', { name: 'Logga in' }), 'Shift+Tab');
  });

  test('a resident searches, narrows and sorts, loses no place, and opens an insats', async () => {
    await page.goto('/');
    await stepTo(page.getByLabel('Vad letar du efter?'));
    await page.keyboard.type(insats.name);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sök insatser' }).waitFor();

    const freePlaces = page.getByRole('checkbox', { name: /^Har lediga platser nu/ });
    await stepTo(freePlaces);
    await press('Space');
    await page.waitForURL(/hasFreePlaces=true/);
    await page.getByRole('link', { name: /Ta bort filtret Har lediga platser/ }).waitFor();
    expect(await isFocused(freePlaces)).toBe(true);
    expect(await freePlaces.isChecked()).toBe(true);

    const group = page.locator('#facet-language > summary');
    await stepTo(group);
    await press('Enter');
    const [firstLanguage] = await page.locator('#facet-language').getByRole('checkbox').all();
    if (!firstLanguage) throw new Error('no language to choose');
    await stepTo(firstLanguage);
    await stepTo(group, 'Shift+Tab');

    const order = page.getByLabel('Ordna efter');
    await stepTo(order);
    await press('ArrowDown');
    await page.waitForURL(/sort=free/);
    await expect.poll(() => isFocused(order)).toBe(true);

    await stepTo(page.getByRole('link', { name: insats.name, exact: true }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: insats.name }).waitFor();
    await stepTo(page.getByRole('link', { name: 'Alla insatser' }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sök insatser' }).waitFor();
  });

  test('a provider signs in, confirms, reports, changes the places and signs out', async () => {
    await signInByKeyboard();
    const card = page.locator(`[id="insats-${insats.id}"]`);
    await stepTo(card.getByRole('button', { name: 'Stämmer fortfarande' }));
    await press('Space');
    await card.getByText('Uppgiften är bekräftad').waitFor();

    await stepTo(card.getByText('Nya siffror', { exact: true }));
    await press('Enter');
    await stepTo(card.getByRole('button', { name: 'Öka lediga platser' }));
    for (let time = 0; time < 3; time += 1) await press('Space');
    await stepTo(card.getByLabel('Lediga platser'), 'Shift+Tab');
    expect(await card.getByLabel('Lediga platser').inputValue()).toBe('5');
    await stepTo(card.getByLabel('Personer i kö'));
    await press('ControlOrMeta+a');
    await page.keyboard.type('1');
    await stepTo(card.getByRole('button', { name: 'Spara nya siffror' }));
    await press('Enter');
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    await card.getByText('5 lediga platser').waitFor();

    await stepTo(card.getByText('Nya siffror', { exact: true }));
    await press('Space');
    await stepTo(card.getByText('Ändra antal platser totalt'));
    await press('Enter');
    await stepTo(card.getByLabel('Platser totalt'));
    await press('ControlOrMeta+a');
    await page.keyboard.type('många');
    await press('Enter');
    await card.getByText('Skriv antalet platser med siffror.').waitFor();
    expect(await isFocused(card.getByLabel('Platser totalt'))).toBe(true);
    await press('ControlOrMeta+a');
    await page.keyboard.type('14');
    await press('Enter');
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();

    await stepTo(page.getByRole('link', { name: 'Mitt konto' }), 'Shift+Tab');
    await press('Enter');
    await stepTo(page.getByRole('button', { name: 'Logga ut' }));
    await press('Enter');
    await page.getByText('Du är utloggad.').waitFor();
  });

  test('a coordinator asks what there is for a need, answers a question, and asks why not', async () => {
    await page.goto('/need');
    await stepTo(page.getByRole('main').getByRole('link', { name: 'Logga in', exact: true }));
    await press('Enter');
    await stepTo(page.getByRole('button', { name: 'Samir Samordnare' }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vad finns för behovet?' }).waitFor();

    await stepTo(page.getByLabel('Ålder'));
    await page.keyboard.type('trettio');
    await stepTo(page.getByLabel('Timmar i veckan'));
    await page.keyboard.type('20');
    await press('Enter');
    await page.getByText('Skriv åldern med siffror').waitFor();
    expect(await isFocused(page.getByLabel('Ålder'))).toBe(true);
    expect(await page.getByLabel('Timmar i veckan').inputValue()).toBe('20');
    await press('ControlOrMeta+a');
    await page.keyboard.type('30');
    await stepTo(page.getByRole('radio', { name: 'Vet inte än' }).first());
    await press('ArrowUp');
    await press('ArrowUp');
    await stepTo(page.getByText('Beslut, intyg och anvisning'));
    await press('Space');
    await stepTo(page.getByRole('button', { name: 'Visa vad som finns' }));
    await press('Enter');
    await page.getByText('30 år · 20 timmar i veckan · Arbetsinriktad rehabilitering').waitFor();

    const question = page.locator('#question-referral');
    await stepTo(question.getByRole('button', { name: 'Kommunen' }));
    await press('Space');
    await page.getByText('anvisas av kommunen').waitFor();
    expect(await question.count()).toBe(0);

    await stepTo(page.getByRole('link', { name: 'Varför inte?' }));
    await press('Enter');
    await stepTo(page.getByLabel('Insats', { exact: true }));
    await press('End');
    await stepTo(page.getByRole('button', { name: 'Visa varför' }));
    await press('Enter');
    await page.locator('#checked').waitFor();
    expect(page.url()).toMatch(/\/need$/);
  });

  test('a coordinator finds a flag, acknowledges it, reads a chart as a table and walks on', async () => {
    const { open } = await giveHistory(server, insats);
    await page.goto('/flow');
    await stepTo(page.getByRole('main').getByRole('link', { name: 'Logga in', exact: true }));
    await press('Enter');
    await stepTo(page.getByRole('button', { name: 'Samir Samordnare' }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Flöde' }).waitFor();
    await stepTo(page.locator(`main a[href*="${open}"]`));
    await press('Enter');
    await stepTo(page.getByLabel('Vad gör ni åt det?'));
    await page.keyboard.type('Vi ringer utföraren.');
    await stepTo(page.getByRole('button', { name: 'Kvittera flaggan' }));
    await press('Enter');
    await page.getByText('Flaggan är kvitterad').waitFor();

    await stepTo(page.getByRole('link', { name: `Flödet genom ${insats.name}` }));
    await press('Enter');
    const table = page.getByText('Visa som tabell: Platser, upptagna och kö');
    await stepTo(table);
    await press('Enter');
    await stepTo(page.getByRole('region', { name: 'Tabell: Platser, upptagna och kö' }));
    await stepTo(page.getByRole('link', { name: '24 månader' }), 'Shift+Tab');
    await press('Enter');
    await page.waitForURL(/months=24/);
  });

  test('the API documentation opens and scrolls', async () => {
    await page.goto('/api/docs');
    const first = page.locator('details.operation > summary').first();
    await stepTo(first);
    await press('Enter');
    await page.locator('details.operation[open]').first().waitFor();
  });
});
