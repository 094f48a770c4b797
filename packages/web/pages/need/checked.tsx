import { Alert } from '../../components/alert.tsx';
import { FreePlaces } from '../../components/free-places.tsx';
import { paths } from '../../paths.ts';
import { Judgements } from './judgements.tsx';
import { Leading, NewTab } from './leading.tsx';
import type { CheckedView } from './need-view.ts';

/** Why, or why not, the insats that was asked about. */
export function Checked({ checked, now }: { checked: CheckedView; now: string }) {
  const { insats, verdict, judgements, queue, availability } = checked;
  return (
    <section class="need__section" id="checked" aria-labelledby="checked-heading">
      <h2 class="ds-heading" data-size="xs" id="checked-heading">
        {insats.name}
      </h2>
      <Alert tone={verdict.tone} heading={verdict.heading} level={3} answersAction>
        <p>{verdict.sentence}</p>
      </Alert>
      <Judgements judgements={judgements} />
      <p>
        <FreePlaces availability={availability} now={now} />
      </p>
      <p class="need__links">
        <Leading {...insats} />
        {queue && <NewTab href={paths.queueAndPlaces(insats.id)} label="Kö och erbjudanden" />}
      </p>
    </section>
  );
}
