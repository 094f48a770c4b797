import { wholeLog } from '../builders/replay.ts';
import type { Lived } from './history.ts';

const longest = 160;
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A history told in full: who asked for what, what they were answered, what stands in the logs, what was wrong. */
export async function tellHistory({ witnessed, violations, struck }: Lived): Promise<string[]> {
  const { calls, insatser, table, rule } = witnessed;
  const lines = [
    `rule of the queues: ${JSON.stringify(rule)}`,
    '',
    'asked and answered, in the order of answers:',
  ];
  for (const { request, answer, startedAt, endedAt, decidedAt, again } of calls) {
    const { insats, command, key, mandates } = request;
    const { type, ...said } = command;
    lines.push(
      `${startedAt}–${endedAt} ${key.slice(0, 8)}${again ? ' again' : ''} ${mandates[0]?.role} (${mandates[0]?.organisation}) ${insats} ${type} ${cut(JSON.stringify(said))}`,
      `    ${decidedAt ?? ''} ${JSON.stringify(answer)}`,
    );
  }
  for (const insats of insatser) {
    lines.push('', `the log of ${insats}:`);
    for (const { version, recordedAt, by, event } of await wholeLog(table, insats)) {
      const { type, ...said } = event;
      lines.push(
        `${version} ${recordedAt} ${by.role} ${by.subject.slice(0, 8)} ${type} ${cut(JSON.stringify(said))}`,
      );
    }
  }
  lines.push('', `faults: ${[...struck].map(([kind, times]) => `${kind} ${times}`).join(', ')}`, '');
  for (const { check, what } of violations) lines.push(`VIOLATION (${check}): ${what}`);
  if (violations.length === 0) lines.push('No violation.');
  return lines;
}
