import * as z from 'zod';
import type { CommandResult } from '#ledger';
import { compare, createInsatsLog } from '#storage';
import type { Item } from '#table';
import type { ReplayedLog } from './replayed-log.ts';
import { type Call, type Findings, sameJson, type Witnessed } from './witness.ts';

const remembered = z.object({ requestHash: z.string(), answer: z.unknown() });

const moreThanAnyInsatsHas = 1_000;

/** Live state and history commit together: what stands in the store is what the log says, item for item. */
export async function checkStore(
  { table }: Pick<Witnessed, 'table'>,
  { insats, log, states }: ReplayedLog,
  { must, found }: Findings,
): Promise<void> {
  const last = states.at(-1);
  const { items } = await table.query({
    partition: `insats#${insats}`,
    limit: moreThanAnyInsatsHas,
    consistent: true,
  });
  const standing = new Map(items.map((item) => [item.sort, item]));
  const expect = (sort: string, body: unknown, version: number, due: string | undefined) => {
    const item = standing.get(sort);
    standing.delete(sort);
    must(item !== undefined, 'store', () => `${insats} ${sort} is not there`);
    if (!item) return;
    must(
      sameJson(item.body, body),
      'store',
      () => `${insats} ${sort} is ${JSON.stringify(item.body)}; the log says ${JSON.stringify(body)}`,
    );
    must(
      item.version === version,
      'store',
      () => `${insats} ${sort} has version ${item.version}, not ${version}`,
    );
    must(item.due?.at === due, 'store', () => `${insats} ${sort} falls due ${item.due?.at}, not ${due}`);
  };
  if (last?.head) {
    const { head, documents } = last;
    const until = [...last.entries.values()].flatMap(({ stage, book }) =>
      stage.is === 'offered' && book === head.book?.since ? [stage.until] : [],
    );
    expect('state#head', head, head.version, until.toSorted()[0]);
    const described = log.findLast(
      ({ event: { type } }) =>
        type === 'insatsCreated' || type === 'insatsDescribed' || type === 'criteriaSet',
    );
    expect('state#documents', documents, lastOfCommit(log, described?.version ?? 0, standing), undefined);
  }
  for (const entry of last?.entries.values() ?? []) {
    const told = entry.toTell !== null && entry.followedBy !== null;
    const at = told ? standing.get(`entry#${entry.entry}`)?.due?.at : undefined;
    expect(`entry#${entry.entry}`, entry, entry.version, at);
    must(!told || at !== undefined, 'store', () => `nobody is reminded to tell ${entry.entry}`);
  }
  for (const stated of last?.periods ?? []) {
    expect(`period#${stated.period.from}`, stated, stated.statedIn, undefined);
  }
  for (const recorded of log) {
    const sort = `event#${String(recorded.version).padStart(10, '0')}`;
    expect(sort, recorded, recorded.version, undefined);
  }
  for (const sort of standing.keys())
    found('store', `${insats} ${sort} stands there, and the log says nothing of it`);
}

/** Documents carry the version of the whole commit that wrote them. */
function lastOfCommit(log: ReplayedLog['log'], version: number, standing: ReadonlyMap<string, Item>): number {
  const written = standing.get('state#documents')?.version ?? 0;
  const own = log[version - 1];
  const end = log[written - 1];
  return own && end && own.by.subject === end.by.subject && written >= version ? written : version;
}

/** All that is kept beside the log can be made anew from it, byte for byte. */
export async function checkRebuilt(
  { table, forbund, projected = false }: Pick<Witnessed, 'table' | 'forbund' | 'projected'>,
  insats: string,
  { found }: Findings,
): Promise<void> {
  const { differences, olderForm } = await compare(table, { insats, forbund });
  for (const { kind, sort, field, kept, rebuilt } of differences) {
    // Where no projector has been at work, the catalogue is behind.
    if (kind === 'catalogue' && !projected) continue;
    found('rebuild', `${insats} ${sort} ${field ?? ''}: kept is ${kept}; made anew it is ${rebuilt}`);
  }
  if (olderForm > 0) found('rebuild', `${olderForm} items of ${insats} say the same in other bytes`);
}

