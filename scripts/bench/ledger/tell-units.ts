import { type Command, handleCommand } from '#ledger';
import { systemPace } from '#runtime';
import { projectEntry } from '#search';
import {
  createCatalogueProjection,
  createForbundDirectory,
  createInsatsLog,
  createWaitsReader,
  holdDirectory,
} from '#storage';
import { itemBytes } from '#table';
import { readAvailability } from '../../../functions/public/reading.ts';
import { type Bench, measured } from '../figures.ts';
import { type Units, unitsOf } from './billed-units.ts';
import { anInsatsWith, insatsCalled, standing } from './field.ts';
import { commandOf, lives } from './lives.ts';
import { actor, carryOut, ledgerSide } from './sides.ts';
import { type Call, watch } from './watched-table.ts';

type Tell = Parameters<Bench['run']>[1];

/** The units that each command is billed for, with what is billed beside it told apart. */
export async function tellUnits(sizes: readonly number[], ordinary: number, tell: Tell): Promise<void> {
  for (const size of sizes) {
    for (const [step, units] of await unitsOfSteps(size)) {
      const name = `units.${size}.${step}`;
      if (size === ordinary) {
        tell(measured(`${name}.write`, 'WCU', units.write));
        tell(measured(`${name}.index`, 'WCU', units.index));
      }
      tell(measured(`${name}.read`, 'RCU', units.read));
    }
  }
  await tellReads(ordinary, tell);
  await tellPassingOn(ordinary, tell);
  for (const offers of [1, 10]) await tellExpiry(offers, ordinary, tell);
  await tellBytes(ordinary, tell);
}

/** Each step's units, of the dearest where a life has it twice. */
async function unitsOfSteps(size: number): Promise<Map<string, Units>> {
  const watched = watch(await anInsatsWith(standing(size)));
  const side = ledgerSide(watched.table, [insatsCalled(0)]);
  const found = new Map<string, Units>();
  for (const [number, steps] of lives.entries()) {
    const life = side.begin(0, number);
    for (const step of steps) {
      watched.take();
      await life.next();
      const units = unitsOf(watched.take());
      const known = found.get(step);
      if (!known || known.write + known.index < units.write + units.index) found.set(step, units);
    }
    await side.tidy();
  }
  return found;
}

/** An answer on free places, and what the projection does after a command. */
async function tellReads(size: number, tell: Tell): Promise<void> {
  const watched = watch(await anInsatsWith(standing(size)));
  const insats = insatsCalled(0);
  const directory = holdDirectory(createForbundDirectory(watched.table), 60_000, () => 0);
  const waits = createWaitsReader(watched.table, 60_000, () => 0);
  const parts = { table: watched.table, directory, waits };
  await readAvailability(parts, insats, systemPace.now());
  tell(measured('units.availability.first', 'RCU', unitsOf(watched.take()).read));
  await readAvailability(parts, insats, systemPace.now());
  tell(measured('units.availability.read', 'RCU', unitsOf(watched.take()).read));

  const projection = createCatalogueProjection(watched.table);
  await projectEntry(projection, insats);
  await carryOut(watched.table, insats, commandOf('join', { entry: '', offer: '' }, ''));
  watched.take();
  await projectEntry(projection, insats);
  tellAll(tell, 'units.projection', watched.take());
}

/** A refused offer that goes to the next in order in the same transaction: two entries are touched. */
async function tellPassingOn(size: number, tell: Tell): Promise<void> {
  const watched = watch(await anInsatsWith(standing(size), true));
  const insats = insatsCalled(0);
  const { answer: made } = await carryOut(
    watched.table,
    insats,
    commandOf('offer', { entry: '', offer: '' }, ''),
  );
  if (made.outcome === 'refused') throw new Error('the offer was refused');
  watched.take();
  const named = { entry: made.entry ?? '', offer: made.offer ?? '' };
  await carryOut(watched.table, insats, commandOf('refuse', named, ''));
  tellAll(tell, 'units.passedOn', watched.take());
}

/** A command that finds offers run out, each of which goes to the next in order. */
async function tellExpiry(offers: number, size: number, tell: Tell): Promise<void> {
  const made = { ...standing(size), offered: offers, waiting: 2 * offers };
  const watched = watch(await anInsatsWith(made, true));
  const afterAll = new Date(Date.parse(systemPace.now()) + 60 * 86_400_000).toISOString();
  const command: Command = { type: 'expire' };
  const request = { command, mandates: [actor], key: 'e'.repeat(64), requestHash: 'e'.repeat(64) };
  watched.take();
  const pace = { ...systemPace, now: () => afterAll };
  await handleCommand(createInsatsLog(watched.table), pace, { insats: insatsCalled(0), ...request });
  tellAll(tell, `units.expiry.${offers}`, watched.take());
}

function tellAll(tell: Tell, name: string, calls: readonly Call[]): void {
  const { write, index, read } = unitsOf(calls);
  tell(measured(`${name}.write`, 'WCU', write));
  tell(measured(`${name}.index`, 'WCU', index));
  tell(measured(`${name}.read`, 'RCU', read));
}

/** Bytes of the largest item of each kind, after a day in the insats. */
async function tellBytes(size: number, tell: Tell): Promise<void> {
  const watched = watch(await anInsatsWith(standing(size)));
  const side = ledgerSide(watched.table, [insatsCalled(0)]);
  for (const [number, steps] of lives.entries()) {
    const life = side.begin(0, number);
    for (const _ of steps) await life.next();
  }
  const largest = new Map<string, number>();
  for (const call of watched.take()) {
    if (call.ask !== 'transact') continue;
    for (const write of call.writes) {
      if (write.do !== 'put') continue;
      const kind = kindOf(write.item);
      largest.set(kind, Math.max(largest.get(kind) ?? 0, itemBytes(write.item)));
    }
  }
  for (const [kind, bytes] of largest) tell(measured(`bytes.${kind}`, 'bytes', bytes));
}

const kindOf = ({ sort }: { sort: string }) =>
  sort === 'state#head' ? 'head' : (sort.split('#')[0] ?? sort);
