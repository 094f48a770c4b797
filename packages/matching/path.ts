import type { Need } from '#eligibility';
import { codes, ladder, type Step } from '#insats';
import { askedBy } from './asked.ts';
import type { Judgements } from './judge-all.ts';
import type { Live, Rooms } from './live.ts';
import type { PathStep } from './match.ts';
import type { Prepared } from './prepare.ts';
import { best, inOrderOfPoints } from './rank.ts';
import { fitPoints } from './reasons.ts';
import { pathRules } from './weights.ts';

type Given = { prepared: Prepared; judgements: Judgements; need: Need; live: Live; rooms: Rooms };

const steps = codes(ladder);

/**
 * The steps above the one that is needed, and what there is on each. The hours are left open, because they are meant
 * to grow on the way: what only they rule out today is told too. Every other demand is judged as it stands. Empty where
 * the need names no step.
 */
export function pathFrom({ prepared, judgements, need, live, rooms }: Given): PathStep[] {
  if (need.step === null) return [];
  const asked = askedBy({ ...need, hoursPerWeek: null, step: null });
  const onStep = laterByStep(prepared, judgements, steps.indexOf(need.step));
  return steps.slice(steps.indexOf(need.step) + 1).map((step, above): PathStep => {
    if (step === 'self-support') {
      return { step, insatser: [], free: null, sentence: 'Målet: arbete, studier eller egen försörjning.' };
    }
    const place = steps.indexOf(step);
    const there = onStep[place] ?? [];
    const ordered = inOrderOfPoints(there, judgements.answers, (number) => {
      const features = prepared.features[number];
      return features ? fitPoints(features, asked, 0) : 0;
    });
    const named = best(ordered, judgements.answers, rooms, pathRules.namedPerStep, () => true).map(
      ({ number }) => ({
        insats: prepared.insatser[number]?.insats ?? '',
        availability: rooms.availability(number),
      }),
    );
    const free = freeAmong(named);
    return {
      step,
      insatser: named,
      free,
      sentence: sentenceFor(step, above, there.length, existsOn(prepared, live, place), free, named),
    };
  });
}

/** What may come later, in the catalogue's order, by the place of its step on the ladder; only steps above `step`. */
function laterByStep(
  { demands, features }: Prepared,
  { candidates, nearMisses }: Judgements,
  step: number,
): number[][] {
  const mayCome = new Uint8Array(features.length);
  for (const number of candidates) mayCome[number] = 1;
  for (const [demand, missed] of nearMisses) {
    if (demands[demand]?.about === 'ability') for (const number of missed) mayCome[number] = 1;
  }
  const onStep: number[][] = steps.map(() => []);
  features.forEach((its, number) => {
    if (mayCome[number] === 1 && its.step > step) onStep[its.step]?.push(number);
  });
  return onStep;
}

function existsOn({ features }: Prepared, live: Live, step: number): boolean {
  return features.some((one, number) => one.step === step && live.isOpen(number));
}

function freeAmong(named: PathStep['insatser']): number | null {
  const known = named.flatMap(({ availability: { free } }) => (free === null ? [] : [free]));
  return known.length === 0 ? null : known.reduce((sum, free) => sum + free, 0);
}

function sentenceFor(
  step: Step,
  above: number,
  there: number,
  exists: boolean,
  free: number | null,
  named: PathStep['insatser'],
): string {
  const where = above === 0 ? `Nästa steg: ${ladder[step]}.` : `Därefter: ${ladder[step]}.`;
  if (!exists) return `${where} Ingen insats finns på det steget i katalogen.`;
  if (there === 0) return `${where} Ingen insats där är öppen för personen som det ser ut nu.`;
  const among =
    there > named.length
      ? `${there} insatser kan passa; de ${named.length} bästa visas.`
      : `${there === 1 ? '1 insats' : `${there} insatser`} kan passa.`;
  return `${where} ${among} ${roomInWords(free, named)}`;
}

function roomInWords(free: number | null, named: PathStep['insatser']): string {
  if (free === null) return 'Ingen vet om det finns plats.';
  if (free > 0) return `Lediga platser nu: ${free.toLocaleString('sv-SE')}.`;
  return named.every(({ availability }) => availability.status === 'closed')
    ? 'Alla är stängda just nu.'
    : 'Inga lediga platser nu.';
}
