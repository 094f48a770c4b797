import type { Child } from 'hono/jsx';
import { type HiddenField, HiddenFields } from '../../components/hidden-fields.tsx';
import { paths } from '../../paths.ts';

type AskAgainProps = {
  given: readonly HiddenField[];
  /** The field that is answered anew here. */
  without: string;
  children: Child;
};

/** A form that asks again with one thing more: all that was filled in goes along unseen, and nowhere else. */
export function AskAgain({ given, without, children }: AskAgainProps) {
  return (
    <form class="ask-again" method="post" action={paths.need} novalidate>
      <HiddenFields fields={given.filter(({ name }) => name !== without)} />
      {children}
    </form>
  );
}
