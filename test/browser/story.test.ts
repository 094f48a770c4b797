import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { describeOnDynamodbLocal } from '../dynamodb-local/suite.ts';
import { startTestServer, type TestServer } from '../server/start.ts';
import { launchChromium } from './chromium.ts';
import { askApi, type ListedInsats, ownInsatser } from './demo-insatser.ts';
import { onPhone, openProviderPage, openVisit, signIn, type Visit } from './visit.ts';

const promisedMilliseconds = 5_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the story, on SQLite', () => tellStory(() => startTestServer()));

describeOnDynamodbLocal('the story, on DynamoDB', (_client, endpoint) =>
  tellStory(() => startTestServer({ dynamodbEndpoint: endpoint() })),
);

const cardOf = (page: Page, { id }: ListedInsats) => page.locator(`[id="insats-${id}"]`);
const noteOf = (page: Page, { id }: ListedInsats) => page.locator(`[id="availability-${id}"]`);

/** Whoever reloads a page loses this mark. */
const markPage = (page: Page) => page.evaluate('document.documentElement.dataset.stayed = "yes"');
const stayed = (page: Page) => page.evaluate<string>('document.documentElement.dataset.stayed');

function tellStory(openServer: () => Promise<TestServer>): void {
  let server: TestServer;
  let reported: ListedInsats;
  let confirmed: ListedInsats;
  let visits: Visit[] = [];

  const arrive = async (options: BrowserContextOptions = {}) => {
    const visit = await openVisit(browser, server, options);
    visits.push(visit);
    return visit.page;
  };

  const report = ({ id }: ListedInsats, free: number) =>
    askApi(server, 'provider', `/insatser/${id}/reports`, {
      method: 'POST',
      body: { kind: 'now', free, queue: 0, places: 12 },
    });

  beforeAll(async () => {
    server = await openServer();
    const [first, second] = await ownInsatser(server);
    if (!first || !second) throw new Error('the demo provider needs two insatser');
    [reported, confirmed] = [first, second];
    await report(reported, 2);
    await report(confirmed, 2);
  });
  afterAll(() => server.stop());

  afterEach(async () => {
    const faults = visits.flatMap((visit) => visit.faults);
    await Promise.all(visits.map(({ page }) => page.context().close()));
    visits = [];
    expect(faults).toEqual([]);
  });

  test('five free places, set on a phone, reach the open pages of a resident within five seconds', async () => {
    const insatsPage = await arrive();
    await insatsPage.goto('/');
    await insatsPage.getByLabel('Vad letar du efter?').fill(reported.name);
    await insatsPage.getByRole('button', { name: 'Sök' }).click();
    await insatsPage.getByRole('checkbox', { name: /^Har lediga platser nu/ }).check();
    await insatsPage.waitForURL(/hasFreePlaces=true/);
    await insatsPage.getByRole('checkbox', { name: /^Linköping/ }).check();
    await insatsPage.waitForURL(/municipality=0580/);
    const result = insatsPage.getByRole('link', { name: reported.name, exact: true });
    const searchPage = await insatsPage.context().newPage();
    await searchPage.goto(insatsPage.url());
    await result.click();
    await insatsPage.getByRole('heading', { level: 1, name: reported.name }).waitFor();
    const places = insatsPage.locator('#availability');
    await places.getByText('2 lediga platser').waitFor();
    await Promise.all([markPage(insatsPage), markPage(searchPage)]);

    const provider = await arrive(onPhone);
    await openProviderPage(provider);
    const card = cardOf(provider, reported);
    await card.getByText('Nya siffror', { exact: true }).tap();
    for (let tap = 0; tap < 3; tap += 1) await card.getByRole('button', { name: 'Öka lediga platser' }).tap();
    expect(await card.getByLabel('Lediga platser').inputValue()).toBe('5');
    const sentAt = performance.now();
    await card.getByRole('button', { name: 'Spara nya siffror' }).tap();
    await Promise.all([
      places.getByText('5 lediga platser').waitFor({ timeout: promisedMilliseconds }),
      noteOf(searchPage, reported).getByText('5 lediga platser').waitFor({ timeout: promisedMilliseconds }),
    ]);
    expect(performance.now() - sentAt).toBeLessThanOrEqual(promisedMilliseconds);
    expect(await Promise.all([stayed(insatsPage), stayed(searchPage)])).toEqual(['yes', 'yes']);
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();

    await cardOf(provider, confirmed).getByRole('button', { name: 'Stämmer fortfarande' }).tap();
    await cardOf(provider, confirmed).getByText('Uppgiften är bekräftad').waitFor();
  });

  test('signing out ends the session, and going back shows nothing that was private', async () => {
    const page = await arrive();
    await openProviderPage(page);
    await page.getByRole('heading', { level: 1, name: 'Mina insatser' }).waitFor();
    await page.getByRole('link', { name: 'Mitt konto' }).click();
    const pseudonym = await page.getByText(/^staff-/).textContent();
    const cookies = await page.context().cookies();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.getByText('Du är utloggad.').waitFor();

    for (let step = 0; step < 2; step += 1) {
      await page.goBack();
      const shown = await page.locator('body').innerText();
      expect(shown).not.toContain(pseudonym);
      expect(shown).not.toContain(reported.name);
    }
    const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const withOldCookie = await fetch(`${server.origin}/account`, {
      headers: { Cookie: header },
      redirect: 'manual',
    });
    expect(withOldCookie.status).toBe(303);
    expect(withOldCookie.headers.get('location')).toContain('/sign-in?to=%2Faccount');
  });

  test('past the limit an open page says that the figure is unknown and since when', async () => {
    await report(reported, 5);
    const resident = await arrive();
    await resident.goto(`/insatser/${reported.id}`);
    const places = resident.locator('#availability');
    await places.getByText('5 lediga platser').waitFor();
    const provider = await arrive(onPhone);
    await openProviderPage(provider);
    await markPage(resident);

    server.advance({ days: 8 });
    await places.getByText(/^Okänt – senast uppgivet 5 för [789] dagar sedan$/).waitFor();
    await places.getByText('Uppgiften är för gammal för att gå att lita på.').waitFor();
    expect(await places.innerText()).not.toContain('lediga');
    expect(await stayed(resident)).toBe('yes');

    await provider.reload();
    await provider.getByText('Du var borta länge, så vi loggade ut dig.').waitFor();
    await signIn(provider, 'Petra Utförare');
    const card = cardOf(provider, confirmed);
    await card.getByText('Visas som okänt för andra.').waitFor();
    await card.getByRole('button', { name: 'Stämmer fortfarande' }).tap();
    await card.getByText('Uppgiften är bekräftad').waitFor();
    const cards = provider.getByRole('main').locator('li[data-freshness]');
    const order = await cards.evaluateAll((all: { dataset: { freshness: string } }[]) =>
      all.map(({ dataset }) => dataset.freshness),
    );
    expect(order.at(0)).toBe('stale');
    expect(order).toEqual([...order.filter((one) => one === 'stale'), 'fresh']);
    expect(await cards.last().getAttribute('id')).toBe(`insats-${confirmed.id}`);
  });
}
