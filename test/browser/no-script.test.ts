import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../server/start.ts';
import { launchChromium } from './chromium.ts';
import { askApi, type ListedInsats, ownInsatser } from './demo-insatser.ts';
import { giveHistory, type SetFlags } from './flow-history.ts';
import { onPhone, openProviderPage, openVisit, signIn } from './visit.ts';

let browser: Browser;
let server: TestServer;
let insats: ListedInsats;
let flags: SetFlags;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startTestServer()]);
  const [first] = await ownInsatser(server);
  if (!first) throw new Error('the demo provider needs an insats');
  insats = first;
  flags = await giveHistory(server, first);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(() =>
  askApi(server, 'provider', `/insatser/${insats.id}/reports`, {
    method: 'POST',
    body: { kind: 'now', free: 2, queue: 0, places: 12 },
  }),
);

const screens: [string, BrowserContextOptions][] = [
  ['a phone', onPhone],
  ['a wide screen', {}],
];

describe.each(screens)('without script, on %s', (screen, options) => {
  const open = () => openVisit(browser, server, { ...options, javaScriptEnabled: false });

  test('a resident searches, narrows, sorts and opens an insats', async () => {
    const { page, faults } = await open();
    await page.goto('/');
    await page.getByLabel('Vad letar du efter?').fill(insats.name);
    await page.getByRole('button', { name: 'Sök' }).click();
    if (screen === 'a phone') await page.getByText('Filtrera').click();
    await page.getByRole('checkbox', { name: /^Har lediga platser nu/ }).check();
    await page.getByRole('button', { name: 'Visa insatser' }).click();
    await page.getByRole('link', { name: 'Ta bort filtret Har lediga platser' }).waitFor();
    await page.getByLabel('Ordna efter').selectOption('Namn, A till Ö');
    await page.getByRole('button', { name: 'Ordna' }).click();
    await page.waitForURL(/hasFreePlaces=true.*sort=name|sort=name.*hasFreePlaces=true/);
    await page.getByRole('link', { name: insats.name, exact: true }).click();
    await page.locator('#availability').getByText('2 lediga platser').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Ta bort filtret Har lediga platser' }).click();
    await expect.poll(() => page.url()).not.toContain('hasFreePlaces');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a provider signs in, reports, mends what was wrong, confirms, changes the places and signs out', async () => {
    const { page, faults } = await open();
    await openProviderPage(page);
    const card = page.locator(`[id="insats-${insats.id}"]`);
    await card.getByText('Nya siffror', { exact: true }).click();
    expect(await card.getByRole('button', { name: /Öka|Minska/ }).count()).toBe(0);
    await card.getByLabel('Lediga platser').fill('fem');
    await card.getByRole('button', { name: 'Spara nya siffror' }).click();
    await card.getByText('Skriv ett helt antal').waitFor();
    await card.getByLabel('Lediga platser').fill('5');
    await card.getByRole('button', { name: 'Spara nya siffror' }).click();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();
    await card.getByText('5 lediga platser').waitFor();

    await card.getByRole('button', { name: 'Stämmer fortfarande' }).click();
    await card.getByText('Uppgiften är bekräftad').waitFor();
    await page.goBack();
    await card.getByRole('button', { name: 'Stämmer fortfarande' }).click();
    await card.getByText('Formuläret skickades två gånger.').waitFor();

    await card.getByText('Nya siffror', { exact: true }).click();
    await card.getByText('Ändra antal platser totalt').click();
    await card.getByLabel('Platser totalt').fill('14');
    await card.getByRole('button', { name: 'Spara antal platser' }).click();
    await card.getByText('De nya siffrorna syns i katalogen nu.').waitFor();

    await page.getByRole('link', { name: 'Mitt konto' }).click();
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.getByText('Du är utloggad.').waitFor();
    await page.goto('/provider');
    await page.getByRole('heading', { level: 1, name: 'Logga in' }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a coordinator opens a flag, mends what was refused, acknowledges it and writes more', async () => {
    const which = screen === 'a phone' ? flags.open : flags.other;
    const { page, faults } = await open();
    await page.goto('/flow?status=open&level=red');
    await signIn(page, 'Samir Samordnare');
    await page.locator(`main a[href*="${which}"]`).click();
    const note = page.getByLabel('Vad gör ni åt det?');
    await note.fill('Ring 19811228-9874');
    await page.getByRole('button', { name: 'Kvittera flaggan' }).click();
    await page.getByText('ser ut som ett personnummer').waitFor();
    expect(await note.inputValue()).toBe('');
    await note.fill('Vi ringer utföraren.');
    await page.getByRole('button', { name: 'Kvittera flaggan' }).click();
    await page.getByText('Flaggan är kvitterad').waitFor();
    await page.getByLabel('Anteckning').fill('De söker fler arbetsgivare.');
    await page.getByRole('button', { name: 'Spara anteckningen' }).click();
    await page.getByText('Anteckningen är sparad').waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Spara anteckningen' }).click();
    await page.getByRole('link', { name: /^Flödet genom/ }).waitFor();
    expect(await page.getByText('De söker fler arbetsgivare.').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a coordinator fills in a need, mends it, answers a question and asks why not', async () => {
    const { page, faults } = await open();
    await page.goto('/need');
    await signIn(page, 'Samir Samordnare');
    await page.getByLabel('Timmar i veckan').fill('20');
    await page.getByText('Önskemål', { exact: true }).click();
    await page.getByLabel('Ord att leta efter').fill('ring 013-20 60 00');
    await page.getByRole('button', { name: 'Visa vad som finns' }).click();
    await page.getByText('Fältet är tömt och inget är sparat.').waitFor();
    expect(await page.getByLabel('Ord att leta efter').inputValue()).toBe('');
    expect(await page.getByLabel('Timmar i veckan').inputValue()).toBe('20');
    await page.getByRole('radio', { name: 'Sysselsättning' }).check();
    await page.getByRole('button', { name: 'Visa vad som finns' }).click();
    await page.getByRole('heading', { name: 'Går att kombinera' }).waitFor();
    await page.locator('#question-referral').getByRole('button', { name: 'Kommunen' }).click();
    await page.getByText('anvisas av kommunen').waitFor();

    await page.getByText('Ändra behovet').click();
    expect(await page.getByLabel('Timmar i veckan').inputValue()).toBe('20');
    await page.getByLabel('Insats', { exact: true }).selectOption(insats.name);
    await page.getByRole('button', { name: 'Visa varför' }).click();
    await page.getByRole('heading', { level: 1, name: `Passar ${insats.name}?` }).waitFor();
    expect(page.url()).toMatch(/\/need$/);

    await page.goto(`/insatser/${insats.id}`);
    await page.getByRole('link', { name: 'Passar den ett behov?' }).click();
    await page.getByRole('button', { name: `Visa om ${insats.name} passar` }).click();
    await page.locator('#checked').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
