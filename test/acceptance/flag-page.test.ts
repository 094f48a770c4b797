/** A flag as people meet it: its page, and what they do with it there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionProof } from './callers.ts';
import { newFlag } from './objects.ts';
import { home, newKey, own, startTwoForbund, type TwoForbund } from './two-forbund.ts';

const coordinator = 'coordinator at home';
const colleague = 'admin at home';

let catalogue: TwoForbund;
let pathOf: (flag: string) => string;

beforeAll(async () => {
  catalogue = await startTwoForbund();
  await catalogue.people.grant(coordinator, { forbund: home, organisation: own, role: 'coordinator' });
  await catalogue.people.grant(colleague, { forbund: home, organisation: own, role: 'admin' });
  pathOf = (flag) => `/flow/flags/${flag}`;
});
afterAll(() => catalogue?.stop());

async function read(path: string, who = coordinator) {
  const headers = await sessionProof(catalogue, who);
  return catalogue.send({ method: 'GET', path, headers });
}

async function send(flag: string, form: string, fields: Record<string, string>, who = coordinator) {
  const proof = await sessionProof(catalogue, who);
  const headers = { ...proof, 'Content-Type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ key: newKey(), forbund: home, ...fields }).toString();
  const answer = await catalogue.send({ method: 'POST', path: `${pathOf(flag)}/${form}`, headers, body });
  return answer.status === 303 ? read(answer.headers.location ?? '', who) : answer;
}

describe('the page of a flag', () => {
  test('is acknowledged with a note, which everybody in the förbund sees without seeing who wrote it', async () => {
    const flag = await newFlag(catalogue, home);
    const { status, text } = await send(flag, 'acknowledgement', { note: 'Vi ringer utföraren.' });
    expect(status).toBe(200);
    expect(text).toContain('Flaggan är kvitterad');
    expect(text).toContain('Du kvitterade flaggan.');
    const seen = await read(pathOf(flag), colleague);
    expect(seen.text).toContain('En samordnare kvitterade flaggan.');
    expect(seen.text).toContain('Vi ringer utföraren.');
    expect(seen.text).not.toContain('staff-');
  });

  test('is closed with a reason, and takes notes afterwards', async () => {
    const flag = await newFlag(catalogue, home);
    const closed = await send(flag, 'closing', { reason: 'Kursen slutade som planerat.' });
    expect(closed.text).toContain('Flaggan är stängd');
    const noted = await send(flag, 'notes', { note: 'Nästa kurs börjar i mars.' });
    expect(noted.text).toContain('Nästa kurs börjar i mars.');
  });

  test('sent twice is one thing done, and says so', async () => {
    const flag = await newFlag(catalogue, home);
    const form = { key: newKey(), note: 'Vi ringer utföraren.' };
    await send(flag, 'notes', form);
    const again = await send(flag, 'notes', form);
    expect(again.text).toContain('Det är redan sparat');
    expect(again.text.split('Vi ringer utföraren.')).toHaveLength(2);
    const other = await send(flag, 'notes', { ...form, note: 'Vi besöker utföraren.' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('redan skickat med andra uppgifter');
    expect(other.text).toContain('>Vi besöker utföraren.</textarea>');
  });

  test('closing twice with the same key is closing once', async () => {
    const flag = await newFlag(catalogue, home);
    const form = { key: newKey(), reason: 'Kursen slutade som planerat.' };
    await send(flag, 'closing', form);
    const again = await send(flag, 'closing', form);
    expect([again.status, again.text.includes('Det är redan sparat')]).toEqual([200, true]);
  });

  test('says what is missing, and refuses a personal number without repeating or keeping it', async () => {
    const flag = await newFlag(catalogue, home);
    const empty = await send(flag, 'closing', { reason: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Skriv varför, med några ord.');
    const number = '19811228-9874';
    const refused = await send(flag, 'acknowledgement', { note: `Ring ${number}` });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ser ut som ett personnummer');
    expect(refused.text).not.toContain(number);
    expect(catalogue.everythingKept()).not.toContain(number);
  });

  test('keeps what was typed where somebody else has closed the flag meanwhile', async () => {
    const flag = await newFlag(catalogue, home);
    await send(flag, 'closing', { reason: 'Kursen slutade som planerat.' }, colleague);
    const late = await send(flag, 'acknowledgement', { note: 'Vi ringer utföraren.' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('>Vi ringer utföraren.</textarea>');
    expect(late.text).toContain('Flaggan är redan stängd');
  });

  test('leads back to the page of the flag where the sender has been signed out', async () => {
    const flag = await newFlag(catalogue, home);
    const answer = await catalogue.send({
      method: 'POST',
      path: `${pathOf(flag)}/notes`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'note=Hej',
    });
    expect(answer.headers.location).toContain(encodeURIComponent(pathOf(flag)));
    expect(answer.headers.location).not.toContain('notes');
  });
});

describe('the pages of the flow', () => {
  test('show the flag among the others, and the quarter that is over', async () => {
    const flag = await newFlag(catalogue, home);
    const { text } = await read('/flow');
    expect(text).toContain(`href="${pathOf(flag)}?forbund=${home}"`);
    const [, quarter = ''] = /href="(\/flow\/quarters\/[^"]+)"/.exec(text) ?? [];
    expect((await read(quarter)).status).toBe(200);
  });

  test('have no quarter that is not over', async () => {
    expect((await read('/flow/quarters/2099-Q1')).status).toBe(404);
    expect((await read('/flow/quarters/hela-2026')).status).toBe(404);
  });
});
