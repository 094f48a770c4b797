import type { Child } from 'hono/jsx';
import { FreePlaces } from '../../components/free-places.tsx';
import { paths } from '../../paths.ts';
import { AskAgain } from './ask-again.tsx';
import { Checked } from './checked.tsx';
import { Combination } from './combination.tsx';
import { Leading } from './leading.tsx';
import { Match } from './match.tsx';
import type { NeedAnswerView } from './need-view.ts';
import { insatserWording } from './need-words.ts';
import { Question } from './question.tsx';

const shownAtOnce = { matches: 6, questions: 3, combinations: 2 };

type AnswerProps = { answer: NeedAnswerView; now: string };

/** The whole answer: the insats asked about, what is worth finding out, what there is, and what comes after. */
export function NeedAnswer({ answer, now }: AnswerProps) {
  const { asked, checked, combinations, path, nearMisses } = answer;
  return (
    <>
      <p class="need__asked">
        {asked.length > 0 ? asked.join(' · ') : 'Inget är ifyllt än: svaret gäller vem som helst.'}
      </p>
      {checked && <Checked checked={checked} now={now} />}
      <Contents answer={answer} />
      <Questions answer={answer} />
      <Matches answer={answer} now={now} />
      <Combinations combinations={combinations} />
      {path.length > 0 && (
        <Section id="path" heading="Vad som kan komma sedan">
          <ol class="need-path">
            {path.map(({ step, sentence, insatser }) => (
              <li>
                <h3 class="ds-heading" data-size="2xs">
                  {step}
                </h3>
                <p>{sentence}</p>
                {insatser.length > 0 && (
                  <ul class="need-list">
                    {insatser.map(({ id, name, availability }) => (
                      <li>
                        <Leading id={id} name={name} /> <FreePlaces availability={availability} now={now} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {nearMisses.length > 0 && (
        <Section id="near-misses" heading="En sak står i vägen">
          <p class="hint">Här fattas bara ett villkor. Går det att uppfylla öppnas fler insatser.</p>
          <ul class="need-cards">
            {nearMisses.map(({ sentence, because, total, opens }) => (
              <li class="need-card">
                <p class="need-card__main">{sentence}</p>
                <p>{because}</p>
                <p>{`Om det ordnar sig öppnas ${insatserWording(total)}${total > opens.length ? ', bland annat' : ''}:`}</p>
                <ul class="need-list">
                  {opens.map((insats) => (
                    <li>
                      <Leading {...insats} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <WhyNot answer={answer} />
    </>
  );
}

/** The parts of the answer, to go straight to. */
function Contents({ answer }: Pick<AnswerProps, 'answer'>) {
  const { total, combinations, path, nearMisses } = answer;
  const parts = [
    { id: 'matches', label: `${insatserWording(total)} kan passa`, shown: total > 0 },
    { id: 'combinations', label: 'Går att kombinera', shown: combinations.length > 0 },
    { id: 'path', label: 'Vad som kan komma sedan', shown: path.length > 0 },
    { id: 'near-misses', label: 'En sak står i vägen', shown: nearMisses.length > 0 },
    { id: 'why-not', label: 'Varför inte?', shown: true },
  ];
  return (
    <nav aria-label="Delar av svaret">
      <ul class="need__contents">
        {parts
          .filter(({ shown }) => shown)
          .map(({ id, label }) => (
            <li>
              <a class="ds-link" href={`#${id}`}>
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** What is worth finding out. Few questions decide most, so the others are folded away. */
function Questions({ answer: { questions, given } }: Pick<AnswerProps, 'answer'>) {
  if (questions.length === 0) return null;
  const list = (some: typeof questions) => (
    <ul class="need-questions">
      {some.map((question) => (
        <Question question={question} given={given} />
      ))}
    </ul>
  );
  const more = questions.slice(shownAtOnce.questions);
  return (
    <Section id="questions" heading="Ta reda på">
      <p class="hint">Svara här, så räknas svaret om. Det som avgör mest står först.</p>
      {list(questions.slice(0, shownAtOnce.questions))}
      {more.length > 0 && (
        <details class="plain-details">
          <summary>{more.length === 1 ? 'Visa 1 fråga till' : `Visa ${more.length} frågor till`}</summary>
          {list(more)}
        </details>
      )}
    </Section>
  );
}

function Matches({ answer: { matches, total }, now }: AnswerProps) {
  const first = matches.slice(0, shownAtOnce.matches);
  const more = matches.slice(shownAtOnce.matches);
  const notShown = total - matches.length;
  return (
    <Section
      id="matches"
      heading={total === 0 ? 'Ingen insats passar' : `${insatserWording(total)} kan passa`}
    >
      {total === 0 ? (
        <p>
          Inget i katalogen stämmer med allt du fyllt i. Se om något enda villkor står i vägen, längre ned,
          eller ändra behovet. <a href={paths.search}>Sök bland alla insatser</a>.
        </p>
      ) : (
        <>
          <p class="hint">
            Bäst först. Poängen är summan av skälen; öppna ”Villkor och poäng” för att se dem ett och ett.
          </p>
          <ol class="results">
            {first.map((match) => (
              <Match match={match} now={now} />
            ))}
          </ol>
          {more.length > 0 && (
            <details class="plain-details">
              <summary>{`Visa ${insatserWording(more.length)} till`}</summary>
              <ol class="results" start={shownAtOnce.matches + 1}>
                {more.map((match) => (
                  <Match match={match} now={now} />
                ))}
              </ol>
            </details>
          )}
          {notShown > 0 && (
            <p class="hint">{`${insatserWording(notShown)} passar sämre och visas inte. Fyll i mer för att sortera fram rätt.`}</p>
          )}
        </>
      )}
    </Section>
  );
}

/** The best of them in sight; the others are variations. */
function Combinations({ combinations }: Pick<NeedAnswerView, 'combinations'>) {
  if (combinations.length === 0) return null;
  const list = (some: typeof combinations, start: number) => (
    <ol class="need-cards" start={start}>
      {some.map((combination, place) => (
        <Combination combination={combination} id={`combination-${start + place}`} />
      ))}
    </ol>
  );
  const more = combinations.slice(shownAtOnce.combinations);
  return (
    <Section id="combinations" heading="Går att kombinera">
      <p class="hint">Två till fyra insatser som tillsammans fyller timmarna utan att krocka.</p>
      {list(combinations.slice(0, shownAtOnce.combinations), 1)}
      {more.length > 0 && (
        <details class="plain-details">
          <summary>{`Visa ${more.length} förslag till`}</summary>
          {list(more, shownAtOnce.combinations + 1)}
        </details>
      )}
    </Section>
  );
}

/** Any insats can be asked about: why it is offered, or why not. */
function WhyNot({ answer: { given, others } }: Pick<AnswerProps, 'answer'>) {
  return (
    <Section id="why-not" heading="Varför inte?">
      <p>Saknar du en insats i svaret? Välj den för att se vad som står i vägen.</p>
      <AskAgain given={given} without="insats">
        <div class="field">
          <label class="ds-label" for="why-not-insats">
            Insats
          </label>
          <select class="ds-input" id="why-not-insats" name="insats">
            {others.map(({ value, label }) => (
              <option value={value}>{label}</option>
            ))}
          </select>
        </div>
        <button class="ds-button" data-variant="secondary" type="submit">
          Visa varför
        </button>
      </AskAgain>
    </Section>
  );
}

function Section({ id, heading, children }: { id: string; heading: string; children: Child }) {
  return (
    <section class="need__section" id={id} aria-labelledby={`${id}-heading`}>
      <h2 class="ds-heading" data-size="xs" id={`${id}-heading`}>
        {heading}
      </h2>
      {children}
    </section>
  );
}
