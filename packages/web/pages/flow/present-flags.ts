import { type Flag, type FlagLevel, findingSentence, flagKinds } from '#flow';
import type { Instant } from '#ledger';
import { ageWording, dayWording } from '../../components/age-wording.ts';
import { numberWording } from '../../components/free-places-wording.ts';
import { paths } from '../../paths.ts';
import {
  causeOf,
  happeningSentence,
  listWording,
  marksOf,
  type NameOf,
  subjectWording,
} from './flag-words.ts';
import type { ChoiceLinksView, FlagCardView, FlagLevelView, FlowView, Signal } from './flow-view.ts';

/** What a reader has chosen to see; undefined: all. */
type FlagsAsked = { status: Flag['status'] | undefined; level: FlagLevel | undefined };

/** What the watch looks at, and what it compares with. */
type WatchSituation = {
  insatser: number;
  /** The last day of the time that estimates compare with; null until there is one. */
  comparedUntil: string | null;
  /** When the watch was last through; null where it has not been yet. */
  lastRun: Instant | null;
};

export type FlowSituation = {
  forbund: FlowView['forbund'];
  others: readonly { id: string; name: string }[];
  flags: readonly Flag[];
  asked: FlagsAsked;
  watch: WatchSituation;
  /** The latest quarter that may be read. */
  quarter: string;
  nameOf: NameOf;
  /** Pseudonym of the reader. */
  reader: string | undefined;
  now: Instant;
};

const levelsInOrder = ['red', 'yellow', 'data'] as const satisfies readonly FlagLevel[];
const closedShown = 20;

const statusNames: Record<Flag['status'], string> = {
  open: 'Öppna',
  acknowledged: 'Kvitterade',
  closed: 'Stängda',
};

const levelWords: Record<FlagLevel, { heading: string; lead: string }> = {
  red: { heading: 'Röda', lead: 'Börja här. Prata med utföraren nu.' },
  yellow: { heading: 'Gula', lead: 'Håll ögonen på det, och fråga.' },
  data: {
    heading: 'Uppgifterna',
    lead: 'Siffrorna går inte att lita på. Få dem rätt först; om flödet är inget sagt.',
  },
};

const signalHeadings: Record<Signal, string> = {
  estimate: 'Bedömningar av vad som har hänt',
  fact: 'Fakta i dag',
};

/** Everything on the page of a förbund's flags. */
export function presentFlow(situation: FlowSituation): FlowView {
  const { forbund, others, flags, asked, watch, quarter, now } = situation;
  const shown = flags
    .filter(({ status }) => asked.status === undefined || status === asked.status)
    .filter(({ finding }) => asked.level === undefined || finding.level === asked.level)
    .toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  const cardsOf = (status: Flag['status']) =>
    shown.filter((flag) => flag.status === status).map((flag) => presentCard(flag, situation));
  const watched = watchedSentence(watch, now);
  return {
    forbund,
    others: others.map(({ id, name }) => ({ href: paths.flags(id), label: name })),
    headline: headlineOf(flags),
    watched,
    filters: filtersOf(situation),
    levels: levelsInOrder.flatMap((level) => levelView(level, cardsOf('open'))),
    acknowledged: cardsOf('acknowledged'),
    closed: cardsOf('closed').slice(0, closedShown),
    empty: shown.length === 0 ? emptyView(situation) : null,
    more: [
      {
        href: paths.insatserFlow(forbund.id),
        label: 'Insatserna: hur många som slutar och går vidare',
      },
      { href: paths.flowLadder(forbund.id), label: 'Trappan: hur människor rör sig mellan stegen' },
      { href: paths.quarter(forbund.id, quarter), label: 'Kvartalet, för styrelsen' },
    ],
  };
}

function headlineOf(flags: readonly Flag[]): string {
  const open = flags.filter(({ status }) => status === 'open');
  const [red, yellow, data] = levelsInOrder.map(
    (level) => open.filter(({ finding }) => finding.level === level).length,
  ) as [number, number, number];
  const aboutFlow = [
    ...(red > 0 ? [`${red} ${red === 1 ? 'röd' : 'röda'}`] : []),
    ...(yellow > 0 ? [`${yellow} ${yellow === 1 ? 'gul' : 'gula'}`] : []),
  ];
  const flow =
    aboutFlow.length === 0
      ? 'Inget nytt stopp syns i flödet.'
      : `${listWording(aboutFlow)} ${(yellow || red) === 1 ? 'flagga' : 'flaggor'} om stopp i flödet.`;
  if (data === 0) return flow;
  return `${flow} ${data} ${data === 1 ? 'flagga' : 'flaggor'} om uppgifter som inte ser ut att stämma.`;
}

