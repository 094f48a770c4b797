import { tracks } from '#insats';
import type { Asked } from './asked.ts';
import { roleBit, roles } from './features.ts';
import { listed, lowered } from './fit/fit.ts';
import { answerCodes } from './judge-all.ts';
import type { Rooms } from './live.ts';
import type { Combination } from './match.ts';
import type { Together } from './member.ts';
import type { Prepared } from './prepare.ts';
import { toldAs } from './week-time.ts';

type Given = { prepared: Prepared; asked: Asked; answers: Uint8Array; rooms: Rooms };

/** A combination with its week, in the order of the week, and why these together. */
export function tellCombination(together: Together, given: Given): Combination {
  const { members, plan, score } = together;
  const insatser = members.map(({ number }) => given.prepared.insatser[number]?.insats ?? '');
  const week = plan.times
    .flatMap((times, at) => times.map((stretch) => ({ stretch, insats: insatser[at] ?? '' })))
    .sort((one, other) => one.stretch.from - other.stretch.from)
    .map(({ stretch, insats }) => ({ ...toldAs(stretch), insats }));
  return {
    insatser,
    hours: plan.minutes.map((minutes) => minutes / 60),
    totalHours: plan.minutes.reduce((sum, minutes) => sum + minutes, 0) / 60,
    week,
    timesOpen: insatser.filter((_, at) => plan.times[at]?.length === 0),
    tracks: roles.filter((role) => together.roles & roleBit(role)),
    score,
    sentences: sentencesOf(together, given),
  };
}

function sentencesOf({ members, plan, roles: held }: Together, given: Given): string[] {
  const { prepared, asked, answers, rooms } = given;
  const namesOf = (isMeant: (number: number, at: number) => boolean) =>
    members.flatMap(({ number }, at) =>
      isMeant(number, at) ? (prepared.insatser[number]?.description.name ?? []) : [],
    );
  const about = (names: string[], say: (names: string) => string) =>
    names.length === 0 ? [] : [say(names.join('; '))];
  const statusOf = (number: number) => rooms.availability(number).status;
  const hasRoomNow = (number: number) => rooms.room(number).side === 'for';
  const isAgreed = (_: number, at: number) => plan.times[at]?.length === 0;
  const hours = plan.minutes.reduce((sum, minutes) => sum + minutes, 0) / 60;
  return [
    hoursInWords(hours, asked.hours),
    ...mixInWords(held),
    ...about(namesOf(isAgreed), (names) => `Tiderna bestäms med utföraren: ${names}.`),
    ...about(namesOf(hasRoomNow), (names) => `Plats finns nu: ${names}.`),
    ...about(
      namesOf((number) => !hasRoomNow(number) && statusOf(number) !== 'unknown'),
      (names) => `Det blir väntan: ${names}.`,
    ),
    ...about(
      namesOf((number) => statusOf(number) === 'unknown'),
      (names) => `Ingen vet om det finns plats: ${names}.`,
    ),
    ...about(
      namesOf((number) => (answers[number] ?? 0) > answerCodes.yes),
      (names) => `Det är inte klart om personen kan delta: ${names}.`,
    ),
  ];
}

function hoursInWords(hours: number, ability: number): string {
  const number = String(Math.round(hours * 100) / 100).replace('.', ',');
  return hours === ability
    ? `Tillsammans ${number} timmar i veckan, lika många som personen klarar.`
    : `Tillsammans ${number} av de ${ability} timmar i veckan som personen klarar.`;
}

function mixInWords(held: number): string[] {
  const beside = roles.flatMap((role) =>
    role !== 'near-work' && held & roleBit(role) ? [tracks[role]] : [],
  );
  const isNearWork = (held & roleBit('near-work')) !== 0;
  if (isNearWork && beside.length > 0) {
    return [
      `Nära arbete, och samtidigt ${listed(lowered(beside))}. Det ger oftare resultat än en insats i taget.`,
    ];
  }
  if (isNearWork) return ['Nära arbete.'];
  return beside.length > 0 ? [`Samtidigt: ${listed(lowered(beside))}.`] : [];
}
