import type { HiddenField } from '../../components/hidden-fields.tsx';
import { AskAgain } from './ask-again.tsx';
import type { QuestionView, ReplyView } from './need-view.ts';

type QuestionProps = { question: QuestionView; given: readonly HiddenField[] };

/** Something to find out, with its answers beside: one press, and the whole answer is worked out anew. */
export function Question({ question: { id, sentence, decides, reply }, given }: QuestionProps) {
  return (
    <li class="need-question" id={id}>
      <p id={`${id}-words`}>
        {sentence} <span class="hint">{decides}</span>
      </p>
      {reply && (
        <AskAgain given={given} without={reply.field}>
          <Reply id={id} reply={reply} />
        </AskAgain>
      )}
    </li>
  );
}

function Reply({ id, reply }: { id: string; reply: ReplyView }) {
  const { field } = reply;
  if (reply.kind === 'buttons') {
    return (
      <fieldset class="need-question__buttons" aria-labelledby={`${id}-words`}>
        {reply.options.map(({ value, label }) => (
          <button class="ds-button" data-variant="secondary" type="submit" name={field} value={value}>
            {label}
          </button>
        ))}
      </fieldset>
    );
  }
  return (
    <>
      <div class="field">
        <label class="ds-label" for={`${id}-reply`}>
          {reply.label}
        </label>
        {reply.kind === 'choice' ? (
          <select class="ds-input" id={`${id}-reply`} name={field}>
            {reply.options.map(({ value, label }) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        ) : (
          <input
            class="ds-input"
            id={`${id}-reply`}
            name={field}
            type="text"
            inputmode="numeric"
            autocomplete="off"
          />
        )}
      </div>
      <button class="ds-button" data-variant="secondary" type="submit">
        Svara
        <span class="ds-sr-only">{`: ${reply.label.toLowerCase()}`}</span>
      </button>
    </>
  );
}
