import { codes, ladder } from '#insats';
import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { stepPoints, unsaid } from '../weights.ts';
import type { Fit, Told } from './fit.ts';

const names = codes(ladder).map((step) => ladder[step]);

/** How near the insats stands to the step that is needed. */
export const stepFit: Fit = { about: 'step', points, tell };

function points(insats: Features, asked: Asked): number {
  if (asked.step < 0) return unsaid('step');
  if (insats.step < 0) return insats.tracks > 0 ? stepPoints.beside : unsaid('step');
  switch (insats.step - asked.step) {
    case 0:
      return stepPoints.same;
    case 1:
      return stepPoints.oneAbove;
    case -1:
      return stepPoints.oneBelow;
    case 2:
    case -2:
      return stepPoints.twoAway;
    default:
      return stepPoints.further;
  }
}

function tell(insats: Features, asked: Asked): Told {
  return { points: points(insats, asked), ...inWords(insats, asked) };
}

function inWords(insats: Features, asked: Asked): Omit<Told, 'points'> {
  if (asked.step < 0) return { side: 'open', sentence: 'Vilket steg personen behöver är inte angivet.' };
  if (insats.step < 0) {
    return insats.tracks > 0
      ? { side: 'for', sentence: 'Insatsen går vid sidan av trappan och kan kombineras med alla steg.' }
      : { side: 'open', sentence: 'Vilket steg insatsen står på är inte angivet.' };
  }
  const name = names[insats.step] ?? '';
  const away = insats.step - asked.step;
  if (away === 0) return { side: 'for', sentence: `Står på det steg som behövs: ${name}.` };
  const steps = Math.abs(away) === 1 ? 'Ett steg' : `${['Två', 'Tre', 'Fyra'][Math.abs(away) - 2]} steg`;
  return {
    side: 'against',
    sentence: `${steps} ${away > 0 ? 'högre' : 'lägre'} än det som behövs: ${name}.`,
  };
}
