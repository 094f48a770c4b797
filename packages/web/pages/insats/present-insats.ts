import {
  adaptations,
  aims,
  codes,
  completeness,
  contents,
  countsAnswers,
  criterionSentence,
  type Description,
  financings,
  followUps,
  kinds,
  ladder,
  languageSupports,
  languages,
  methods,
  municipalityName,
  principals,
  targetGroups,
  tracks,
  type Weekday,
  weekdays,
} from '#insats';
import { type Availability, type Closure, type Documents, type Head, swedishDay } from '#ledger';
import { dayWording } from '../../components/age-wording.ts';
import type { DescriptionItem } from '../../components/description-list.tsx';
import { presentAvailability } from '../../components/present-availability.ts';
import type { InsatsView, ProvenanceView } from './insats-view.ts';

/** One insats as its page shows it. `names` are those of its provider and förbund; `now` is RFC 3339. */
export function presentInsats(
  { head, documents }: { head: Head; documents: Documents },
  availability: Availability,
  names: { provider: string; forbund: string },
  now: string,
): InsatsView {
  const { description, criteria } = documents;
  const answered = completeness(description, criteria);
  return {
    id: head.insats,
    name: description.name,
    ended: head.status === 'closed',
    ...names,
    municipalities: (description.municipalities ?? []).map(municipalityName),
    step: description.step && ladder[description.step],
    tracks: labels(tracks, description.tracks) ?? [],
    summary: description.summary?.split(/\n+/).filter(Boolean) ?? [],
    forWhom: description.forWhom,
    criteria:
      criteria?.map((criterion) => ({
        sentence: criterionSentence(criterion),
        assessedLater: criterion.assessedLater,
        note: criterion.note,
      })) ?? null,
    availability: presentAvailability(availability, head.counts),
    closures: head.closures.filter(({ to }) => to >= swedishDay(now)).map(closureSentence),
    factGroups: factGroupsOf(description),
    contact: description.contact && {
      name: description.contact.name,
      phone: description.contact.phone,
      email: description.contact.email,
      website: description.contact.url === null ? null : websiteOf(description.contact.url),
      address: description.contact.address,
    },
    provenance: presentProvenance(description.provenance),
    completeness: {
      missing: answered.missing.length,
      total: answered.asked,
      missingLabels: answered.missing.map(({ label }) => label),
    },
  };
}

function factGroupsOf(description: Description): InsatsView['factGroups'] {
  return [
    {
      heading: 'Tider och omfattning',
      items: [
        { label: 'Timmar i veckan', value: hoursWording(description.hoursPerWeek) },
        { label: 'Ökar timmarna efter hand?', value: yesOrNo(description.hoursPerWeek?.rampsUp ?? null) },
        { label: 'Tider', value: description.schedule && scheduleWording(description.schedule) },
        { label: 'Hur länge', value: rangeWording(description.lengthWeeks, 'vecka', 'veckor') },
        { label: 'Start', value: startWording(description.start) },
      ],
    },
    {
      heading: 'Innehåll och stöd',
      items: [
        { label: 'Mål', value: listed(aims, description.aims, 'Inget uppgivet mål') },
        { label: 'Sorts insats', value: listed(kinds, description.kinds, 'Ingen särskild sort') },
        { label: 'Innehåll', value: listed(contents, description.contents, 'Inget särskilt innehåll') },
        { label: 'Grupp', value: rangeWording(description.groupSize, 'person', 'personer') },
        { label: 'Anpassningar', value: listed(adaptations, description.adaptations, 'Inga särskilda') },
        { label: 'Språk', value: listed(languages, description.languages, 'Inga uppgivna') },
        {
          label: 'Språkstöd',
          value: listed(languageSupports, description.languageSupport, 'Inget språkstöd'),
        },
        { label: 'Uppföljning', value: listed(followUps, description.followUp, 'Ingen uppföljning') },
        { label: 'Metod', value: description.method && methods[description.method] },
      ],
    },
    {
      heading: 'Ansvar och regler',
      items: [
        { label: 'Huvudman', value: description.principal && principals[description.principal] },
        { label: 'Målgrupp', value: listed(targetGroups, description.targetGroups, 'Ingen särskild') },
        { label: 'Bygger på frivillighet', value: yesOrNo(description.voluntary) },
        {
          label: 'Räknas i aktivitetskravet',
          value:
            description.countsTowardActivityRequirement &&
            countsAnswers[description.countsTowardActivityRequirement],
        },
        { label: 'Finansiering', value: description.financing && financings[description.financing] },
      ],
    },
  ];
}

