import { betaQuantile, gammaQuantile } from '#flow';
import { type Case, longestDelay } from './cases.ts';
import type { Detector } from './detectors.ts';

const careful = 0.25;
const falls = { share: 0.43, onward: 0.4, endings: 0.4 };

/**
 * Waits for nothing: of each day it expects only what would have been written down by now, as long as it usually takes.
 * Days that lie two months back are done with; the latest are reckoned anew every day.
 */
export const reckonsWithDelays: Detector = (one, heights) => heights.map((height) => alarmsAt(one, height));

function alarmsAt(one: Case, height: number): number[] {
  const level = {
    pace: gammaQuantile(one.pace, careful),
    onwardPace: gammaQuantile(one.onwardPace, careful),
    share: betaQuantile(one.share, careful),
  };
  const power = 1 / one.spread;
  const otherRatio = Math.log((1 - falls.share * level.share) / (1 - level.share));
  /** What is known of a day after so many days: the logarithms of the three ratios. */
  function step(evidence: Float64Array, day: number, known: number): void {
    let [onward, other] = [0, 0];
    for (const ending of one.endingsOn.get(day) ?? []) {
      if (ending.delay > known) continue;
      if (ending.onward) onward += 1;
      else other += 1;
    }
    const seen = one.writtenWithin[Math.min(known, longestDelay)] ?? 1;
    const onwardWeight =
      (1 - falls.onward) * (one.expectedOnward[day] ?? 0) * level.onwardPace * seen +
      onward * Math.log(falls.onward);
    const endingsWeight =
      (1 - falls.endings) * (one.expectedEndings[day] ?? 0) * level.pace * seen +
      (onward + other) * Math.log(falls.endings);
    evidence[0] = (1 + (evidence[0] ?? 0)) * Math.exp(onward * Math.log(falls.share) + other * otherRatio);
    evidence[1] = (1 + (evidence[1] ?? 0)) * Math.exp(power * onwardWeight);
    evidence[2] = (1 + (evidence[2] ?? 0)) * Math.exp(power * endingsWeight);
  }
  const settled = new Float64Array(3);
  const latest = new Float64Array(3);
  const alarms: number[] = [];
  let begins = 0;
  for (let today = 0; today < one.days; today += 1) {
    const done = today - longestDelay;
    if (done >= begins) step(settled, done, longestDelay);
    latest.set(settled);
    for (let day = Math.max(begins, done + 1); day <= today; day += 1) step(latest, day, today - day);
    if (((latest[0] ?? 0) + (latest[1] ?? 0) + (latest[2] ?? 0)) / 3 < height) continue;
    alarms.push(today);
    settled.fill(0);
    begins = today + 1;
  }
  return alarms;
}
