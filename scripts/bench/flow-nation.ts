import {
  dayNumber,
  defaultFlowThresholds,
  type FlowEntry,
  type FlowRecord,
  freezeBaseline,
  waitsOf,
  watchForbund,
} from '#flow';
import { codes, kinds, ladder } from '#insats';
import { aDescription } from '../../test/builders/insats.ts';
import { seededNumbers } from '../../test/builders/virtual-time.ts';
import { type Bench, measured } from './figures.ts';

const forbund = 75;
const insatserOfForbund = 400;
const placementsOfInsats = 100;
const today = dayNumber('2026-03-01');
const rememberedSince = today - 3 * 365;
/** A baseline of a year, and two years that are judged day by day. */
const frozenOn = rememberedSince + 365;

/** Watches a nation, förbund by förbund; only one of them is in memory at a time. */
export function watchNation(seed: number, tell: Parameters<Bench['run']>[1]): void {
  let [placements, findings, waits, watching, processor, slowest] = [0, 0, 0, 0, 0, 0];
  for (let number = 0; number < forbund; number += 1) {
    const records = someRecords(seed + number);
    placements += records.reduce(
      (sum, { entries }) => sum + entries.filter((one) => one.placement).length,
      0,
    );
    const baseline = freezeBaseline(records, { from: rememberedSince, to: frozenOn }, 1);
    const thresholds = defaultFlowThresholds;
    const context = {
      today,
      baseline,
      thresholds,
      ledgerFreshDays: 30,
      lockingCriteria: new Map<string, string>(),
    };
    const used = process.cpuUsage();
    const before = performance.now();
    findings += watchForbund(records, context).length;
    waits += waitsOf(records, today).size;
    const took = performance.now() - before;
    const { user, system } = process.cpuUsage(used);
    watching += took;
    processor += (user + system) / 1_000;
    slowest = Math.max(slowest, took);
  }
  tell(measured('nation.insatser', 'insatser', forbund * insatserOfForbund));
  tell(measured('nation.placements', 'placements', placements));
  tell(measured('nation.findings', 'flags', findings));
  tell(measured('nation.waits', 'waits', waits));
  tell(measured('nation.watch', 's', watching / 1_000));
  tell(measured('nation.processor', 's', processor / 1_000));
  tell(measured('nation.slowestForbund', 'ms', slowest));
  tell(measured('nation.memory.peak', 'MB', process.resourceUsage().maxRSS / 1_024));
}

/** The records of a förbund that is made up: every place taken, some who wait, endings of all ages. */
function someRecords(seed: number): FlowRecord[] {
  const random = seededNumbers(seed);
  return Array.from({ length: insatserOfForbund }, (_, number) => someRecord(number, random));
}

const steps = codes(ladder).filter((step) => step !== 'self-support');
const kindCodes = codes(kinds);

function someRecord(number: number, random: () => number): FlowRecord {
  const stayDays = 90 + Math.floor(random() * 200);
  const places = Math.max(
    2,
    Math.round((placementsOfInsats * stayDays) / (today - rememberedSince + stayDays)),
  );
  const insats = `insats-${number}`;
  const kind = kindCodes[number % kindCodes.length];
  return {
    insats,
    forbund: 'forbund',
    organisation: `utforare-${number % 60}`,
    version: 1,
    status: 'open',
    description: aDescription({
      name: insats,
      step: steps[number % steps.length] ?? null,
      kinds: kind ? [kind] : null,
      municipalities: [`05${60 + (number % 10)}`],
    }),
    criteria: null,
    ledgerSince: rememberedSince,
    sharing: false,
    capacity: [{ from: rememberedSince, minutes: places * 2_400, minutesPerPlace: 2_400 }],
    closures: [],
    entries: [...someStays(insats, places, stayDays, random), ...someWaiting(insats)],
    refusals: [],
    periods: [],
    counts: [],
    heard: Array.from({ length: 156 }, (_, week) => rememberedSince + 7 * week + 2),
  };
}

/**
 * In each place one after the other, from before the record begins until today. Seven endings in ten are written down
 * late, twelve days on average, and the place is taken anew when it shows free.
 */
function someStays(insats: string, places: number, stayDays: number, random: () => number): FlowEntry[] {
  const stays: FlowEntry[] = [];
  for (let place = 0; place < places; place += 1) {
    let day = rememberedSince - Math.floor(random() * stayDays);
    while (day < today) {
      const end = day + 1 + Math.floor(-stayDays * Math.log(1 - random()));
      const outcome = random() < 0.4 ? ('work' as const) : ('dropout' as const);
      const registeredOn = end + (random() < 0.7 ? Math.ceil(-12 * Math.log(1 - random())) : 0);
      const ending = registeredOn < today ? { on: end, outcome, toStep: null, registeredOn } : null;
      stays.push({
        entry: `${insats}-${stays.length}`,
        joinedOn: day - 20,
        leftQueueOn: day,
        leftBecause: null,
        hold: null,
        placement: {
          startsOn: day,
          seenFrom: day,
          seenUntil: null,
          carriedIn: false,
          minutes: 2_400,
          ready: null,
          ending,
        },
      });
      day = registeredOn;
    }
  }
  return stays;
}

function someWaiting(insats: string): FlowEntry[] {
  return Array.from({ length: 3 }, (_, number) => ({
    entry: `${insats}-waiting-${number}`,
    joinedOn: today - 10 * number,
    leftQueueOn: null,
    leftBecause: null,
    hold: null,
    placement: null,
  }));
}
