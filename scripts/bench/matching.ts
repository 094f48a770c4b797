import { type Need, need } from '#eligibility';
import { defaultThresholds } from '#forbund';
import { codes, ladder, languageLevels } from '#insats';
import { availabilityOf } from '#ledger';
import { type Live, matchNeed, type Prepared, prepareForMatching } from '#matching';
import { madeUpInsatser } from '../../test/builders/made-up-insatser.ts';
import { type Bench, compared, measured } from './figures.ts';
import { percentile } from './rounds.ts';

const sizes = [300, 30_000];
const seed = 20_261_125;
const now = '2026-03-04T08:00:00.000Z';
const page = { limit: 20, offset: 0 };
const needsAsked = 200;
/** Seconds: the first questions are slow, because the code is still being compiled. */
const warmingUp = 2;

/** Availability queries with all that belongs to the answer, on made-up catalogues; figures laid over as in the product. */
export const matching: Bench = {
  about: 'time of an availability query with combinations, with 300 and 30,000 insatser',
  async run({ seconds }, tell) {
    const smaller = new Map<string, number>();
    for (const size of sizes) {
      const insatser = madeUpInsatser(size, seed);
      const before = performance.now();
      const prepared = prepareForMatching(insatser);
      tell(measured(`${size}.prepare`, 'ms', performance.now() - before));
      const heads = new Map(insatser.map(({ insats, head }) => [insats, head]));
      for (const where of ['with', 'without'] as const) {
        const needs = someNeeds(where === 'with' ? '0580' : null);
        const { times, processor, matches, combinations } = await ask(prepared, heads, needs, seconds / 2);
        // On a busy machine the processor's time says more than the clock: the clock counts what others do meanwhile.
        tell(measured(`${size}.${where}Municipality.processor.p50`, 'ms', percentile(processor, 50)));
        tell(measured(`${size}.${where}Municipality.processor.p99`, 'ms', percentile(processor, 99)));
        tell(measured(`${size}.${where}Municipality.matches`, 'insatser', matches));
        tell(measured(`${size}.${where}Municipality.combinations`, 'of 5', combinations));
        for (const percent of [50, 99]) {
          const name = `${where}Municipality.p${percent}`;
          const time = percentile(times, percent);
          const less = smaller.get(name);
          tell(
            less === undefined
              ? measured(`${size}.${name}`, 'ms', time)
              : compared(`${size}.${name}`, 'ms', time, less),
          );
          smaller.set(name, time);
        }
      }
    }
  },
};

type Heads = ReadonlyMap<string, ReturnType<typeof madeUpInsatser>[number]['head']>;

/** Asks one need after the other, each with figures of its own; the milliseconds of each, and how much it was told. */
async function ask(prepared: Prepared, heads: Heads, needs: readonly Need[], seconds: number) {
  let turn = 0;
  let matches = 0;
  let combinations = 0;
  let processor: number[] = [];
  const once = async () => {
    const asked = needs[turn % needs.length];
    turn += 1;
    if (!asked) throw new Error('there is nothing to ask');
    const used = process.cpuUsage();
    const before = performance.now();
    const answer = matchNeed(prepared, asked, liveFrom(heads), now, page);
    const time = performance.now() - before;
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1_000);
    matches += answer.total;
    combinations += answer.combinations.length;
    return time;
  };
  const warm = performance.now() + warmingUp * 1_000;
  while (performance.now() < warm) await once();
  [turn, matches, combinations] = [0, 0, 0];
  processor = [];
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until || times.length < needs.length) times.push(await once());
  return { times, processor, matches: matches / times.length, combinations: combinations / times.length };
}

/** Free places and queue as the product computes them from the heads, at the moment of the question. */
function liveFrom(heads: Heads): Live {
  const headOf = (insats: string) => {
    const head = heads.get(insats);
    if (!head) throw new Error('an insats has no head');
    return head;
  };
  const ended = new Set<string>();
  for (const [insats, { status }] of heads) if (status === 'closed') ended.add(insats);
  return {
    isOpen: (insats) => !ended.has(insats),
    availability: (insats) => availabilityOf(headOf(insats), defaultThresholds, now, null),
    wordsFound: () => 0,
  };
}

/** Different people, all with hours to fill, so that every question has its combinations. */
function someNeeds(municipality: string | null): Need[] {
  const steps = codes(ladder).filter((step) => step !== 'self-support');
  const levels = [...codes(languageLevels), null];
  return Array.from({ length: needsAsked }, (_, number) =>
    need.parse({
      municipality,
      age: number % 7 === 0 ? null : 18 + ((number * 11) % 46),
      hoursPerWeek: 8 + ((number * 7) % 33),
      language: levels[number % levels.length],
      step: steps[number % steps.length],
      referrer: number % 3 === 0 ? null : 'municipality',
      employmentServiceEnrolment: number % 2 === 0 ? null : true,
      adaptations: number % 4 === 0 ? ['no-group', 'quiet-place'] : [],
      wishes: number % 5 === 0 ? { contents: ['real-tasks'], tracks: ['language'] } : {},
      times: number % 6 === 0 ? weekdayMornings : null,
      mustCountTowardActivityRequirement: number % 3 === 1,
    }),
  );
}

const weekdayMornings = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({
  day,
  from: '08:00',
  to: '13:00',
}));
