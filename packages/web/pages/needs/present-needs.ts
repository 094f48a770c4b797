import {
  dimensionNames,
  type GapLine,
  type KeptMapping,
  type LockedBy,
  type NeedsGap,
  type OpenQuestion,
  tablesToCsv,
} from '#needs';
import { dayWording } from '../../components/age-wording.ts';
import type { FormState } from '../../components/field.tsx';
import { numberWording, placesWording } from '../../components/free-places-wording.ts';
import { paths } from '../../paths.ts';
import type { CriterionView, GapLineView, GapSectionView, NeedsView } from './needs-view.ts';

export type NeedsSituation = {
  forbund: NeedsView['forbund'];
  others: readonly { id: string; name: string }[];
  mapping: KeptMapping | null;
  gap: NeedsGap;
  receipt: NeedsView['receipt'];
  form: FormState;
};

/** Everything on the page of need and supply. */
export function presentNeeds({ mapping, gap, others, ...rest }: NeedsSituation): NeedsView {
  const several = gap.tables.filter(({ dimensions }) => dimensions.length > 1);
  return {
    ...rest,
    others: others.map(({ id, name }) => ({ href: paths.needsIn(id), label: name })),
    mapping: mapping && {
      summary: `${peopleWording(mapping.people)} kartlagda till och med ${dayWording(mapping.mappedOn)}.`,
      source: mapping.source,
      note: mapping.note,
      demo: mapping.origin === 'demo',
    },
    supply: supplySentence(gap.supply),
    sections: [
      sectionOf('steps', 'Per steg', 'Steget som människor behöver en insats på.', gap.steps),
      sectionOf('hours', 'Per timmar i veckan', 'Så mycket som människor klarar som mest.', gap.hours),
      sectionOf(
        'languages',
        'Per svenska',
        'En plats kan passa flera nivåer, och räknas då på flera rader.',
        gap.languages,
      ),
    ],
    tables: several.map(({ dimensions, groups }) => ({
      caption: `Grupp för grupp: ${dimensions.map((one) => lowered(dimensionNames[one])).join(', ')}`,
      lines: groups.map((line) => presentLine(line, 1)),
    })),
    locked: gap.locked.map(presentLocked),
    open: gap.open.map(presentOpen),
  };
}

/** What the form holds to begin with: the mapping as it stands, to be changed. */
export function needsFormValues(mapping: KeptMapping | null): Record<string, string> {
  // What the demo says of its source is not true of anybody else's figures.
  if (!mapping || mapping.origin === 'demo') return {};
  return {
    source: mapping.source,
    mappedOn: mapping.mappedOn,
    people: String(mapping.people),
    note: mapping.note ?? '',
    groups: tablesToCsv(mapping.tables),
  };
}

const lowered = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

const peopleWording = (people: number) => `${numberWording(people)} ${people === 1 ? 'person' : 'personer'}`;
const insatserWording = (insatser: number) =>
  `${numberWording(insatser)} ${insatser === 1 ? 'insats' : 'insatser'}`;

function supplySentence({ insatser, places, free, placesUnknown, freeUnknown }: NeedsGap['supply']): string {
  const unknown = [
    placesUnknown > 0 ? `${insatserWording(placesUnknown)} har inte uppgett hur många platser de har` : '',
    freeUnknown > 0 ? `i ${insatserWording(freeUnknown)} är antalet lediga okänt` : '',
  ].filter(Boolean);
  const known = `I förbundets ${insatserWording(insatser)} finns ${placesWording(places)}, varav ${numberWording(free)} lediga nu.`;
  if (unknown.length === 0) return known;
  const rest = unknown.join(', och ');
  return `${known} ${rest.charAt(0).toUpperCase()}${rest.slice(1)}; de platserna är inte med.`;
}

function sectionOf(id: string, heading: string, lead: string, lines: readonly GapLine[]): GapSectionView {
  const mapped = lines.some(({ people }) => people !== null);
  const longest = Math.max(1, ...lines.flatMap(({ people, places }) => [people ?? 0, places]));
  return {
    id,
    heading,
    lead: mapped ? lead : 'Behovet är inte kartlagt så här. Här syns bara platserna.',
    lines: lines.map((line) => presentLine(line, longest)),
  };
}

function presentLine(line: GapLine, longest: number): GapLineView {
  const { label, sentence, people, places, free, missing, unused } = line;
  const figure = (value: number | null) => (value === null ? '–' : numberWording(value));
  return {
    label,
    sentence,
    mapped: people !== null,
    drawn: { people: (people ?? 0) / longest, places: places / longest, free: free / longest },
    figures: {
      people: figure(people),
      places: figure(places),
      free: figure(free),
      room: places === 0 ? '0' : `${figure(places)}, ${figure(free)} lediga`,
      missing: figure(missing),
      unused: figure(unused),
    },
  };
}

function presentLocked({ insatser, places, free, people, opens, sentences }: LockedBy): CriterionView {
  const more =
    opens === 0
      ? 'Utan villkoret kunde ändå inte fler få plats.'
      : `Utan villkoret kunde högst ${numberWording(opens)} fler få plats.`;
  return {
    worded: wordedOf(sentences),
    sentence: `Stänger ${placesWording(places)} i ${insatserWording(insatser)}, varav ${numberWording(free)} lediga, för ${peopleWording(people)}. ${more}`,
  };
}

function presentOpen({ insatser, places, free, sentences }: OpenQuestion): CriterionView {
  return {
    worded: wordedOf(sentences),
    sentence: `Gäller ${placesWording(places)} i ${insatserWording(insatser)}, varav ${numberWording(free)} lediga.`,
  };
}

function wordedOf(sentences: LockedBy['sentences']): string[] {
  const [first, ...others] = sentences;
  if (!first) return [];
  if (others.length === 0) return [first.sentence];
  return sentences.map(({ sentence, places }) => `${sentence} (${placesWording(places)})`);
}
