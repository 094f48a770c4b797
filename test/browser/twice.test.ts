import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server/start.ts';
import { launchChromium } from './chromium.ts';
import { askApi, historyOf, type ListedInsats, ownInsatser } from './demo-insatser.ts';
import { onPhone, openProviderPage, openVisit, type Visit } from './visit.ts';

let browser: Browser;
let server: TestServer;
let insats: ListedInsats;
let visit: Visit;
let page: Page;
let card: Locator;
let before: number;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startTestServer()]);
  const [first] = await ownInsatser(server);
  if (!first) throw new Error('the demo provider needs an insats');
  insats = first;
  visit = await openVisit(browser, server, onPhone);
  await openProviderPage(visit.page);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Twelve places, two free, nobody in the queue; the provider has the page open. */
beforeEach(async () => {
  await askApi(server, 'provider', `/insatser/${insats.id}/reports`, {
    method: 'POST',
    body: { kind: 'now', free: 2, queue: 0, places: 12 },
  });
  page = await visit.page.context().newPage();
  await page.goto('/provider');
  card = page.locator(`[id="insats-${insats.id}"]`);
  before = (await historyOf(server, insats.id)).length;
});
afterEach(async () => {
  await page.close();
  expect(visit.faults).toEqual([]);
});

const free = () => card.getByLabel('Lediga platser');
const queue = () => card.getByLabel('Personer i kö');
const save = () => card.getByRole('button', { name: 'Spara nya siffror' });
const confirm = () => card.getByRole('button', { name: 'Stämmer fortfarande' });

async function openForm(): Promise<void> {
  if (!(await save().isVisible())) await card.getByText('Nya siffror', { exact: true }).tap();
}

/** What the history says has happened since the page was opened, oldest first. */
async function happened(): Promise<string[]> {
  const history = await historyOf(server, insats.id);
  return history
    .slice(0, history.length - before)
    .toReversed()
    .map(({ event }) =>
      event.type === 'countsReported' ? `${event.free} free, ${event.queue} queue` : event.type,
    );
}

describe('a form sent twice', () => {
  test('by a second tap while the first is on its way changes one thing and says so', async () => {
    await openForm();
    await free().fill('5');
    const { promise: saved, resolve: noteSaved } = Promise.withResolvers<void>();
    let sendings = 0;
    await page.route('**/reports', async (route) => {
      sendings += 1;
      if (sendings > 1) return route.continue();
      // The server has saved it; the answer never reaches the phone.
      await route.fetch({ maxRedirects: 0 });
      noteSaved();
    });
    await save().scrollIntoViewIfNeeded();
    const { x = 0, y = 0, width = 0, height = 0 } = (await save().boundingBox()) ?? {};
    const tap = () => page.touchscreen.tap(x + width / 2, y + height / 2);
    await tap();
    await saved;
    await tap();
    await card.getByText('Formuläret skickades två gånger.').waitFor();
    expect(sendings).toBe(2);
    expect(await happened()).toEqual(['5 free, 0 queue']);
  });

  test('by a double tap changes one thing', async () => {
    await confirm().dblclick();
    await card.getByText(/Uppgiften är bekräftad|Formuläret skickades två gånger/).waitFor();
    expect(await happened()).toEqual(['countsConfirmed']);
  });

  test('by going back and sending the same again changes one thing and says so', async () => {
    await openForm();
    await free().fill('4');
    await save().tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    await page.goBack();
    await openForm();
    await free().fill('4');
    await save().tap();
    await card.getByText('Formuläret skickades två gånger.').waitFor();
    expect(await happened()).toEqual(['4 free, 0 queue']);
  });

  test('by going back and confirming again changes one thing and says so', async () => {
    await confirm().tap();
    await card.getByText('Uppgiften är bekräftad').waitFor();
    await page.goBack();
    await confirm().tap();
    await card.getByText('Formuläret skickades två gånger.').waitFor();
    expect(await happened()).toEqual(['countsConfirmed']);
  });

  test('by going back and sending other figures says what counts, keeps them, and saves them on one more tap', async () => {
    await openForm();
    await free().fill('4');
    await save().tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    await page.goBack();
    await openForm();
    await free().fill('7');
    await queue().fill('1');
    await save().tap();
    await card.getByText('Formuläret var redan skickat med andra uppgifter.').waitFor();
    await card.getByText('4 lediga platser').waitFor();
    expect([await free().inputValue(), await queue().inputValue()]).toEqual(['7', '1']);
    expect(await happened()).toEqual(['4 free, 0 queue']);
    await save().tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    expect(await happened()).toEqual(['4 free, 0 queue', '7 free, 1 queue']);
  });

  test('with the number of places changes it once, and then says that it was so already', async () => {
    await openForm();
    await card.getByText('Ändra antal platser totalt').tap();
    await card.getByLabel('Platser totalt').fill('13,5');
    await card.getByRole('button', { name: 'Spara antal platser' }).tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    await openForm();
    await card.getByText('Ändra antal platser totalt').tap();
    await card.getByRole('button', { name: 'Spara antal platser' }).tap();
    await card.getByText('Det var redan så.').waitFor();
    expect(await happened()).toEqual(['placesSet']);
  });
});