/** The catalogue is what the log says, and whoever has seen it never saw it go back. */
export async function checkCatalogue(
  { table, forbund, seen = [], projected = false }: Witnessed,
  { insats, states }: ReplayedLog,
  { must, found }: Findings,
): Promise<void> {
  const at = (version: number) => {
    const state = states[version];
    return state && { head: state.head, documents: state.documents };
  };
  let before = 0;
  for (const one of seen) {
    if (one.insats !== insats) continue;
    must(one.version >= before, 'catalogue', () => `${insats} went back from ${before} to ${one.version}`);
    before = one.version;
    must(
      sameJson(one.body, at(one.version)),
      'catalogue',
      () => `${insats} at ${one.version} is not what the log says`,
    );
  }
  if (!projected) return;
  const item = await table.get({ partition: `catalogue#${forbund}`, sort: insats }, { consistent: true });
  const version = states.length - 1;
  if (!item) {
    if (version > 0) found('catalogue', `${insats} is missing`);
    return;
  }
  must(item.version === version, 'catalogue', () => `${insats} stands at ${item.version} of ${version}`);
  must(
    sameJson(item.body, at(version)),
    'catalogue',
    () => `${insats} is ${JSON.stringify(item.body)}; made anew it is ${JSON.stringify(at(version))}`,
  );
}

/** What is remembered of each request is what its sender was answered. */
export async function checkRecords(
  { table }: Pick<Witnessed, 'table'>,
  calls: readonly Call[],
  { must }: Findings,
): Promise<void> {
  const latest = new Map(calls.map((call) => [call.request.key, call]));
  for (const { request, answer } of latest.values()) {
    if (typeof answer === 'string') continue;
    const { key, requestHash, command } = request;
    const item = await table.get({ partition: `request#${key}`, sort: 'request' }, { consistent: true });
    if (!item) continue;
    const known = remembered.parse(item.body);
    must(known.requestHash === requestHash, 'retry', () => `${key} is another request`);
    must(
      sameJson(known.answer, answer),
      'retry',
      () =>
        `${command.type} was answered ${JSON.stringify(answer)}, remembered is ${JSON.stringify(known.answer)}`,
    );
  }
}

/**
 * Sends answered requests again: while they are remembered the answer is the same and nothing changes; another request
 * under the same key is told so. `resent` are the keys that it is done for.
 */
export async function checkRetries(
  { table, calls }: Pick<Witnessed, 'table' | 'calls'>,
  resent: ReadonlySet<string>,
  send: (request: Call['request']) => Promise<CommandResult>,
  { must }: Findings,
): Promise<void> {
  const log = createInsatsLog(table);
  const latest = new Map(calls.map((call) => [call.request.key, call]));
  for (const { request, answer } of latest.values()) {
    if (typeof answer === 'string' || !resent.has(request.key)) continue;
    if (!(await log.request(request.key))) continue;
    const head = await log.head(request.insats);
    const reaches = request.mandates.some(
      ({ role, organisation }) => role !== 'provider' || organisation === head?.organisation,
    );
    // Whoever the insats was taken from is told that there is none, whatever was answered before.
    if (!reaches) continue;
    const again = await send(request);
    must(
      again.kind === 'answered' && again.replayed && sameJson(again.answer, answer),
      'retry',
      () => `${request.command.type} sent again: ${JSON.stringify(again)} after ${JSON.stringify(answer)}`,
    );
    const other = await send({ ...request, requestHash: 'says something else' });
    must(
      other.kind === 'key-reused',
      'retry',
      () => `${request.command.type} under a used key: ${other.kind}`,
    );
  }
}
