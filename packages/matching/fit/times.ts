import type { Asked } from '../asked.ts';
import type { Features } from '../features.ts';
import { minutesInCommon } from '../week-time.ts';
import { timesPoints, unsaid } from '../weights.ts';
import type { Fit, Told } from './fit.ts';

/** Whether the insats is at times when the person can take part. */
export const timesFit: Fit = { about: 'times', points, tell };

type Overlap = 'whenever' | 'no-fixed-times' | 'not-stated' | keyof typeof timesPoints;

function overlapOf({ schedule, scheduleMinutes, hoursFrom, hoursTo }: Features, asked: Asked): Overlap {
  if (asked.times === null) return 'whenever';
  if (schedule === null) return 'not-stated';
  if (schedule.length === 0) return 'no-fixed-times';
  const minutes = minutesInCommon(schedule, asked.times);
  if (minutes === 0) return 'never';
  const hasRange = hoursFrom >= 0 || hoursTo >= 0;
  const least = hasRange ? Math.max(hoursFrom, 0) * 60 : scheduleMinutes;
  if (minutes < least) return 'hardly';
  const most = Math.min(hoursTo < 0 ? scheduleMinutes : hoursTo * 60, scheduleMinutes);
  const wished = asked.hours < 0 ? most : Math.min(asked.hours * 60, most);
  return minutes >= wished ? 'fits' : 'partly';
}

const pointsOf: Record<Overlap, number> = {
  whenever: timesPoints.fits,
  'no-fixed-times': timesPoints.fits,
  'not-stated': unsaid('times'),
  ...timesPoints,
};

function points(insats: Features, asked: Asked): number {
  return pointsOf[overlapOf(insats, asked)];
}

const words: Record<Overlap, Omit<Told, 'points'>> = {
  whenever: { side: 'for', sentence: 'Inga tider är uteslutna för personen.' },
  'no-fixed-times': { side: 'for', sentence: 'Insatsen har inga fasta tider.' },
  'not-stated': { side: 'open', sentence: 'Insatsens tider är inte angivna. Fråga utföraren.' },
  fits: { side: 'for', sentence: 'Tiderna passar personen.' },
  partly: { side: 'for', sentence: 'En del av tiderna passar personen.' },
  hardly: { side: 'against', sentence: 'Personen kan för få av insatsens tider.' },
  never: { side: 'against', sentence: 'Personen kan ingen av insatsens tider.' },
};

function tell(insats: Features, asked: Asked): Told {
  const overlap = overlapOf(insats, asked);
  return { points: pointsOf[overlap], ...words[overlap] };
}
