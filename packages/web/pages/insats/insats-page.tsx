import { Alert } from '../../components/alert.tsx';
import { AvailabilityBox } from '../../components/availability.tsx';
import { CriteriaList } from '../../components/criteria-list.tsx';
import { DescriptionList } from '../../components/description-list.tsx';
import { MissingValue } from '../../components/missing-value.tsx';
import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';
import { Contact } from './contact.tsx';
import type { InsatsView } from './insats-view.ts';
import { Provenance } from './provenance.tsx';

export type InsatsPageProps = {
  frame: Frame;
  view: InsatsView;
  /** Whether the reader works with the insats, and may see its queue and placements. */
  worksWithIt: boolean;
  /** Whether the reader may ask why, or why not, the insats is for somebody's need. */
  asksForNeeds: boolean;
};

/** Everything the public may know about one insats, the answer to "is this for me, and is there a place" first. */
export function InsatsPage({ frame, view, worksWithIt, asksForNeeds }: InsatsPageProps) {
  return (
    <Page frame={frame} title={view.name}>
      <article class="insats">
        <header class="insats__head">
          <p class="back">
            <a class="ds-link" href={paths.search}>
              Alla insatser
            </a>
          </p>
          <h1 class="ds-heading" data-size="lg">
            {view.name}
          </h1>
          <p class="insats__who">
            {[view.provider, view.municipalities.join(', ')].filter(Boolean).join(' · ')}
          </p>
          <Tags view={view} />
        </header>
        <section class="insats__places" aria-labelledby="places-heading">
          <h2 class="ds-heading" data-size="2xs" id="places-heading">
            Finns det plats?
          </h2>
          {view.ended && (
            <Alert tone="warning" heading="Insatsen är avslutad">
              <p>
                Den tar inte emot fler. <a href={paths.search}>Sök efter en annan insats</a>.
              </p>
            </Alert>
          )}
          <AvailabilityBox insatsId={view.id} availability={view.availability} now={frame.now} />
          {worksWithIt && (
            <p>
              <a class="ds-link" href={paths.queueAndPlaces(view.id)}>
                Kö, erbjudanden och placeringar
              </a>
            </p>
          )}
          {asksForNeeds && !view.ended && (
            <p>
              <a class="ds-link" href={paths.needOf(view.id)}>
                Passar den ett behov?
              </a>
            </p>
          )}
          {view.closures.length > 0 && (
            <Alert tone="warning" heading="Planerat stängt">
              {view.closures.map((closure) => (
                <p>{closure}</p>
              ))}
            </Alert>
          )}
        </section>
        <div class="insats__body">
          <Section id="about" heading="Det här gör du">
            {view.summary.length === 0 ? (
              <p>
                Beskrivning: <MissingValue />
              </p>
            ) : (
              view.summary.map((paragraph) => <p>{paragraph}</p>)
            )}
          </Section>
          <Section id="for-whom" heading="Vem är den för?">
            {view.forWhom && <p>{view.forWhom}</p>}
            <CriteriaList criteria={view.criteria} />
          </Section>
          {view.factGroups.map((group, index) => (
            <Section id={`facts-${index}`} heading={group.heading}>
              <DescriptionList items={group.items} />
            </Section>
          ))}
          <Provenance provenance={view.provenance} forbund={view.forbund} completeness={view.completeness} />
        </div>
        <Contact contact={view.contact} />
      </article>
    </Page>
  );
}

function Section({ id, heading, children }: { id: string; heading: string; children: unknown }) {
  return (
    <section class="insats__section" aria-labelledby={`${id}-heading`}>
      <h2 class="ds-heading" data-size="xs" id={`${id}-heading`}>
        {heading}
      </h2>
      {children}
    </section>
  );
}

const marks = { own: null, demo: 'Demo', example: 'Exempel' } as const;

function Tags({ view: { step, tracks, provenance } }: { view: InsatsView }) {
  const mark = marks[provenance.kind];
  const tags = [...(step ? [step] : []), ...tracks];
  if (tags.length === 0 && !mark) return null;
  return (
    <p class="result__tags">
      {tags.map((tag) => (
        <span class="tag">{tag}</span>
      ))}
      {mark && <span class="tag tag--mark">{mark}</span>}
    </p>
  );
}
