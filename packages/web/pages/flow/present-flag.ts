import {
  type Finding,
  type Flag,
  type FlagEvidence,
  type FlagSubject,
  findingSentence,
  flagKinds,
} from '#flow';
import { dayWording } from '../../components/age-wording.ts';
import type { FormState } from '../../components/field.tsx';
import { numberWording } from '../../components/free-places-wording.ts';
import type { Link } from '../../components/link.ts';
import { paths } from '../../paths.ts';
import {
  causeOf,
  happeningSentence,
  marksOf,
  type NameOf,
  subjectWording,
  unsaidBy,
  whoDid,
} from './flag-words.ts';
import type { FlagView } from './flow-view.ts';
import { daysWording, percentWording } from './flow-words.ts';

/** The forms of a flag's page. */
export type FlagForm = 'acknowledgement' | 'notes' | 'closing';

/** Gives the state of a form: what was typed, where it came back unsaved; always a key of its own. */
export type FlagFormOf = (form: FlagForm) => FormState;

export type FlagSituation = {
  forbund: FlagView['forbund'];
  flag: Flag;
  nameOf: NameOf;
  /** Pseudonym of the reader. */
  reader: string | undefined;
};

/** Everything on the page of one flag. */
export function presentFlag(
  { forbund, flag, nameOf, reader }: FlagSituation,
  formOf: FlagFormOf,
  receipt: FlagView['receipt'],
): FlagView {
  const { finding, latest, status, history } = flag;
  const today = latest ?? finding;
  return {
    id: flag.id,
    forbund,
    subject: subjectWording(finding.subject, nameOf),
    kind: flagKinds[finding.kind],
    marks: marksOf(flag),
    status: statusSentence(flag, reader),
    sentence: findingSentence(today),
    cause: causeOf(today),
    since: `Sedan ${dayWording(finding.since)}.`,
    receipt,
    evidence: {
      parts: evidenceParts(finding, latest),
      note: evidenceNote(flag),
    },
    unsaid: unsaidBy[finding.kind],
    flows: flowsOf(finding.subject),
    history: history
      .toReversed()
      .map((happening) => ({ sentence: happeningSentence(happening, reader), note: happening.note })),
    forms: {
      acknowledge: status === 'open' ? formOf('acknowledgement') : null,
      note: formOf('notes'),
      close: status === 'closed' ? null : formOf('closing'),
    },
  };
}

function evidenceNote({ finding, latest }: Flag): string {
  const then = `Då är när flaggan öppnades eller höjdes, med siffror till och med ${dayWording(finding.evidence.to)}.`;
  return latest === null ? `${then} I dag syns stoppet inte längre.` : then;
}

function statusSentence({ status, history }: Flag, reader: string | undefined): string {
  switch (status) {
    case 'open':
      return 'Ingen har kvitterat flaggan än.';
    case 'acknowledged': {
      const taken = history.findLast(({ what }) => what === 'acknowledged');
      return `${taken ? whoDid(taken, reader) : 'Någon i förbundet'} har kvitterat flaggan.`;
    }
    case 'closed':
      return 'Flaggan är stängd. Kommer stoppet tillbaka öppnas den igen.';
    default:
      return status satisfies never;
  }
}

function flowsOf(subject: FlagSubject): Link[] {
  const insatser = subject.of === 'insats' ? [subject] : subject.insatser;
  return insatser.map(({ insats, name }) => ({
    href: paths.insatsFlow(insats),
    label: `Flödet genom ${name}`,
  }));
}

const nothing = '–';

type Row = { label: string; of(evidence: FlagEvidence): string | null };

const rounded = (value: number | null | undefined) =>
  value === null || value === undefined ? null : numberWording(Math.round(value));
const inQuarters = (value: number | null) =>
  value === null ? null : numberWording(Math.floor(value * 4) / 4);
const inDays = (value: number | null) => (value === null ? null : daysWording(value));

const estimateRows: readonly Row[] = [
  { label: 'Räknat från', of: ({ flow, from }) => flow && dayWording(from) },
  { label: 'Räknat till', of: ({ flow, to }) => flow && dayWording(to) },
  { label: 'Har gått vidare', of: ({ flow }) => rounded(flow?.onward) },
  { label: 'Väntat att gå vidare', of: ({ flow }) => rounded(flow?.expectedOnward) },
  { label: 'Har slutat', of: ({ flow }) => rounded(flow?.endings) },
  { label: 'Väntat att sluta', of: ({ flow }) => rounded(flow?.expectedEndings) },
  { label: 'Brukar gå vidare', of: ({ flow }) => flow && percentWording(flow.onwardShareBefore) },
];

const factRows: readonly Row[] = [
  { label: 'Platser', of: ({ places }) => inQuarters(places) },
  { label: 'Upptagna', of: ({ occupied }) => inQuarters(occupied) },
  { label: 'I kö', of: ({ queue }) => rounded(queue) },
  { label: 'Platser med någon klar', of: ({ ready }) => inQuarters(ready) },
  { label: 'Väntan', of: ({ waitDays }) => inDays(waitDays) },
  { label: 'Väntan ett år före', of: ({ waitDaysBefore }) => inDays(waitDaysBefore) },
];

/** The figures as they were when the flag was set, beside today's. What nobody knows on either day is left out. */
function evidenceParts(then: Finding, now: Finding | null): FlagView['evidence']['parts'] {
  const parts = [
    { heading: 'Bedömning', rows: estimateRows },
    { heading: 'Fakta', rows: factRows },
  ];
  return parts.flatMap(({ heading, rows }) => {
    const told = rows.flatMap(({ label, of }) => {
      const [before, today] = [of(then.evidence), now && of(now.evidence)];
      return before === null && today === null ? [] : [[label, before ?? nothing, today ?? nothing]];
    });
    if (told.length === 0) return [];
    return [{ heading, table: { columns: ['Uppgift', 'Då', 'I dag'], rows: told } }];
  });
}
