import { AvailabilityNote } from '../../components/availability.tsx';
import { paths } from '../../paths.ts';
import type { SearchResultView, SearchView } from './search-view.ts';

/** The results, and the one request that keeps their figures fresh. */
export function Results({ view, now }: { view: SearchView; now: string }) {
  return (
    <>
      <ol class="results">
        {view.results.map((result) => (
          <Result result={result} now={now} />
        ))}
      </ol>
      {view.refreshHref && <div hx-get={view.refreshHref} hx-trigger="every 4s" hx-swap="none" />}
    </>
  );
}

function Result({ result, now }: { result: SearchResultView; now: string }) {
  return (
    <li class="result">
      <div class="result__words">
        <h3 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={paths.insats(result.id)} id={`result-${result.id}`}>
            {result.name}
          </a>
        </h3>
        <p class="result__who">
          {[result.provider, municipalitiesWording(result.municipalities)].filter(Boolean).join(' · ')}
        </p>
        {result.summary && <p class="result__summary">{result.summary}</p>}
        {(result.step || result.mark) && (
          <p class="result__tags">
            {result.step && <span class="tag">{result.step}</span>}
            {result.mark && <span class="tag tag--mark">{result.mark}</span>}
          </p>
        )}
      </div>
      <AvailabilityNote insatsId={result.id} availability={result.availability} now={now} />
    </li>
  );
}

const namedMunicipalities = 2;

function municipalitiesWording(municipalities: readonly string[]): string {
  const named = municipalities.slice(0, namedMunicipalities).join(', ');
  const more = municipalities.length - namedMunicipalities;
  return more > 0 ? `${named} och ${more} till` : named;
}

/** How the words were read, where the results are not for the words as they were typed. */
export function HowRead({ view: { readAs, wholeQuestionMet, total } }: { view: SearchView }) {
  if (total === 0) return null;
  return (
    <>
      {readAs.map(({ typed, as }) => (
        <p class="how-read">
          Visar träffar för <strong>{as}</strong>. Ordet ”{typed}” finns inte i någon insats.
        </p>
      ))}
      {!wholeQuestionMet && (
        <p class="how-read">Ingen insats stämmer med alla ord. Här är de som stämmer bäst.</p>
      )}
    </>
  );
}

/** What to do when nothing was found. */
export function NoResults({ filtered, q }: { filtered: boolean; q: string }) {
  return (
    <div class="empty">
      <p>{nothingFoundWording(filtered, q)}</p>
      <ul class="ds-list">
        {filtered && <li>Ta bort ett filter ovanför, ett i taget.</li>}
        {q && <li>Skriv ett vanligare ord för samma sak, till exempel ”café” i stället för ett namn.</li>}
        <li>
          <a class="ds-link" href={paths.search}>
            Visa alla insatser
          </a>
        </li>
      </ul>
    </div>
  );
}

function nothingFoundWording(filtered: boolean, q: string): string {
  if (!q) return 'Ingen insats stämmer med det du har valt.';
  return filtered
    ? `Ingen insats stämmer med ”${q}” och det du har valt.`
    : `Ingen insats stämmer med ”${q}”.`;
}
