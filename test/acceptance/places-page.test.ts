/** Queue, offers and placements as people meet them: the page, and the forms it sends. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStores } from '../builders/stores.ts';
import { openPlacesWorld, type PlacesWorld } from './places-world.ts';

const stores = openStores();
let world: PlacesWorld;
beforeAll(async () => {
  world = await openPlacesWorld(stores.sqlite());
});
afterAll(() => stores.remove());

const somebody = { referrer: 'municipality', municipality: '0580', hoursPerWeek: '20' };

/** What the page says in its alert boxes and beside its fields. */
const told = (text: string) =>
  [...text.matchAll(/class="ds-alert alert"[^>]*>(.*?)<\/div>|class="ds-validation-message">([^<]*)</gs)].map(
    ([, alert, field]) => (alert ?? field ?? '').replaceAll(/<[^>]+>/g, ' ').trim(),
  );

async function send(who: Parameters<PlacesWorld['page']>[0], path: string, form: Record<string, string>) {
  const answer = await world.page(who, path, form);
  if (answer.status !== 303) return answer;
  return world.page(who, answer.location);
}

describe('the page of queue and places', () => {
  test('takes somebody into the queue, and gives the number to keep', async () => {
    const insats = await world.newLedger(2);
    const page = await send('coordinator', `${insats}/queue/join`, somebody);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Köplatsens nummer är [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}\./);
    expect(page.text).toContain('Kö (1)');
    expect(page.text).toContain('20 timmar i veckan · anvisad av kommunen · Linköping');
  });

  test('goes from an offer through a placement to its end', async () => {
    const insats = await world.newLedger(1);
    await send('coordinator', `${insats}/queue/join`, somebody);
    const offered = await send('coordinator', `${insats}/offers/offer`, {});
    expect(offered.text).toContain('Erbjudanden som väntar på svar (1)');
    expect(offered.text).toContain('Berätta att det finns en plats');
    const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(offered.text) ?? [];
    const [entry = ''] = offer.split('-');
    const told = await send('coordinator', `${insats}/queue/told`, { entry });
    expect(told.text).not.toContain('Att göra');
    const placed = await send('provider', `${insats}/places/accept`, { offer, startsOn: '2026-03-02' });
    expect(placed.text).toContain('Deltar (1)');
    const ready = await send('provider', `${insats}/places/ready`, { entry, ready: 'yes', toStep: '' });
    expect(ready.text).toContain('Klar att gå vidare sedan 2 mars 2026');
    const ended = await send('provider', `${insats}/places/end`, {
      entry,
      outcome: 'work',
      toStep: '',
      on: '2026-03-02',
    });
    expect(ended.text).toContain('Deltar (0)');
    expect(ended.text).toContain('slutade 2 mars 2026 · Arbete');
  });

  test('sent twice changes one thing, and says so', async () => {
    const insats = await world.newLedger(1);
    const form = { ...somebody, key: world.newKey() };
    await send('coordinator', `${insats}/queue/join`, form);
    const again = await send('coordinator', `${insats}/queue/join`, form);
    expect(told(again.text)).toEqual([expect.stringContaining('Det är redan sparat')]);
    expect(again.text).toContain('Kö (1)');
    const other = await send('coordinator', `${insats}/queue/join`, { ...form, hoursPerWeek: '10' });
    expect(other.status).toBe(422);
    expect(told(other.text)).toEqual([expect.stringContaining('redan skickat med andra uppgifter')]);
    expect(other.text).toContain('value="10"');
    expect(other.text).toContain('Kö (1)');
  });

  test('says beside each field what is missing or wrong, and keeps what was typed', async () => {
    const insats = await world.newLedger(1);
    const page = await send('coordinator', `${insats}/queue/join`, {
      ...somebody,
      referrer: '',
      hoursPerWeek: 'halvtid',
    });
    expect(page.status).toBe(422);
    expect(told(page.text)).toEqual([
      'Det här behöver fyllas i.',
      'Skriv antalet timmar i veckan med siffror.',
    ]);
    expect(page.text).toContain('value="halvtid"');
    expect(page.text).toContain('<option value="0580" selected');
  });

  test('asks why, where the places do not suffice, and takes the reason', async () => {
    const insats = await world.newLedger(1);
    const start = { ...somebody, hoursPerWeek: '40', startsOn: '2026-03-02' };
    await send('provider', `${insats}/places/start`, start);
    const refused = await send('provider', `${insats}/places/start`, start);
    expect(told(refused.text)).toEqual([expect.stringMatching(/^Platserna räcker inte: 0 är lediga/)]);
    const done = await send('provider', `${insats}/places/start`, { ...start, overbooking: 'Sommargruppen' });
    expect(done.text).toContain('1 plats fler är lovade än som finns');
  });

  test('repeats no personal number that came into a field by mistake', async () => {
    const insats = await world.newLedger(1);
    const number = '19811218-9876';
    const page = await send('provider', `${insats}/places/correct`, {
      entry: '0000000000000000',
      corrects: '3',
      kind: 'mistaken',
      reason: `Gäller ${number}`,
    });
    expect(page.status).toBe(422);
    expect(page.text).not.toContain(number);
  });

  test('lets a provider who reports figures begin to keep places, with those who take part already', async () => {
    const id = await world.newInsats();
    const insats = `/insatser/${id}`;
    await world.write('provider', 'PUT', `${insats}/places`, { places: 4 });
    const before = await world.page('provider', `${insats}/places`);
    expect(before.text).toContain('Börja hålla platser här');
    const opening = { taking: '3', hoursPerWeek: '20', sharing: 'yes', offerDays: '5', offersNext: 'yes' };
    const opened = await send('provider', `${insats}/places/open`, opening);
    expect(opened.text).toContain('Deltar (3)');
    const tooMany = await send('provider', `/insatser/${await world.newInsats()}/places/open`, {
      ...opening,
      taking: '51',
    });
    expect(told(tooMany.text)).toEqual(['Högst 50 åt gången. Lägg till resten efteråt.']);
  });

  test('is for those who work with the insats', async () => {
    const insats = await world.newLedger(1);
    expect((await world.page('nobody', `${insats}/places`)).location).toContain('/sign-in?to=');
    // A form that was sent too late leads back to its own page, where a coordinator may be.
    const tooLate = await world.page('nobody', `${insats}/queue/join`, somebody);
    expect(tooLate.location).toContain(`/sign-in?to=${encodeURIComponent(`${insats}/places`)}`);
    expect((await world.page('another-provider', `${insats}/places`)).status).toBe(404);
    expect((await world.page('coordinator', `${insats}/places`)).status).toBe(200);
    expect((await world.page('coordinator', `${insats}/places/start`, somebody)).status).toBe(403);
    expect((await world.page('provider', `${insats}/places/burn`, {})).status).toBe(404);
  });
});
