import type { HiddenField } from '../../components/hidden-fields.tsx';
import { HiddenFields } from '../../components/hidden-fields.tsx';
import { type Frame, Page } from '../../components/page.tsx';

export type ChooseDemoUserView = {
  /** Where the choice is sent. */
  action: string;
  hiddenFields: readonly HiddenField[];
  /** `value` is sent as `user`. */
  users: readonly { value: string; name: string; role: string }[];
};

export type ChooseDemoUserPageProps = { frame: Frame; view: ChooseDemoUserView };

/** The local sign-in provider's only page: pick one of the demo users. Never shown outside development. */
export function ChooseDemoUserPage({ frame, view }: ChooseDemoUserPageProps) {
  return (
    <Page frame={frame} title="Välj demoanvändare">
      <div class="narrow">
        <h1 class="ds-heading" data-size="md">
          Välj demoanvändare
        </h1>
        <p>
          Det här är inloggningen på din egen dator. Alla användare är påhittade och inget lösenord behövs.
        </p>
        <form method="post" action={view.action}>
          <HiddenFields fields={view.hiddenFields} />
          <ul class="choices">
            {view.users.map((user) => (
              <li>
                <button class="choice" type="submit" name="user" value={user.value}>
                  <span class="choice__name">{user.name}</span>
                  <span class="hint">{user.role}</span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      </div>
    </Page>
  );
}
