import { countEndings, lagDays, type Rule } from './rule.ts';

const limit = 0.2;
const monthDays = 30;
/** With fewer endings in the year a share says too little to anybody. */
const fewestEndings = 10;

/** What is mostly used: once a month, fewer than one in five of a year's endings were onward. */
export const underTwentyPerCent: Rule = {
  name: 'under 20 % in 12 months',
  levels: ['red'],
  alarms(record, _peers, from, to) {
    const alarms = [];
    for (let day = from; day <= to; day += monthDays) {
      const { endings, onward } = countEndings(record, day - lagDays - 365, day - lagDays, day);
      if (endings >= fewestEndings && onward / endings < limit)
        alarms.push({ day, level: 'red' as const, kind: 'leaves-not-onward' });
    }
    return alarms;
  },
};
