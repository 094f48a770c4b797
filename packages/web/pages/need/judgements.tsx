import { Icon } from '../../components/icon.tsx';
import type { JudgementView } from './need-view.ts';

const words: Record<JudgementView['answer'], string> = {
  yes: 'Uppfyllt',
  no: 'Står i vägen',
  'after-assessment': 'Avgörs vid ett möte',
  unknown: 'Ta reda på',
};

const icons = { yes: 'yes', no: 'remove', 'after-assessment': 'later', unknown: 'unknown' } as const;

/** Every demand of an insats, and how the need stands to it. */
export function Judgements({ judgements }: { judgements: readonly JudgementView[] }) {
  if (judgements.length === 0) return <p>Insatsen har inga villkor som rör behovet.</p>;
  return (
    <ul class="criteria">
      {judgements.map(({ answer, sentence, because }) => (
        <li data-answer={answer}>
          <Icon name={icons[answer]} />
          <div>
            <p>
              <strong>{words[answer]}:</strong> {sentence}
            </p>
            <p class="hint">{because}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
