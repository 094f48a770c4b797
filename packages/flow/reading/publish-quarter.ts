import type { Day } from '#ledger';
import { dayOf } from '../record/day-number.ts';
import { dayWording, list, number, upper } from '../wording.ts';
import { type Rung, rungs } from './ladder-flow.ts';
import {
  fewestPublished,
  type PublishedEndings,
  type PublishedOnward,
  type PublishedQuarter,
  type PublishedStarts,
} from './published-quarter.ts';
import { daysOfQuarter, type Quarter } from './quarter.ts';
import type { OnwardBy, QuarterLine, QuarterSummary } from './quarter-summary.ts';
import { quarterName } from './summarise-quarter.ts';

/**
 * A quarter as anybody may read it: no count of persons below five, and none that can be worked out. Those who ended
 * are divided by step and into onward and not onward at once, neighbouring steps being put together until each part of
 * each has five; those who went onward are divided by what, as far as each part has five. Nothing smaller is published,
 * so no sum or difference gives a smaller group, and where a division was not made each part has several numbers that
 * it may be, also for somebody who knows how this is done. docs/adr/0020 has the argument.
 *
 * Undefined until the quarter is settled: what is published is published once.
 */
export function publishQuarter(summary: QuarterSummary, publishedOn: Day): PublishedQuarter | undefined {
  if (!summary.settled) return undefined;
  const { quarter, from, to, all, steps } = summary;
  const notOnward = all.ended - all.onward;
  const isDivided = all.onward >= fewestPublished && notOnward >= fewestPublished;
  const counts = {
    started: shown(all.started),
    ended: shown(all.ended),
    onward: isDivided ? all.onward : null,
    notOnward: isDivided ? notOnward : null,
  };
  const published = {
    quarter,
    from,
    to,
    publishedOn,
    ...counts,
    onwardBy: isDivided ? onwardParts(all.onwardBy) : [],
    startsBySteps: startsOf(steps),
    endingsBySteps: endingsOf(steps, isDivided),
    places: steps.map(placesOf),
  };
  return {
    ...published,
    headline: headlineOf(quarter, counts),
    withheldSentence: `Antal under ${fewestPublished} personer visas inte. Steg och vägar som är för små läggs ihop med andra, så att inget mindre antal går att räkna ut. Siffrorna publiceras en gång och ändras inte sedan.`,
  };
}

/** What is said of a quarter that nobody may read yet, or ever. */
export function notPublishedSentence(quarter: Quarter): string {
  const from = dayOf(daysOfQuarter(quarter).publishedFrom);
  return `${quarterName(quarter)} är inte publicerat. Ett kvartal publiceras tidigast 30 dagar efter sin sista dag, här ${dayWording(from)}.`;
}

const shown = (count: number) => (count >= fewestPublished ? count : null);

/**
 * Neighbouring lines put together until each group is large enough; the last group takes what is left over. Undefined
 * where even all of them are too few. The order never depends on the figures.
 */
function together(
  lines: readonly QuarterLine[],
  isLarge: (group: readonly QuarterLine[]) => boolean,
): QuarterLine[][] | undefined {
  const groups: QuarterLine[][] = [];
  let open: QuarterLine[] = [];
  for (const line of lines) {
    open.push(line);
    if (!isLarge(open)) continue;
    groups.push(open);
    open = [];
  }
  const last = groups.at(-1);
  if (!last) return undefined;
  last.push(...open);
  return groups;
}

const sum = (lines: readonly QuarterLine[], of: (line: QuarterLine) => number) =>
  lines.reduce((all, line) => all + of(line), 0);
const startedIn = (lines: readonly QuarterLine[]) => sum(lines, ({ started }) => started);
const endedIn = (lines: readonly QuarterLine[]) => sum(lines, ({ ended }) => ended);
const onwardIn = (lines: readonly QuarterLine[]) => sum(lines, ({ onward }) => onward);

function stepsOf(lines: readonly QuarterLine[]): { steps: Rung[]; name: string } {
  const steps = lines.flatMap(({ step }) => (step === null ? [] : [step]));
  return { steps, name: upper(list(steps.map((step) => rungs[step].toLowerCase()))) };
}

function startsOf(lines: readonly QuarterLine[]): PublishedStarts[] {
  const groups = together(lines, (group) => startedIn(group) >= fewestPublished) ?? [];
  return groups.map((group) => ({ ...stepsOf(group), started: startedIn(group) }));
}

function endingsOf(lines: readonly QuarterLine[], isDivided: boolean): PublishedEndings[] {
  const isLarge = (group: readonly QuarterLine[]) => {
    if (!isDivided) return endedIn(group) >= fewestPublished;
    return onwardIn(group) >= fewestPublished && endedIn(group) - onwardIn(group) >= fewestPublished;
  };
  return (together(lines, isLarge) ?? []).map((group) => {
    const [ended, onward] = [endedIn(group), onwardIn(group)];
    const parts = isDivided ? { onward, notOnward: ended - onward } : { onward: null, notOnward: null };
    return { ...stepsOf(group), ended, ...parts };
  });
}

type Way = PublishedOnward['by'][number];

/** How those who went onward can be divided, finest first. */
const divisions: readonly (readonly Way[])[][] = [
  [['work'], ['studies'], ['next-step']],
  [['work', 'studies'], ['next-step']],
  [['work'], ['studies', 'next-step']],
];

const wayNames: Record<Way, string> = {
  work: 'arbete',
  studies: 'studier',
  'next-step': 'en insats på ett högre steg',
};

function onwardParts({ work, studies, nextStep }: OnwardBy): PublishedOnward[] {
  const counts: Record<Way, number> = { work, studies, 'next-step': nextStep };
  const countOf = (ways: readonly Way[]) => ways.reduce((all, way) => all + counts[way], 0);
  const division = divisions.find((parts) => parts.every((ways) => countOf(ways) >= fewestPublished)) ?? [];
  return division.map((ways) => ({
    by: [...ways],
    name: `Till ${list(ways.map((way) => wayNames[way])).replaceAll(' och ', ' eller ')}`,
    count: countOf(ways),
  }));
}

function placesOf(line: QuarterLine): PublishedQuarter['places'][number] {
  const { step, name, insatser, unusedPlaces, waitDays, flagsOpened, flagsClosed } = line;
  return {
    step: step ?? 'parallel',
    name,
    insatser,
    unusedPlaces: Math.round(unusedPlaces),
    waitDays,
    flagsOpened,
    flagsClosed,
  };
}

function headlineOf(
  quarter: string,
  { started, ended, onward }: Pick<PublishedQuarter, 'started' | 'ended' | 'onward'>,
): string {
  const count = (persons: number | null) =>
    persons === null ? `färre än ${fewestPublished}` : number(persons);
  const moved = onward === null ? '' : ` ${number(onward)} av dem gick vidare.`;
  return `${quarterName(quarter)} började ${count(started)} och slutade ${count(ended)}.${moved}`;
}