describe('figures that cannot be right come back beside their field, with what was typed', () => {
  test.each([
    ['more free than places', '99', /^Du angav 99 lediga, men insatsen har 12 platser\./],
    ['letters', 'fem', /^Skriv ett helt antal, till exempel 3\.$/],
    ['less than nothing', '-1', /^Antalet kan inte vara mindre än 0\.$/],
    ['nothing at all', '', /^Skriv ett helt antal, till exempel 3\.$/],
    ['half a place', '2,5', /^Skriv ett helt antal, till exempel 3\.$/],
    ['markup', '"><b>5', /^Skriv ett helt antal, till exempel 3\.$/],
  ])('%s', async (_, typed, sentence) => {
    await openForm();
    await free().fill(typed);
    await queue().fill('3');
    await save().tap();
    const error = card.locator(`[id="free-${insats.id}-error"]`);
    await error.waitFor();
    expect(await error.innerText()).toMatch(sentence);
    expect(await free().getAttribute('aria-invalid')).toBe('true');
    expect(await free().getAttribute('aria-describedby')).toContain(`free-${insats.id}-error`);
    expect([await free().inputValue(), await queue().inputValue()]).toEqual([typed, '3']);
    expect(await page.evaluate('document.activeElement.name')).toBe('free');
    expect(await page.title()).toMatch(/^Fel/);
    expect(await happened()).toEqual([]);

    await free().fill('6');
    await save().tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    expect(await happened()).toEqual(['6 free, 3 queue']);
  });

  test('a wrong queue, and both at once', async () => {
    await openForm();
    await free().fill('många');
    await queue().fill('-2');
    await save().tap();
    await card.locator(`[id="queue-${insats.id}-error"]`).waitFor();
    expect(await card.locator(`[id="free-${insats.id}-error"]`).innerText()).toContain(
      'Skriv ett helt antal',
    );
    expect([await free().inputValue(), await queue().inputValue()]).toEqual(['många', '-2']);
    expect(await happened()).toEqual([]);
  });

  test('fewer places than are free', async () => {
    await openForm();
    await card.getByText('Ändra antal platser totalt').tap();
    await card.getByLabel('Platser totalt').fill('1');
    await card.getByRole('button', { name: 'Spara antal platser' }).tap();
    const error = card.locator(`[id="places-${insats.id}-error"]`);
    await error.waitFor();
    expect(await error.innerText()).toContain('Du angav 1 platser, men 2 är uppgivna som lediga.');
    expect(await card.getByLabel('Platser totalt').inputValue()).toBe('1');
    expect(await happened()).toEqual([]);
  });

  test('after going back from a refused form the mended one is saved', async () => {
    await openForm();
    await free().fill('99');
    await save().tap();
    await card.locator(`[id="free-${insats.id}-error"]`).waitFor();
    await page.goBack();
    await openForm();
    await free().fill('3');
    await save().tap();
    await card.getByText('Formuläret var redan skickat med andra uppgifter.').waitFor();
    await save().tap();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    expect(await happened()).toEqual(['3 free, 0 queue']);
  });
});
