import type { Child } from 'hono/jsx';
import { Alert } from '../../components/alert.tsx';
import type { FormState } from '../../components/field.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { paths } from '../../paths.ts';
import type { PlaceForm as FormName } from './present-places.ts';

/** What a form belongs to: each part has its own readers who may send it. */
const partOf = {
  join: 'queue',
  leave: 'queue',
  resume: 'queue',
  told: 'queue',
  offer: 'offers',
  refuse: 'offers',
  accept: 'places',
  start: 'places',
  hours: 'places',
  ready: 'places',
  end: 'places',
  correct: 'places',
  rules: 'places',
  open: 'places',
} as const satisfies Record<FormName, string>;

type PlaceFormProps = {
  insats: string;
  form: FormName;
  state: FormState;
  /** Sent unseen: what the form is about. */
  about?: Record<string, string>;
  button: string;
  /** Told after the button's words to whoever does not see where it stands. */
  whose?: string;
  strong?: boolean;
  children?: Child;
};

/** One form of the page: its fields, what went wrong with it, and its button. */
export function PlaceForm(props: PlaceFormProps) {
  const { insats, form, state, about = {}, button, whose, strong = false, children } = props;
  const hidden = [{ name: 'key', value: state.key }];
  for (const [name, value] of Object.entries(about)) hidden.push({ name, value });
  return (
    <form class="place-form" method="post" action={paths.placeForm(insats, partOf[form], form)} novalidate>
      <HiddenFields fields={hidden} />
      {state.errors.form && (
        <Alert tone="danger" answersAction>
          <p>{state.errors.form}</p>
        </Alert>
      )}
      {children}
      <button class="ds-button" data-variant={strong ? undefined : 'secondary'} type="submit">
        {button}
        {whose && <span class="ds-sr-only">{` ${whose}`}</span>}
      </button>
    </form>
  );
}

/** Whether something in a form must be mended before it can be saved. */
export function isUnsaved(...states: (FormState | null | undefined)[]): boolean {
  return states.some((state) => state && Object.values(state.errors).some(Boolean));
}

/** More that can be done, folded away until it is asked for or has something to mend. */
export function More({ summary, open, children }: { summary: string; open: boolean; children: Child }) {
  return (
    <details class="plain-details" open={open}>
      <summary>{summary}</summary>
      <div class="place-more">{children}</div>
    </details>
  );
}

/** An entry's id in groups of four, as it is read aloud and written down. */
export function numberToRead(entry: string): string {
  return entry.replaceAll(/([0-9a-f]{4})(?=[0-9a-f])/g, '$1 ');
}

/** What an entry is known by: its id, in groups that can be read aloud, and the facts. */
export function EntryFacts({ entry, facts }: { entry: string; facts: readonly string[] }) {
  return (
    <p class="entry__facts">
      <code class="entry__id">{numberToRead(entry)}</code>
      <span>{facts.join(' · ')}</span>
    </p>
  );
}
