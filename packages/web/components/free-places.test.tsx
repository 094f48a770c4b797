import { describe, expect, it } from 'vitest';
import { fragmentOf } from '../render.ts';
import { AvailabilityBox, AvailabilityNotes } from './availability.tsx';
import { FreePlaces } from './free-places.tsx';
import { type AvailabilityView, freePlacesWording, waitWording } from './free-places-wording.ts';

const now = '2026-03-17T13:20:00Z';

function availability(over: Partial<AvailabilityView> = {}): AvailabilityView {
  const asOf = '2026-03-05T09:00:00Z';
  const figures = { places: 12, free: 3, queue: 0, wait: null, reserved: [] };
  return { status: 'free', ...figures, asOf, source: 'reported', ...over };
}

const words = (over: Partial<AvailabilityView>) => freePlacesWording(availability(over), now);

describe('the predicted wait in words', () => {
  it.each([
    [{ medianDays: 41, lowDays: 20, highDays: 75 }, 'ungefär 6 veckor, troligen 3–11'],
    [{ medianDays: 5, lowDays: 2, highDays: 9 }, 'ungefär 1 vecka'],
    [{ medianDays: 200, lowDays: 120, highDays: 420 }, 'ungefär 7 månader, troligen 4–14'],
  ])('says about how long, and what is likely: %o', (wait, words) => {
    expect(waitWording(wait)).toBe(words);
  });

  it('stands on the page of an insats and in the list where there is a queue, and nowhere else', () => {
    const wait = { medianDays: 41, lowDays: 20, highDays: 75 };
    const queue = availability({ status: 'queue', free: 0, queue: 5, wait });
    const words = 'ungefär 6 veckor, troligen 3–11';
    const boxOf = (view: AvailabilityView) =>
      fragmentOf(<AvailabilityBox insatsId="skogen" availability={view} now={now} />);
    const listOf = (view: AvailabilityView) =>
      fragmentOf(<AvailabilityNotes notes={[{ insatsId: 'skogen', availability: view }]} now={now} />);
    expect(boxOf(queue)).toContain(`<dt>Väntan</dt><dd>${words}</dd>`);
    expect(listOf(queue)).toContain(`Väntan ${words}`);
    expect(boxOf(availability())).not.toContain('Väntan');
    expect(listOf(availability())).not.toContain('Väntan');
  });
});

describe('free places in words', () => {
  it('counts one place, several places and quarters of a place', () => {
    expect(words({ free: 1 })).toBe('1 ledig plats');
    expect(words({ free: 3 })).toBe('3 lediga platser');
    expect(words({ free: 0.25 })).toBe('0,25 lediga platser');
  });

  it('tells a queue, a full and a closed insats apart', () => {
    expect(words({ status: 'queue', free: 0, queue: 5 })).toBe('Fullt, 5 i kö');
    expect(words({ status: 'queue', free: 0, queue: null })).toBe('Fullt, det finns kö');
    expect(words({ status: 'full', free: 0 })).toBe('Inga lediga platser');
    expect(words({ status: 'closed', free: null })).toBe('Tar inte emot just nu');
  });

  it('says since when an old figure is unknown, and never calls it free', () => {
    const old = words({ status: 'unknown', free: 2 });
    expect(old).toBe('Okänt – senast uppgivet 2 för 12 dagar sedan');
    expect(old).not.toContain('ledig');
  });

  it('says that nobody has given a figure', () => {
    expect(words({ status: 'unknown', free: null, asOf: null })).toBe(
      'Okänt – ingen har uppgett lediga platser',
    );
  });

  it('never leans on colour alone: the badge holds the words and an icon', () => {
    const badge = fragmentOf(
      <FreePlaces availability={availability({ status: 'full', free: 0 })} now={now} />,
    );
    expect(badge).toContain('Inga lediga platser');
    expect(badge).toContain('<svg');
  });
});

describe('the availability fragment', () => {
  it('asks for itself again and carries the sentence to be read out', () => {
    const box = fragmentOf(<AvailabilityBox insatsId="a b" availability={availability()} now={now} />);
    expect(box).toContain('hx-get="/insatser/a%20b/availability-fragment"');
    expect(box).toContain('data-announce="3 lediga platser"');
  });

  it('shows missing places and queue as missing', () => {
    const box = fragmentOf(
      <AvailabilityBox insatsId="a" availability={availability({ places: null, queue: null })} now={now} />,
    );
    expect(box.match(/uppgift saknas/g)).toHaveLength(2);
  });

  it('tells whom the reserved places are for', () => {
    const reserved = [{ referrer: 'Arbetsförmedlingen', places: 3, free: 1 }];
    const box = fragmentOf(
      <AvailabilityBox insatsId="a" availability={availability({ reserved })} now={now} />,
    );
    expect(box).toContain('3 platser är till för Arbetsförmedlingen, 1 av dem är lediga.');
  });

  it('updates each result in its own place on the search page', () => {
    const notes = fragmentOf(
      <AvailabilityNotes
        now={now}
        notes={[
          { insatsId: 'a', availability: availability() },
          { insatsId: 'b', availability: availability({ free: 1 }) },
        ]}
      />,
    );
    expect(notes).toContain('id="availability-a" hx-swap-oob="true"');
    expect(notes).toContain('id="availability-b" hx-swap-oob="true"');
  });
});
