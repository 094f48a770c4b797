import { AvailabilityNote } from '../../components/availability.tsx';
import { paths } from '../../paths.ts';
import { Judgements } from './judgements.tsx';
import { Leading, NewTab } from './leading.tsx';
import type { MatchView } from './need-view.ts';

/** One insats that may fit: what speaks for and against in words first, the points for whoever wants them. */
export function Match({ match, now }: { match: MatchView; now: string }) {
  const { insats, provider, municipalities, tags, fit, points, standing, availability } = match;
  return (
    <li class="result need-match">
      <div class="result__words">
        <h3 class="ds-heading" data-size="2xs">
          <Leading {...insats} />
        </h3>
        <p class="result__who">{[provider, municipalities.join(', ')].filter(Boolean).join(' · ')}</p>
        {tags.length > 0 && (
          <p class="result__tags">
            {tags.map((tag) => (
              <span class="tag">{tag}</span>
            ))}
          </p>
        )}
        <p class="need-match__fit">
          <strong>{fit}</strong> {`(${points}) · ${standing}`}
        </p>
        <div class="need-match__sides">
          <Sentences heading="Talar för" sentences={match.speaksFor} />
          <Sentences heading="Talar emot" sentences={match.speaksAgainst} />
          <Sentences heading="Ingen har sagt" sentences={match.notStated} />
        </div>
        <details class="plain-details">
          <summary>
            Villkor och poäng<span class="ds-sr-only">{` för ${insats.name}`}</span>
          </summary>
          <div class="need-match__more">
            <Judgements judgements={match.judgements} />
            <Points match={match} />
          </div>
        </details>
        {match.queue && (
          <p class="need__links">
            <NewTab href={paths.queueAndPlaces(insats.id)} label={`Kö och erbjudanden för ${insats.name}`} />
          </p>
        )}
      </div>
      <AvailabilityNote insatsId={insats.id} availability={availability} now={now} />
    </li>
  );
}

function Sentences({ heading, sentences }: { heading: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div class="need-match__side">
      <h4 class="need-match__heading">{heading}</h4>
      <ul class="need-list">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function Points({ match: { insats, points, reasons } }: { match: MatchView }) {
  return (
    <table class="ds-table need-points">
      <caption>{`Så räknas poängen för ${insats.name}`}</caption>
      <thead>
        <tr>
          <th scope="col">Skäl</th>
          <th scope="col">Poäng</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ label, points: given, sentence }) => (
          <tr>
            <th scope="row">
              {label} <span class="need-points__why">{sentence}</span>
            </th>
            <td>{given}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Tillsammans</th>
          <td>{points}</td>
        </tr>
      </tbody>
    </table>
  );
}