function watchedSentence({ insatser, comparedUntil, lastRun }: WatchSituation, now: Instant): string {
  if (lastRun === null) {
    return 'Bevakningen har inte gått än. Den går igenom förbundets insatser varje natt.';
  }
  const many = `${numberWording(insatser)} ${insatser === 1 ? 'insats' : 'insatser'} bevakas varje dag, senast ${ageWording(lastRun, now)}.`;
  return comparedUntil === null
    ? `${many} Fakta visas redan. Bedömningar kommer när det finns något att jämföra med.`
    : `${many} Flödet jämförs med hur det var till och med ${dayWording(comparedUntil)}.`;
}

function filtersOf({ forbund, asked }: FlowSituation): ChoiceLinksView[] {
  const linkTo = (label: string, only: FlagsAsked) => ({
    href: paths.flags(forbund.id, only),
    label,
    current: only.status === asked.status && only.level === asked.level,
  });
  const statuses = ['open', 'acknowledged', 'closed'] as const;
  return [
    {
      label: 'Läge',
      links: [
        linkTo('Alla', { ...asked, status: undefined }),
        ...statuses.map((status) => linkTo(statusNames[status], { ...asked, status })),
      ],
    },
    {
      label: 'Nivå',
      links: [
        linkTo('Alla', { ...asked, level: undefined }),
        ...levelsInOrder.map((level) => linkTo(levelWords[level].heading, { ...asked, level })),
      ],
    },
  ];
}

function levelView(level: FlagLevel, cards: readonly FlagCardView[]): FlagLevelView[] {
  const its = cards.filter(({ marks }) => marks.level === level);
  if (its.length === 0) return [];
  const signals = (['estimate', 'fact'] as const).map((signal) => ({
    heading: signalHeadings[signal],
    flags: its.filter(({ marks }) => marks.signal === signal),
  }));
  return [
    {
      id: level,
      heading: `${levelWords[level].heading} (${its.length})`,
      lead: levelWords[level].lead,
      signals: signals.filter(({ flags }) => flags.length > 0),
    },
  ];
}

/** A flag as a card, with its links. */
export function presentCard(
  flag: Flag,
  { forbund, nameOf, reader }: Pick<FlowSituation, 'forbund' | 'nameOf' | 'reader'>,
): FlagCardView {
  const { finding, latest, history } = flag;
  const today = latest ?? finding;
  const acted = history.findLast(({ by, what }) => by !== null || what === 'closed');
  const { subject } = finding;
  return {
    href: paths.flag(forbund.id, flag.id),
    subject: subjectWording(subject, nameOf),
    kind: flagKinds[finding.kind],
    marks: marksOf(flag),
    sentence: findingSentence(today),
    cause: causeOf(today),
    since: `Sedan ${dayWording(finding.since)}`,
    latest: acted && flag.status !== 'open' ? happeningSentence(acted, reader) : null,
    flow:
      subject.of === 'insats'
        ? { href: paths.insatsFlow(subject.insats), label: `Flödet genom ${subject.name}` }
        : null,
  };
}

function emptyView({ forbund, asked, watch }: FlowSituation): FlowView['empty'] {
  if (asked.status !== undefined || asked.level !== undefined) {
    const words = [
      ...(asked.status === undefined ? [] : [statusNames[asked.status].toLowerCase()]),
      ...(asked.level === undefined ? [] : [levelWords[asked.level].heading.toLowerCase()]),
    ];
    return {
      heading: 'Inga flaggor här',
      paragraphs: [`Ingen flagga stämmer med ditt val: ${words.join(', ')}.`],
      way: { href: paths.flags(forbund.id), label: 'Visa alla flaggor' },
    };
  }
  if (watch.lastRun === null) return null;
  return {
    heading: 'Inga flaggor',
    paragraphs: [
      'Det här letar bevakningen efter: att färre går vidare eller slutar än väntat, att människor är klara men blir kvar, att nästa steg är fullt, att väntan växer och att platser står tomma medan andra köar.',
      'När något sådant syns står det här, med siffror och trolig orsak.',
    ],
    way: null,
  };
}
