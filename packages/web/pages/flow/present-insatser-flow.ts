import { type Flag, flagKinds, type InsatsInFlow, insatserSentence } from '#flow';
import { type Kind, kinds, ladder } from '#insats';
import { numberWording } from '../../components/free-places-wording.ts';
import { paths } from '../../paths.ts';
import { listWording, marksOf } from './flag-words.ts';
import type { InsatserFlowView, InsatsInFlowView } from './flow-view.ts';
import { percentWording } from './flow-words.ts';

/** With fewer endings a share says more of the single person than of the insats. */
const fewestInShare = 5;

/** The insatser of a förbund as a list, in the order that they are given. */
export function presentInsatserFlow(
  insatser: readonly InsatsInFlow[],
  forbund: InsatserFlowView['forbund'],
): InsatserFlowView {
  return {
    forbund,
    headline: insatserSentence(insatser),
    insatser: insatser.map((insats) => presentOne(insats, forbund.id)),
  };
}

function presentOne(
  { insats, name, step, kinds: its, onward, flags }: InsatsInFlow,
  forbund: string,
): InsatsInFlowView {
  const [gravest, ...others] = flags;
  return {
    link: { href: paths.insatsFlow(insats), label: name },
    kind: its ? kindsWording(its) : step && ladder[step],
    ...onwardWording(onward),
    flag: gravest
      ? {
          href: paths.flag(forbund, gravest.id),
          label: flagKinds[(gravest.latest ?? gravest.finding).kind],
          marks: marksOf(gravest),
          more: moreWording(gravest, others.length),
        }
      : null,
  };
}

function kindsWording(its: readonly Kind[]): string {
  return listWording(its.map((kind, place) => (place === 0 ? kinds[kind] : kinds[kind].toLowerCase())));
}

function onwardWording(onward: InsatsInFlow['onward']): Pick<InsatsInFlowView, 'onward' | 'share'> {
  if (!onward) return { onward: 'inte uppgivet', share: null };
  const { endings, share } = onward;
  if (share === null) return { onward: 'ingen har slutat', share: null };
  return {
    onward: `${numberWording(onward.onward)} av ${numberWording(endings)}`,
    share: endings < fewestInShare ? null : percentWording(share),
  };
}

function moreWording({ status, finding: { subject } }: Flag, others: number): string | null {
  const words = [
    ...(subject.of === 'insats' ? [] : ['räknad med andra']),
    ...(status === 'acknowledged' ? ['kvitterad'] : []),
    ...(others > 0 ? [`och ${others} till`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