function labels<Code extends string>(
  vocabulary: Record<Code, string>,
  chosen: readonly Code[] | null,
): string[] | null {
  return chosen?.map((code) => vocabulary[code]) ?? null;
}

function listed<Code extends string>(
  vocabulary: Record<Code, string>,
  chosen: readonly Code[] | null,
  none: string,
): DescriptionItem['value'] {
  return chosen?.length === 0 ? none : labels(vocabulary, chosen);
}

function yesOrNo(value: boolean | null): string | null {
  return value === null ? null : value ? 'Ja' : 'Nej';
}

type Range = { from: number | null; to: number | null } | null;

function hoursWording(hours: Range): string | null {
  return rangeWording(hours, 'timme', 'timmar');
}

function rangeWording(range: Range, one: string, several: string): string | null {
  if (!range || (range.from === null && range.to === null)) return null;
  const unit = (count: number) => (count === 1 ? one : several);
  if (range.from === null && range.to !== null) return `högst ${range.to} ${unit(range.to)}`;
  if (range.to === null && range.from !== null) return `minst ${range.from} ${unit(range.from)}`;
  return range.from === range.to
    ? `${range.from} ${unit(range.from ?? 0)}`
    : `${range.from} till ${range.to} ${several}`;
}

/** The week's times, days in a row with the same hours told together: «måndag till fredag 09:00–15:00». */
function scheduleWording(schedule: NonNullable<Description['schedule']>): string[] {
  const week = codes(weekdays);
  const times = schedule.toSorted(
    (one, other) => week.indexOf(one.day) - week.indexOf(other.day) || (one.from < other.from ? -1 : 1),
  );
  const rows: { first: Weekday; last: Weekday; hours: string }[] = [];
  for (const { day, from, to } of times) {
    const hours = `${from}–${to}`;
    const dayBefore = week[week.indexOf(day) - 1];
    const row = rows.find((one) => one.hours === hours && one.last === dayBefore);
    if (row) row.last = day;
    else rows.push({ first: day, last: day, hours });
  }
  return rows.map(({ first, last, hours }) => {
    const days = first === last ? weekdays[first] : `${weekdays[first]} till ${weekdays[last]}`;
    return `${days} ${hours}`;
  });
}

function startWording(start: Description['start']): DescriptionItem['value'] {
  if (start === null) return null;
  return start.kind === 'continuous' ? 'När som helst' : start.dates.map(dayWording);
}

function closureSentence({ from, to, reason }: Closure): string {
  const span = from === to ? dayWording(from) : `${dayWording(from)} till ${dayWording(to)}`;
  return reason ? `${span}: ${reason}` : `${span}.`;
}

function websiteOf(url: string): { href: string; label: string } {
  return { href: url, label: new URL(url).host };
}

function presentProvenance(provenance: Description['provenance']): ProvenanceView {
  const { kind, source, sourceYear, note } = provenance;
  const from = source === null ? '' : ` Källa: ${source}${sourceYear === null ? '' : ` (${sourceYear})`}.`;
  switch (kind) {
    case 'own':
      return { kind: 'own', sentence: `Uppgifterna kommer från utföraren.${from}`, note };
    case 'demo':
      return { kind: 'demo', sentence: `Det här är demonstrationsdata, inte en riktig insats.${from}`, note };
    case 'public-source':
      return { kind: 'example', sentence: `Återberättat ur öppna källor.${from}`, note };
    default:
      return kind satisfies never;
  }
}
