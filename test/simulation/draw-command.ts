import type { Command } from '#ledger';
import { aDescription } from '../builders/insats.ts';
import { carried, type Draw, drawRules, type Known, placeDraws } from './draw-place-command.ts';
import { type Actor, dayFrom, forbund, organisations } from './world.ts';

/** Draws what somebody asks for, from what they know: commands of the book where one is kept, reports where none is. */
export function drawCommand(known: Known): Command {
  const keepsBook = known.here.head?.book !== null;
  const wrongWay = known.chance.strikes(0.08);
  const draws = [
    ...(keepsBook !== wrongWay ? placeDraws(known) : reportDraws(known)),
    ...settingDraws(known),
  ];
  for (;;) {
    const command = known.chance.weighted(draws)?.();
    if (command) return command;
  }
}

function reportDraws({ here, today, chance }: Known): Draw[] {
  const { one, whole, strikes } = chance;
  const january = () => `2026-01-${String(1 + whole(14)).padStart(2, '0')}`;
  const period = () => {
    const to = one([january(), january(), january(), january(), today, dayFrom(today, -1)]);
    const days = { from: january(), to };
    return { kind: 'period' as const, ...days, started: whole(5), ended: [] };
  };
  const corrects = () => (strikes(0.6) ? (here.head?.counts?.statedIn ?? 1) : 1 + whole(9));
  const reason = 'Räknade fel';
  const places = () => (strikes(0.3) ? one([1, 2, 3]) : undefined);
  return [
    [
      4,
      () => ({
        type: 'report',
        report: { kind: 'now', free: whole(3), queue: one([null, 0, 2]), places: places() },
      }),
    ],
    [3, () => ({ type: 'report', report: period() })],
    [
      1,
      () => ({
        type: 'correct',
        correction: { kind: 'now', free: whole(3), queue: null, corrects: corrects(), reason },
      }),
    ],
    [2, () => ({ type: 'correct', correction: { ...period(), corrects: 1 + whole(9), reason } })],
    [
      8,
      () => ({
        type: 'openLedger',
        rules: drawRules(chance),
        placements: strikes(0.5) ? carried(chance) : [],
        overbooking: strikes(0.5) ? 'Beslut i styrgruppen' : null,
      }),
    ],
  ];
}

function settingDraws(known: Known): Draw[] {
  const { actor, here, chance } = known;
  if (actor.role === 'coordinator') return [];
  const { one, strikes } = chance;
  const admin = actor.role === 'admin' ? 1 : 0;
  return [
    [
      2.5,
      () => ({
        type: 'setPlaces',
        places: one([0.5, 1, 1, 2, 3]),
        hoursPerPlace: one([40, 40, 40, 20]),
        overbooking: strikes(0.5) ? 'Färre platser i sommar' : null,
      }),
    ],
    [1, () => ({ type: 'confirm' })],
    [0.6, () => ({ type: 'describe', description: aDescription({ name: one(['Verkstaden', 'Köket']) }) })],
    [0.2, () => ({ type: 'setCriteria', criteria: one([null, []]) })],
    [
      0.2,
      () => {
        const first = { from: '2026-07-01', to: one(['2026-07-20', '2026-07-31']), reason: null };
        const second = { from: one(['2026-07-15', '2026-12-21']), to: '2026-12-31', reason: null };
        return { type: 'planClosures', closures: strikes(0.5) ? [first] : [first, second] };
      },
    ],
    [0.8 * admin, () => importRow(known)],
    [0.5 * admin, () => ({ type: 'handOver', organisation: one([organisations.cykel, organisations.cafe]) })],
    [0.9 * admin, () => ({ type: 'closeInsats', reason: 'Upphandlingen är slut' })],
    [
      0.1 * admin,
      () => ({
        type: 'createInsats',
        forbund,
        organisation: organisations[here.insats],
        externalReference: null,
        description: aDescription(),
        criteria: null,
      }),
    ],
  ];
}

function importRow({ here, chance }: Known): Command {
  const { one, strikes, whole } = chance;
  const row = {
    description: aDescription({ name: one(['Verkstaden', 'Köket']) }),
    criteria: null,
    places: one([null, 1, 2]),
    report: strikes(0.5) ? { free: whole(3), queue: null } : null,
    closures: [],
  };
  return {
    type: 'importRow',
    forbund,
    organisation: organisations[here.insats],
    externalReference: 'rad-1',
    rowHash: JSON.stringify(row),
    row,
  };
}

const administrators: readonly Command['type'][] = ['handOver', 'closeInsats', 'createInsats', 'importRow'];

/** Whether somebody may ask for what another has asked for: what is an administrator's has no route for others. */
export function mayAsk({ role }: Actor, { type }: Command): boolean {
  return role === 'admin' || !administrators.includes(type);
}
