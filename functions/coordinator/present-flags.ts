import { causeSentence, type Flag, findingSentence, flagKinds, flagLevels } from '#flow';

type Happening = Flag['history'][number];

/** A flag in a list: what it says today, or said when the watch last saw it. */
export function presentListedFlag({ id, forbund, status, finding, latest, openedAt }: Flag) {
  const now = latest ?? finding;
  return {
    id,
    forbund,
    status,
    kind: now.kind,
    kindName: flagKinds[now.kind],
    level: now.level,
    levelName: flagLevels[now.level],
    subject: now.subject,
    since: now.since,
    openedAt,
    sentence: findingSentence(now),
    causeSentence: causeSentence(now.cause),
  };
}

/** A flag, whole, with its evidence as it was and what has happened to it. */
export function presentFlag(flag: Flag) {
  const { finding, latest, history } = flag;
  return {
    ...presentListedFlag(flag),
    finding,
    latest,
    history: history.map((happening) => ({ ...happening, sentence: happeningSentence(happening) })),
  };
}

function happeningSentence({ what, by }: Happening): string {
  switch (what) {
    case 'opened':
      return 'Flaggan öppnades.';
    case 'raised':
      return 'Flaggan gick från gul till röd.';
    case 'reopened':
      return 'Flaggan öppnades igen.';
    case 'acknowledged':
      return 'Någon tar hand om flaggan.';
    case 'noted':
      return 'En anteckning.';
    case 'closed':
      return by === null
        ? 'Flaggan stängdes av sig själv: det som den stod på finns inte längre.'
        : 'Flaggan stängdes av en person.';
    default:
      return what satisfies never;
  }
}

const counts = ['Ingen', 'En', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju', 'Åtta', 'Nio', 'Tio'];

/** How many flags stand, and how grave they are. */
export function flagsSentence(flags: readonly Flag[]): string {
  const standing = flags.filter(({ status }) => status !== 'closed');
  if (standing.length === 0) return 'Ingen flagga står kvar.';
  const of = (level: string) =>
    standing.filter(({ latest, finding }) => (latest ?? finding).level === level).length;
  const worded = (count: number) => counts[count] ?? String(count);
  const parts = [
    of('red') && `${worded(of('red')).toLowerCase()} ${of('red') === 1 ? 'röd' : 'röda'}`,
    of('yellow') && `${worded(of('yellow')).toLowerCase()} ${of('yellow') === 1 ? 'gul' : 'gula'}`,
    of('data') && `${worded(of('data')).toLowerCase()} om uppgifterna`,
  ].filter((part) => typeof part === 'string');
  const flag = standing.length === 1 ? 'flagga' : 'flaggor';
  const list = parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`;
  return `${worded(standing.length)} ${flag} står kvar: ${list}.`;
}
