import { momentWording } from '../../components/age-wording.ts';
import { DescriptionList } from '../../components/description-list.tsx';
import { type HiddenField, HiddenFields } from '../../components/hidden-fields.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';

type AccountView = {
  /** The name that colleagues and the history see. */
  pseudonym: string;
  memberships: readonly { role: string; organisation: string; forbund: string }[];
  /** When the session ends by itself, RFC 3339. */
  sessionEnds: string;
  hiddenFields: readonly HiddenField[];
};

export type AccountPageProps = { frame: Frame; view: AccountView };

/** Who I am here, what I may do, and the way out. */
export function AccountPage({ frame, view }: AccountPageProps) {
  return (
    <Page frame={frame} title="Mitt konto" current={paths.account}>
      <div class="narrow">
        <h1 class="ds-heading" data-size="md">
          Mitt konto
        </h1>
        <DescriptionList
          items={[
            { label: 'Du syns som', value: view.pseudonym },
            { label: 'Du loggas ut', value: momentWording(view.sessionEnds) },
          ]}
        />
        <h2 class="ds-heading" data-size="xs">
          Dina behörigheter
        </h2>
        {view.memberships.length === 0 ? (
          <p>Du har ingen behörighet än. Be förbundets administratör att lägga till dig.</p>
        ) : (
          <ul class="memberships">
            {view.memberships.map((membership) => (
              <li>
                <span class="memberships__role">{membership.role}</span>
                <span>{`${membership.organisation}, ${membership.forbund}`}</span>
              </li>
            ))}
          </ul>
        )}
        <form class="actions" method="post" action={paths.signOut}>
          <HiddenFields fields={view.hiddenFields} />
          <button class="ds-button" data-variant="secondary" type="submit">
            Logga ut
          </button>
        </form>
      </div>
    </Page>
  );
}
