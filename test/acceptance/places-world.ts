import * as z from 'zod';
import { pseudonymOf } from '#access';
import { contracts } from '#api';
import type { Instant } from '#ledger';
import { putForbund, putOrganisation } from '#storage';
import type { Table } from '#table';
import type { Role } from '#topology';
import { composeLocal } from '../../functions/local/compose.ts';
import { mondayMorning } from '../builders/ledger.ts';

const forbund = 'linkoping';
const issuer = 'https://inloggning.example.se';
const origin = 'https://katalog.example.se';

/** Everybody in these stories, known by their trade. */
const people = {
  provider: { organisation: 'parkenheten', role: 'provider' },
  'another-provider': { organisation: 'verkstaden', role: 'provider' },
  coordinator: { organisation: 'socialkontoret', role: 'coordinator' },
  'regional-coordinator': { organisation: 'regionen', role: 'coordinator' },
  admin: { organisation: 'kansliet', role: 'admin' },
} as const satisfies Record<string, { organisation: string; role: Role }>;

export type Person = keyof typeof people | 'nobody';

const organisations = [
  { id: 'parkenheten', name: 'Parkenheten', kind: 'municipal-unit' },
  { id: 'verkstaden', name: 'Verkstaden', kind: 'association' },
  { id: 'socialkontoret', name: 'Socialkontoret', kind: 'municipal-unit' },
  { id: 'regionen', name: 'Rehab i regionen', kind: 'authority' },
  { id: 'kansliet', name: 'Förbundskansliet', kind: 'authority' },
] as const;

const command = z.looseObject({
  version: z.int(),
  changed: z.boolean(),
  entry: z.string().optional(),
  offer: z.string().optional(),
  cohort: z.string().optional(),
});

const told = z.record(z.string(), z.unknown());

type Told = { status: number; body: Record<string, unknown>; headers: Headers };

/** The whole product in one process over a table, with a clock that a test sets. */
export async function openPlacesWorld(table: Table) {
  let now: Instant = mondayMorning;
  let keys = 0;
  const pseudonymKey = new Uint8Array(32).fill(7);
  await table.transact([
    putForbund({ id: forbund, name: 'Förbundet Linköping', municipalities: ['0580'], note: null }),
    ...organisations.map((one) => putOrganisation(forbund, one)),
  ]);
  const local = composeLocal({
    table,
    pace: { now: () => now, random: () => 0.5, pause: async () => undefined },
    origin,
    identity: {
      issuer,
      clientId: 'katalogen',
      audience: 'api',
      verifier: { verify: async (token) => ({ issuer, subject: token }) },
      allowInsecureIssuer: false,
      pseudonymKey,
    },
    assetFolder: { assets: { css: '', script: '', icon: '' }, readAsset: async () => undefined },
    notice: null,
  });
  for (const [name, held] of Object.entries(people)) {
    const subject = await pseudonymOf({ issuer, subject: name }, pseudonymKey);
    const id = `${held.role}-${held.organisation}`;
    await local.memberships.grant({ ...held, id, subject, forbund, grantedAt: now, grantedBy: 'test' });
  }

  /** An idempotency key that nobody has used. */
  const newKey = () => `key-${++keys}`;

  async function call(
    who: Person,
    method: string,
    path: string,
    { body, key = newKey() }: { body?: unknown; key?: string } = {},
  ): Promise<Told> {
    const answer = await local.app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(who !== 'nobody' && { Authorization: `Bearer ${who}` }),
        ...(method !== 'GET' && { 'Idempotency-Key': key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: told.parse(await answer.json()), headers: answer.headers };
  }

  /** A page, or a form that is sent from one. */
  async function page(who: Person, path: string, form?: Record<string, string>) {
    const answer = await local.app.request(path, {
      method: form ? 'POST' : 'GET',
      headers: {
        ...(who !== 'nobody' && { Authorization: `Bearer ${who}` }),
        ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { body: new URLSearchParams({ key: newKey(), ...form }).toString() }),
    });
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('Location') ?? '',
    };
  }

  return {
    page,
    at(instant: Instant): void {
      now = instant;
    },
    newKey,
    call,
    /** A write that must go well; what it did. */
    async write(who: Person, method: string, path: string, body?: unknown) {
      const answer = await call(who, method, path, { body });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
      return command.parse(answer.body);
    },
    /** Why a call was refused. */
    async refusal(who: Person, method: string, path: string, body?: unknown): Promise<string> {
      const answer = await call(who, method, path, { body });
      const type = String(answer.body.type).replace('urn:insatskatalog:problem:', '');
      return `${answer.status} ${type}`;
    },
    async read<
      Operation extends
        | 'readQueue'
        | 'listPlacements'
        | 'readUse'
        | 'listToTell'
        | 'readHistory'
        | 'readAvailability',
    >(
      operation: Operation,
      who: Person,
      path: string,
    ): Promise<z.output<(typeof contracts)[Operation]['answer']>> {
      const answer = await call(who, 'GET', path);
      if (answer.status !== 200) throw new Error(`GET ${path}: ${JSON.stringify(answer.body)}`);
      return contracts[operation].answer.parse(answer.body) as z.output<
        (typeof contracts)[Operation]['answer']
      >;
    },
    /** A new insats of the provider's organisation that only reports. */
    async newInsats(organisation = 'parkenheten'): Promise<string> {
      const body = { ...contracts.createInsats.example.request, organisation };
      const made = await call('admin', 'POST', '/admin/insatser', { body });
      return z.looseObject({ insats: z.string() }).parse(made.body).insats;
    },
    /** The address of a new insats that keeps a ledger of so many whole places. */
    async newLedger(
      places: number,
      rules: { sharing?: boolean; offersNext?: boolean } = {},
      organisation = 'parkenheten',
    ): Promise<string> {
      const address = `/insatser/${await this.newInsats(organisation)}`;
      await this.write('admin', 'PUT', `${address}/places`, { places });
      await this.write('admin', 'POST', `${address}/ledger`, {
        rules: { sharing: false, offersNext: true, ...rules },
      });
      return address;
    },
    /** Somebody joins the queue; the entry's id. */
    async join(address: string, said: Record<string, unknown> = {}, who: Person = 'coordinator') {
      const body = { referrer: 'municipality', municipality: '0580', hoursPerWeek: 20, ...said };
      return (await this.write(who, 'POST', `${address}/queue`, body)).entry ?? '';
    },
  };
}

export type PlacesWorld = Awaited<ReturnType<typeof openPlacesWorld>>;
