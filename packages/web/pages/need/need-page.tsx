import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { NeedAnswer } from './need-answer.tsx';
import { NeedForm } from './need-form.tsx';
import type { NeedView } from './need-view.ts';
import { insatserWording } from './need-words.ts';

export type NeedPageProps = { frame: Frame; view: NeedView };

/** What is there for a need? The form, and where something was asked the answer, with the form folded away above it. */
export function NeedPage({ frame, view }: NeedPageProps) {
  const { form, municipalities, about, answer } = view;
  const wrong = Object.values(form.errors).some(Boolean);
  const fields = <NeedForm form={form} municipalities={municipalities} about={about} />;
  return (
    <Page frame={frame} title={titleOf(view, wrong)} current={paths.need}>
      <div class="need">
        {about && (
          <p class="back">
            <a class="ds-link" href={paths.insats(about.id)}>
              {about.name}
            </a>
          </p>
        )}
        <h1 class="ds-heading" data-size="md">
          {about ? `Passar ${about.name}?` : 'Vad finns för behovet?'}
        </h1>
        {answer ? (
          <>
            <details class="plain-details need__again">
              <summary>Ändra behovet</summary>
              {fields}
            </details>
            <NeedAnswer answer={answer} now={frame.now} />
          </>
        ) : (
          <>
            <p class="need__lead">
              Fyll i det du vet. Det du lämnar tomt blir frågor i svaret, aldrig ett nej. Skriv inte vem det
              gäller: inget av det du fyller i sparas.
            </p>
            {fields}
          </>
        )}
      </div>
    </Page>
  );
}

function titleOf({ about, answer }: NeedView, wrong: boolean): string {
  const title = about ? `Passar ${about.name}?` : 'Vad finns för behovet?';
  if (wrong) return `Fel i formuläret – ${title}`;
  return answer ? `Svar: ${insatserWording(answer.total)} – ${title}` : title;
}
