import { type Contract, contracts } from '#api';
import { isWrite, type Operation, type Route } from '#topology';
import type { Sent } from './client.ts';
import { catalogueFile, type Thing } from './objects.ts';
import { newKey } from './two-forbund.ts';

/** What the forms of pages send beside their key. */
const forms: Partial<Record<Operation, Record<string, string>>> = {
  reportForm: { free: '2', queue: '5' },
  confirmForm: {},
  placesForm: { places: '12' },
  queueForm: { referrer: 'municipality', municipality: '0580', hoursPerWeek: '20' },
  offerForm: {},
  placeForm: {
    referrer: 'municipality',
    municipality: '0580',
    hoursPerWeek: '20',
    startsOn: '2026-11-30',
  },
  needForm: { municipality: '0580', age: '34', hoursPerWeek: '20', step: 'work-rehabilitation' },
  mappingForm: {
    version: '0',
    source: 'Socialkontorets kartläggning',
    mappedOn: '2026-09-30',
    people: '40',
    groups: 'timmar;personer\nupp till 10;22\n11–30;18',
  },
  acknowledgementForm: { note: 'Vi ringer utföraren.' },
  noteForm: { note: 'Utföraren söker fler arbetsgivare.' },
  closingForm: { reason: 'Kursen slutade som planerat.' },
  signOut: {},
};

/**
 * A request with which nothing is wrong, whoever sends it: the contract's own example, a new key. So a refusal is about
 * who is calling and never about what was sent.
 */
export function validRequest(
  route: Route & { operation: Operation },
  { parameters, query }: Pick<Thing, 'parameters' | 'query'>,
): Required<Pick<Sent, 'headers'>> & Sent {
  const { method } = route;
  const asked = new URLSearchParams(contractOf(route.operation)?.example.query).toString();
  const path =
    route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '') +
    query +
    (asked && `${query === '' ? '?' : '&'}${asked}`);
  if (method === 'GET') return { method, path, headers: {} };
  if (route.surface === 'page') {
    const form = forms[route.operation];
    if (!form) throw new Error(`${route.operation}: say here what its form sends`);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return { method, path, headers, body: new URLSearchParams({ ...form, key: newKey() }).toString() };
  }
  const body = exampleOf(route.operation);
  const headers: Record<string, string> = {
    ...(isWrite(route) && { 'Idempotency-Key': newKey() }),
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  };
  return { method, path, headers, body: body === undefined ? undefined : JSON.stringify(body) };
}

export function contractOf(operation: Operation): Contract | undefined {
  const all: Partial<Record<Operation, Contract>> = contracts;
  return all[operation];
}

function exampleOf(operation: Operation): unknown {
  const contract = contractOf(operation);
  if (!contract) throw new Error(`${operation} has no contract`);
  if (contract.file) return catalogueFile();
  if (contract.body && contract.example.request === undefined) throw new Error(`${operation} has no example`);
  return contract.body && contract.example.request;
}
