import type { Features } from '../features.ts';
import { nearWorkFrom, unsaid } from '../weights.ts';
import type { Fit, Told } from './fit.ts';

/** How near ordinary work the insats is; the same for every need. */
export const nearWorkFit: Fit = { about: 'near-work', points, tell };

function points({ nearness }: Features): number {
  return nearness < 0 ? unsaid('near-work') : nearness;
}

function tell(insats: Features): Told {
  const given = points(insats);
  if (insats.nearness < 0) {
    return { points: given, side: 'open', sentence: 'Hur nära arbete insatsen är går inte att säga.' };
  }
  if (given > nearWorkFrom)
    return { points: given, side: 'for', sentence: 'Ligger nära ett vanligt arbete.' };
  return given === nearWorkFrom
    ? { points: given, side: 'for', sentence: 'Har riktiga arbetsuppgifter.' }
    : { points: given, side: 'against', sentence: 'Ligger en bit från arbete.' };
}
