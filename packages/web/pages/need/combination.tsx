import { Leading } from './leading.tsx';
import type { CombinationView } from './need-view.ts';

/** Insatser that fill the week together: what and how much, the week as a table, and the same as text to copy. */
export function Combination({ combination, id }: { combination: CombinationView; id: string }) {
  const { name, parts, total, sentences, week, asText } = combination;
  return (
    <li class="need-card" id={id}>
      <h3 class="ds-heading" data-size="2xs">
        {name}: <span class="need-card__total">{total}</span>
      </h3>
      <ul class="need-list">
        {parts.map(({ insats, hours }) => (
          <li>
            <Leading {...insats} /> {hours}
          </li>
        ))}
      </ul>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {week.length > 0 && (
        <table class="ds-table need-week">
          <caption class="ds-sr-only">{`Veckan i ${name.toLowerCase()}`}</caption>
          <thead>
            <tr>
              <th scope="col">Dag</th>
              <th scope="col">Tid och insats</th>
            </tr>
          </thead>
          <tbody>
            {week.map(({ day, times }) => (
              <tr>
                <th scope="row">{day}</th>
                <td>
                  {times.length === 0 ? (
                    <span class="hint">inget</span>
                  ) : (
                    times.map(({ hours, insats }) => (
                      <p>
                        <span class="need-week__hours">{hours}</span> {insats}
                      </p>
                    ))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details class="plain-details">
        <summary>
          Som text att kopiera<span class="ds-sr-only">{`, ${name.toLowerCase()}`}</span>
        </summary>
        <p>{asText}</p>
      </details>
    </li>
  );
}
