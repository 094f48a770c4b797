import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { hoursPoints, unsaid, weights } from '../weights.ts';
import type { Fit, Told } from './fit.ts';

/** Whether the insats can hold the hours that the person can take part, and grow with them. */
export const hoursFit: Fit = { about: 'hours', points, tell };

const fullTime = 40;

function points({ hoursFrom, hoursTo, rampsUp }: Features, asked: Asked): number {
  if (asked.hours < 0 || (hoursFrom < 0 && hoursTo < 0)) return unsaid('hours');
  if (hoursFrom > asked.hours) return hoursPoints.tooMany;
  if (hoursTo >= 0 && hoursTo < asked.hours) {
    return Math.max(hoursPoints.leastForPart, Math.round((weights.hours.of * hoursTo) / asked.hours));
  }
  return rampsUp === true || asked.hours >= fullTime ? hoursPoints.fits : hoursPoints.fitsWithoutRamp;
}

function tell(insats: Features, asked: Asked): Told {
  return { points: points(insats, asked), ...inWords(insats, asked) };
}

function inWords({ hoursFrom, hoursTo, rampsUp }: Features, { hours }: Asked): Omit<Told, 'points'> {
  if (hours < 0) return { side: 'open', sentence: 'Hur många timmar personen klarar är inte angivet.' };
  if (hoursFrom < 0 && hoursTo < 0) {
    return { side: 'open', sentence: 'Hur många timmar insatsen omfattar är inte angivet.' };
  }
  if (hoursFrom > hours) {
    return {
      side: 'against',
      sentence: `Kräver minst ${hoursFrom} timmar i veckan. Personen klarar ${hours}.`,
    };
  }
  if (hoursTo >= 0 && hoursTo < hours) {
    return {
      side: 'against',
      sentence: `Fyller högst ${hoursTo} av personens ${hours} timmar i veckan. Resten kan fyllas av en annan insats.`,
    };
  }
  const fits = `Rymmer personens ${hours} timmar i veckan`;
  if (hours >= fullTime) return { side: 'for', sentence: `${fits}.` };
  if (rampsUp === true) return { side: 'for', sentence: `${fits}, och timmarna kan öka efter hand.` };
  return {
    side: 'for',
    sentence:
      rampsUp === false
        ? `${fits}, men timmarna ökar inte efter hand.`
        : `${fits}. Om timmarna kan öka är inte angivet.`,
  };
}
