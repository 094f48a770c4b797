import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '../server/start.ts';
import { askApi, type ListedInsats, ownInsatser } from './demo-insatser.ts';
import { giveHistory, type SetFlags } from './flow-history.ts';
import { openProviderPage, openVisit, signIn } from './visit.ts';

/** One page of the product as somebody meets it: who they are, and how they get there. */
export type PageInUse = {
  name: string;
  person: 'anyone' | 'Petra Utförare' | 'Samir Samordnare';
  open(page: Page, found: Found): Promise<unknown>;
};

/** Insatser of the demo that differ as widely as pages can. */
export type Found = {
  complete: ListedInsats;
  sparse: ListedInsats;
  unknown: ListedInsats;
  closed: ListedInsats;
  /** Keeps its places in the catalogue: somebody in the queue, an offer, placements, more promised than there is. */
  kept: ListedInsats;
  flags: SetFlags;
};

const at = (path: string) => (page: Page) => page.goto(path);
const anyone = (name: string, open: PageInUse['open']): PageInUse => ({ name, person: 'anyone', open });
const provider = (name: string, open: PageInUse['open']): PageInUse => ({
  name,
  person: 'Petra Utförare',
  open,
});
const insatsPage = (name: string, which: Exclude<keyof Found, 'flags'>) =>
  anyone(name, (page, found) => page.goto(`/insatser/${found[which].id}`));
const cardOf = (page: Page, { complete }: Found) => page.locator(`[id="insats-${complete.id}"]`);

const coordinator = (name: string, open: PageInUse['open']): PageInUse => ({
  name,
  person: 'Samir Samordnare',
  open,
});
const askWhatThereIs = (page: Page) => page.getByRole('button', { name: /^Visa/ }).click();

