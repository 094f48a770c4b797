import { codes, ladder } from '#insats';
import { seededNumbers } from '../../builders/virtual-time.ts';
import { openCalendar } from '../calendar.ts';
import { aroundOne, aroundShare, type Random } from '../draws.ts';
import type { House } from '../house.ts';
import { liveThrough } from '../live.ts';
import { force, type InsatsPlan, meanStay, type Stop } from '../plan.ts';

/** An insats of the demo catalogue, as far as the flow goes. */
export type CatalogueInsats = {
  externalReference: string;
  places: number;
  step: InsatsPlan['step'];
  kind: InsatsPlan['kind'];
};

export const historyDays = 730;

/** Those that only report their figures: some providers never keep a ledger. */
export const reportingOnly: ReadonlySet<string> = new Set([
  'rsmh-kamratstod-och-kafe',
  'rsmh-friskvardsgrupp',
  'kontaktcentrum-oppen-traffpunkt',
  'villa-adala-gemenskap',
  'praktikplats-pa-bibliotek',
  'bilda-sprakkafe-med-arbetstraning',
  'lotsen-dagverksamhet',
]);

/** Laid in during the second year: the first is what the watch takes as usual. Days before today. */
export const laidInStops = [
  { externalReference: 'praktikplats-i-aldreomsorgen', kind: 'leaves-not-onward', from: -300 },
  { externalReference: 'ardako-legomontering', kind: 'nobody-leaves', from: -270 },
  { externalReference: 'kontaktcentrum-vardagsstod', kind: 'ready-but-waiting', from: -330 },
  { externalReference: 'praktikplats-pa-kontor', kind: 'more-referred', from: -300 },
  { externalReference: 'idrott-och-service-vaktmasteri', kind: 'fewer-places', from: -240 },
  { externalReference: 'stadsmissionen-second-hand-butiken', kind: 'admission', from: -200 },
  { externalReference: 'praktikplats-i-vatten-och-avfall', kind: 'unused-places', from: -340 },
] as const;

/** From then on nothing is heard of it: what happened since is left out of its history. */
export const silentProvider = { externalReference: 'praktikplats-i-lokalvard', from: -75 } as const;

/** How people move from each step: how fast they leave, how many go onward, and of those how many to the next insats. */
const bySteps: Record<InsatsPlan['step'], { pace: number; onwardShare: number; nextShare: number }> = {
  'basic-support': { pace: 0.5, onwardShare: 0.25, nextShare: 0.8 },
  structure: { pace: 0.55, onwardShare: 0.3, nextShare: 0.7 },
  occupation: { pace: 0.4, onwardShare: 0.25, nextShare: 0.5 },
  'work-rehabilitation': { pace: 0.55, onwardShare: 0.38, nextShare: 0.04 },
  'supported-work': { pace: 0.6, onwardShare: 0.45, nextShare: 0 },
};

const paceSpread = 0.15;
const shareSpread = 0.05;
/** Referred for each place that comes free: somewhat more than find one, in most insatser. */
const pressures = [0.9, 1, 1.05, 1.1] as const;
const leavesQueuePerDay = 0.003;
const customs = { seasons: true, lateRegistration: true, cohorts: false };
const steps = codes(ladder);

/** Lives through the two years before `today`, which only decides where the seasons fall. */
export function liveDemo(catalogue: readonly CatalogueInsats[], seed: number, today: number): House[] {
  const random = seededNumbers(seed);
  const plans = catalogue.map((insats) => planOf(insats, catalogue, random));
  const stops = laidInStops.flatMap(({ externalReference, kind, from }): Stop[] =>
    plans.some(({ insats }) => insats === externalReference)
      ? [{ kind, insats: externalReference, from: today + from }]
      : [],
  );
  const calendar = openCalendar(today - historyDays, today - 1, customs);
  const seeds = plans.map(() => Math.floor(random() * 2 ** 32));
  return liveThrough({ plans, calendar, customs, stops, lowersGently: true }, (insats) =>
    seededNumbers(seeds[insats] ?? 0),
  );
}

function planOf(insats: CatalogueInsats, catalogue: readonly CatalogueInsats[], random: Random): InsatsPlan {
  const { externalReference, step, kind } = insats;
  const usual = bySteps[step];
  const pace = usual.pace * aroundOne(random, paceSpread);
  const lowered = laidInStops.some(
    (stop) => stop.kind === 'fewer-places' && stop.externalReference === externalReference,
  );
  // The catalogue has today's places.
  const places = lowered ? Math.round(insats.places / force.placesWhenFewer) : insats.places;
  const above = steps[steps.indexOf(step) + 1];
  const next = catalogue
    .filter((other) => other.step === above && !reportingOnly.has(other.externalReference))
    .map((other) => other.externalReference);
  const fromBelow = step === 'work-rehabilitation' || step === 'supported-work' ? 0.9 : 1;
  const pressure = pressures[Math.floor(random() * pressures.length)] ?? 1;
  return {
    insats: externalReference,
    step,
    kind,
    places,
    pace,
    onwardShare: aroundShare(random, usual.onwardShare, shareSpread),
    nextShare: usual.nextShare,
    next,
    // Some take part with part of a week: a place holds more than one.
    arrivalsPerDay: (1.25 * fromBelow * pressure * places) / meanStay(pace),
    leavesQueuePerDay,
    runsCourses: false,
    partTime: true,
  };
}
