import { type AvailabilityView, freePlacesWording } from './free-places-wording.ts';
import { Icon } from './icon.tsx';

export type FreePlacesProps = { availability: AvailabilityView; now: string };

/** Whether there are free places: in words, with an icon and a colour of its own. */
export function FreePlaces({ availability, now }: FreePlacesProps) {
  return (
    <span class="free-places" data-status={availability.status}>
      <span class="free-places__icon">
        <Icon name={availability.status} />
      </span>
      <span>{freePlacesWording(availability, now)}</span>
    </span>
  );
}
