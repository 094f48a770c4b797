import { numberWording } from '../../components/free-places-wording.ts';
import { Icon } from '../../components/icon.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { paths } from '../../paths.ts';

/** One way into the catalogue, with how many insatser lie behind it. */
type WayIn = { label: string; href: string; count: number };

type StartView = {
  /** Insatser with free places right now, and the search that shows them. */
  withFreePlaces: WayIn;
  /** The ladder, lowest step first; `explanation` is the step in plain words. */
  steps: readonly (WayIn & { explanation: string })[];
  municipalities: readonly WayIn[];
};

export type StartPageProps = { frame: Frame; view: StartView };

/** The quiet first page: a search field and a few ways in. */
export function StartPage({ frame, view }: StartPageProps) {
  return (
    <Page frame={frame} title="Hitta en insats" current={paths.start} wide>
      <section class="hero" data-color-scheme="dark">
        <div class="hero__inner">
          <h1 class="ds-heading" data-size="xl">
            Hitta en insats med plats
          </h1>
          <p class="hero__lead">
            Arbetsträning, språkcafé, stöd att söka jobb eller en lugn plats att börja på. Se vem insatsen är
            för, om det finns plats och hur färsk uppgiften är.
          </p>
          <SearchField
            id="q"
            label="Vad letar du efter?"
            value=""
            hint="Till exempel café, svenska eller Linköping"
          />
        </div>
      </section>
      <div class="ways">
        <a class="way-free" href={view.withFreePlaces.href}>
          <span class="way-free__count">{numberWording(view.withFreePlaces.count)}</span>
          <span class="way-free__label">{view.withFreePlaces.label}</span>
          <Icon name="forward" />
        </a>
        <Ladder steps={view.steps} />
        <Municipalities municipalities={view.municipalities} />
      </div>
    </Page>
  );
}

function Ladder({ steps }: Pick<StartView, 'steps'>) {
  return (
    <section aria-labelledby="ladder-heading">
      <h2 class="ds-heading" data-size="sm" id="ladder-heading">
        Var på vägen?
      </h2>
      <p class="section-lead">
        Insatserna står på olika steg, från vardagens grund till ett arbete med stöd.
      </p>
      <ol class="ladder">
        {steps.map((step) => (
          <li>
            <a href={step.href}>
              <span class="ladder__name">{step.label}</span>
              <span class="ladder__count">{insatserWording(step.count)}</span>
              <span class="ladder__explanation">{step.explanation}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Municipalities({ municipalities }: Pick<StartView, 'municipalities'>) {
  if (municipalities.length === 0) return null;
  return (
    <section aria-labelledby="municipality-heading">
      <h2 class="ds-heading" data-size="sm" id="municipality-heading">
        I din kommun
      </h2>
      <ul class="places-list">
        {municipalities.map((municipality) => (
          <li>
            <a href={municipality.href}>
              {municipality.label}
              <span class="places-list__count">
                {numberWording(municipality.count)}
                <span class="ds-sr-only"> insatser</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function insatserWording(count: number): string {
  return count === 1 ? '1 insats' : `${numberWording(count)} insatser`;
}