/** Every page, in every state that looks different. */
export const everyPage: readonly PageInUse[] = [
  anyone('start', at('/')),
  anyone('search', at('/insatser')),
  anyone('search, second page', at('/insatser?offset=20')),
  anyone('search with filters', at('/insatser?hasFreePlaces=true&step=occupation&q=a')),
  anyone('search without hits', at('/insatser?q=xyzzy&step=occupation')),
  insatsPage('an insats', 'complete'),
  insatsPage('an insats with gaps', 'sparse'),
  insatsPage('an insats that is closed for now', 'closed'),
  insatsPage('an insats whose figures are unknown', 'unknown'),
  anyone('sign-in', at('/sign-in')),
  anyone('sign-in, signed out', at('/sign-in?reason=signed-out')),
  anyone('choice of demo user', (page) => page.goto('/sign-in/start')),
  anyone('sign-in, cancelled', async (page) => {
    await page.goto('/sign-in/start');
    await page.getByRole('button', { name: 'Avbryt inloggningen' }).click();
    await page.getByText('Inloggningen avbröts.').waitFor();
  }),
  anyone('sign-in, begun elsewhere', at('/sign-in/callback?code=x&state=y')),
  anyone('sign-in provider, out of time', at('/oidc/interaction/none')),
  anyone('about', at('/about')),
  anyone('accessibility', at('/accessibility')),
  anyone('API documentation', at('/api/docs')),
  anyone('what does not exist', at('/finns-inte')),
  anyone('an insats that does not exist', at('/insatser/finns-inte')),
  anyone('a search that cannot be understood', at('/insatser?offset=many')),
  provider('own insatser', at('/provider')),
  provider('own insatser, refused figures', async (page, found) => {
    await page.goto('/provider');
    await cardOf(page, found).locator('details').first().evaluate(openDetails);
    await cardOf(page, found).getByLabel('Lediga platser').fill('många');
    await cardOf(page, found).getByLabel('Personer i kö').fill('-1');
    await cardOf(page, found).getByRole('button', { name: 'Spara nya siffror' }).click();
    await cardOf(page, found).getByText('Skriv ett helt antal').waitFor();
  }),
  provider('own insatser, receipt', async (page, found) => {
    await page.goto('/provider');
    await cardOf(page, found).getByRole('button', { name: 'Stämmer fortfarande' }).click();
    await page.getByText('Uppgiften är bekräftad').waitFor();
  }),
  provider('account', at('/account')),
  provider('start, signed in', at('/')),
  provider('own insatser, one of which keeps its places', at('/provider')),
  provider('queue and places', (page, { kept }) => page.goto(`/insatser/${kept.id}/places`)),
  provider('queue and places, not kept here yet', (page, { complete }) =>
    page.goto(`/insatser/${complete.id}/places`),
  ),
  provider('queue and places, refused form', async (page, { kept }) => {
    await page.goto(`/insatser/${kept.id}/places`);
    await page.locator('details').last().evaluate(openDetails);
    await page.getByLabel('Hur många arbetsdagar gäller ett erbjudande?').fill('hundra');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await page.locator('.ds-validation-message').waitFor();
  }),
  {
    name: 'queue and places, as a coordinator',
    person: 'Samir Samordnare',
    open: (page, { kept }) => page.goto(`/insatser/${kept.id}/places`),
  },
  {
    name: 'an insats, as a coordinator',
    person: 'Samir Samordnare',
    open: (page, { kept }) => page.goto(`/insatser/${kept.id}`),
  },
  coordinator('a need', at('/need')),
  coordinator('a need, refused', async (page) => {
    await page.goto('/need');
    await page.getByLabel('Ålder').fill('många');
    await page.getByLabel('Timmar i veckan').fill('070-123 45 67');
    await askWhatThereIs(page);
    await page.getByText('Fältet är tömt').waitFor();
  }),
  coordinator('a need, answered', async (page) => {
    await page.goto('/need');
    await page.getByLabel('Timmar i veckan').fill('20');
    await page.getByRole('radio', { name: 'Sysselsättning' }).check();
    await askWhatThereIs(page);
    await page.getByRole('heading', { name: 'Går att kombinera' }).waitFor();
  }),
  coordinator('a need, held against an insats', async (page, { complete }) => {
    await page.goto(`/need?insats=${complete.id}`);
    await page.getByLabel('Ålder').fill('16');
    await askWhatThereIs(page);
    await page.locator('#checked').waitFor();
  }),
  coordinator('need and supply', at('/needs')),
  coordinator('need and supply, refused mapping', async (page) => {
    await page.goto('/needs');
    await page.getByText('Ersätt kartläggningen').click();
    await page.getByLabel('Grupperna').fill('steg;personer\nTrädgård;3');
    await page.getByRole('button', { name: 'Spara kartläggningen' }).click();
    await page.getByText('Rad 2, kolumnen steg').waitFor();
  }),
  coordinator('flow', at('/flow')),
  coordinator('flow, filtered to nothing', at('/flow?status=closed&level=red')),
  coordinator('a flag', (page, { flags }) => page.goto(`/flow/flags/${flags.open}`)),
  coordinator('a flag, refused form', async (page, { flags }) => {
    await page.goto(`/flow/flags/${flags.acknowledged}`);
    await page.getByText('Stäng flaggan', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Stäng flaggan' }).click();
    await page.getByText('Skriv varför, med några ord.').waitFor();
  }),
  coordinator('the flow through an insats', (page, { kept }) => page.goto(`/flow/insatser/${kept.id}`)),
  coordinator('the flow through an insats that reports', (page, { complete }) =>
    page.goto(`/flow/insatser/${complete.id}?months=24`),
  ),
  coordinator('the insatser and their flow', at('/flow/insatser')),
  provider('the flow through an own insats', (page, { kept }) => page.goto(`/flow/insatser/${kept.id}`)),
  coordinator('the ladder', at('/flow/ladder')),
  coordinator('a quarter', at('/flow/quarters/2026-Q3')),
  { name: 'not permitted', person: 'Samir Samordnare', open: at('/provider') },
];

const openDetails = (element: { open: boolean }) => {
  element.open = true;
};

/** Pages for each person, signed in once. */
export async function openPeople(
  browser: Browser,
  server: TestServer,
  options: Parameters<typeof openVisit>[2] = {},
) {
  const [anyone, provider, coordinator] = await Promise.all([
    openVisit(browser, server, options),
    openVisit(browser, server, options),
    openVisit(browser, server, options),
  ]);
  await openProviderPage(provider.page);
  await coordinator.page.goto('/account');
  await signIn(coordinator.page, 'Samir Samordnare');
  await coordinator.page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
  return { anyone, 'Petra Utförare': provider, 'Samir Samordnare': coordinator };
}

/** Finds them, and brings them to where they should be: whole, full of gaps, silent, closed for now, with a queue. */
export async function arrangeInsatser(server: TestServer): Promise<Found> {
  const [complete, closed, kept] = await ownInsatser(server);
  const { items: examples } = await askApi<{ items: ListedInsats[] }>(
    server,
    'provider',
    '/insatser?forbund=exempel&limit=100',
  );
  const unknown = examples.find(({ availability }) => availability.asOf === null);
  const sparse = examples.find(
    ({ id, municipalities, availability }) =>
      id !== unknown?.id && (municipalities === null || availability.places === null),
  );
  if (!complete || !closed || !kept || !unknown || !sparse)
    throw new Error('the demo catalogues lack what is looked for');
  await askApi(server, 'provider', `/insatser/${complete.id}/reports`, {
    method: 'POST',
    body: { kind: 'now', free: 2, queue: 0, places: 12 },
  });
  const [today = ''] = new Date().toISOString().split('T');
  const nextYear = `${Number(today.slice(0, 4)) + 1}-01-31`;
  await askApi(server, 'provider', `/insatser/${closed.id}/closures`, {
    method: 'PUT',
    body: { closures: [{ from: today, to: nextYear, reason: 'Ombyggnad' }] },
  });
  await keepPlaces(server, kept);
  return { complete, sparse, unknown, closed, kept, flags: await giveHistory(server, kept) };
}

/** One place for two who take part, and three in the queue, of whom one has an offer by decision. */
async function keepPlaces(server: TestServer, { id }: ListedInsats): Promise<void> {
  const write = (login: string, path: string, body: unknown, method: 'POST' | 'PUT' = 'POST') =>
    askApi<{ entry?: string }>(server, login, `/insatser/${id}${path}`, { method, body });
  const somebody = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 40 };
  await write('provider', '/places', { places: 2 }, 'PUT');
  await write('provider', '/ledger', {
    rules: { sharing: false, offersNext: true },
    placements: [{ hoursPerWeek: 40 }],
  });
  for (const referrer of ['municipality', 'region', 'employment-service']) {
    await write('coordinator', '/queue', { ...somebody, referrer, earliestStart: null });
  }
  await write('coordinator', '/offers', {});
  const overbooking = 'Sommargruppen behöver en till';
  const startsOn = '2026-11-02';
  await write('provider', '/placements', { ...somebody, startsOn, passing: 'urgent', overbooking });
}
