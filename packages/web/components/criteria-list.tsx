import { Icon } from './icon.tsx';
import { MissingValue } from './missing-value.tsx';

export type CriterionView = {
  /** One plain sentence. */
  sentence: string;
  /** The answer comes only after an assessment: neither yes nor no beforehand. */
  assessedLater: boolean;
  /** The provider's own wording beside the sentence. */
  note: string | null;
};

export type CriteriaListProps = {
  /** Null: nobody has said. Empty: open to everyone. */
  criteria: readonly CriterionView[] | null;
};

/** What is asked of the person, a sentence each; what is only decided at a meeting looks different. */
export function CriteriaList({ criteria }: CriteriaListProps) {
  if (criteria === null) {
    return (
      <p>
        Krav för att delta: <MissingValue />
      </p>
    );
  }
  if (criteria.length === 0) return <p>Insatsen är öppen för alla. Det finns inga krav för att delta.</p>;
  return (
    <ul class="criteria">
      {criteria.map((criterion) => (
        <li data-assessed={criterion.assessedLater ? 'later' : undefined}>
          <Icon name={criterion.assessedLater ? 'later' : 'yes'} />
          <div>
            <p>{criterion.sentence}</p>
            {criterion.note && <p class="hint">{criterion.note}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
