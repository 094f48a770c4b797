import * as z from 'zod';
import {
  adaptations,
  aims,
  contents,
  countsAnswers,
  type Description,
  financings,
  followUps,
  kinds,
  ladder,
  languageSupports,
  languages,
  methods,
  principals,
  targetGroups,
  tracks,
  type Weekday,
  weekdays,
} from '#insats';
import type { Closure } from '#ledger';
import type { Cells } from './cells.ts';
import { simplified } from './columns.ts';
import { quoted } from './fault.ts';

const { 'self-support': _goal, ...steps } = ladder;

const provenanceKinds = { own: 'Egen uppgift', demo: 'Demo', 'public-source': 'Öppen källa' } as const;

/** The description as the cells say it, not yet checked against the schema. */
export function descriptionFrom(cells: Cells): Description {
  return {
    name: cells.text('namn') ?? '',
    summary: cells.text('beskrivning'),
    forWhom: cells.text('för vem'),
    aims: cells.several('mål', aims),
    principal: cells.oneOf('huvudman', principals),
    municipalities: cells.municipalities('kommuner'),
    step: cells.oneOf('steg', steps),
    tracks: cells.several('spår', tracks),
    kinds: cells.several('slag', kinds),
    targetGroups: cells.several('målgrupp', targetGroups),
    languages: cells.several('språk', languages),
    languageSupport: cells.several('språkstöd', languageSupports),
    hoursPerWeek: known({
      from: cells.whole('timmar från'),
      to: cells.whole('timmar till'),
      rampsUp: cells.yesNo('timmar ökar'),
    }),
    lengthWeeks: known({ from: cells.whole('veckor från'), to: cells.whole('veckor till') }),
    schedule: scheduleFrom(cells),
    groupSize: known({ from: cells.whole('grupp från'), to: cells.whole('grupp till') }),
    adaptations: cells.several('anpassningar', adaptations),
    contents: cells.several('innehåll', contents),
    followUp: cells.several('uppföljning', followUps),
    method: cells.oneOf('metod', methods),
    voluntary: cells.yesNo('frivillig'),
    countsTowardActivityRequirement: cells.oneOf('aktivitetskravet', countsAnswers),
    financing: cells.oneOf('finansiering', financings),
    start: startFrom(cells),
    contact: known({
      name: cells.text('kontakt'),
      phone: cells.text('telefon'),
      email: cells.text('e-post'),
      url: cells.text('webb'),
      address: cells.text('adress'),
    }),
    provenance: {
      kind: cells.oneOf('ursprung', provenanceKinds) ?? 'own',
      source: cells.text('källa'),
      sourceYear: cells.whole('källans år'),
      note: cells.text('anmärkning'),
    },
  };
}

/** Null when nothing of it is said. */
function known<Part extends object>(part: Part): Part | null {
  return Object.values(part).every((value) => value === null) ? null : part;
}

function scheduleFrom(cells: Cells): Description['schedule'] {
  const times = cells.parts('tider', ',|');
  if (times === null) return null;
  return times.flatMap((time) => {
    const [, dayName = '', from = '', to = ''] = /^(\S+) +(\S+?) *[-–] *(\S+)$/.exec(time) ?? [];
    const day = weekdayNamed(dayName);
    if (day !== undefined) return { day, from: fullClockTime(from), to: fullClockTime(to) };
    cells.complain('tider', {
      problem: `${quoted(time)} går inte att läsa som en tid i veckan.`,
      mend: 'Skriv dag och klockslag som måndag 09:00-12:00, med komma mellan flera.',
    });
    return [];
  });
}

function weekdayNamed(name: string): Weekday | undefined {
  const wanted = simplified(name);
  return (Object.keys(weekdays) as Weekday[]).find((day) => day === wanted || weekdays[day] === wanted);
}

/** People write 9:00, and 09.00. */
function fullClockTime(said: string): string {
  const time = said.replace('.', ':');
  return /^\d:/.test(time) ? `0${time}` : time;
}

function startFrom(cells: Cells): Description['start'] {
  const said = cells.parts('start', ',|');
  if (said === null) return null;
  const [first] = said;
  if (said.length === 1 && first !== undefined && ['löpande', 'continuous'].includes(simplified(first))) {
    return { kind: 'continuous' };
  }
  const wrong = said.find((day) => !isDay(day));
  if (wrong === undefined && said.length > 0) return { kind: 'dates', dates: said };
  cells.complain('start', {
    problem: wrong === undefined ? 'Det står inget startdatum.' : `${quoted(wrong)} är inte ett datum.`,
    mend: 'Skriv löpande, eller startdatum som 2026-09-01 med komma mellan flera.',
  });
  return null;
}

/** Planned closures: `2026-07-01 till 2026-07-31 semester`, with bars between several. */
export function closuresFrom(cells: Cells): Closure[] {
  const column = 'stängt';
  const said = cells.parts(column, '|') ?? [];
  return said.flatMap((span) => {
    const [, from = '', to, why = ''] =
      /^(\d{4}-\d\d-\d\d)(?: *(?:till|-|–) *(\d{4}-\d\d-\d\d))?(?: +(.*))?$/s.exec(span) ?? [];
    if (isDay(from) && isDay(to ?? from)) return { from, to: to ?? from, reason: why.trim() || null };
    cells.complain(column, {
      problem: `${quoted(span)} går inte att läsa som dagar.`,
      mend: 'Skriv första och sista dagen och gärna varför, som 2026-07-01 till 2026-07-31 semester.',
    });
    return [];
  });
}

function isDay(said: string): boolean {
  return z.iso.date().safeParse(said).success;
}
