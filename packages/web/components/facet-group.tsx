import { numberWording } from './free-places-wording.ts';

export type FacetView = {
  /** The query parameter. */
  name: string;
  label: string;
  options: readonly { value: string; label: string; count: number; selected: boolean }[];
};

export type FacetGroupProps = { facet: FacetView; open: boolean };

/** One way to narrow the search: tick boxes with how many insatser each would give. */
export function FacetGroup({ facet, open }: FacetGroupProps) {
  const selected = facet.options.filter((option) => option.selected).length;
  return (
    <details class="facet" id={`facet-${facet.name}`} open={open || selected > 0}>
      <summary>
        {facet.label}
        {selected > 0 && (
          <span class="facet__selected">{selected === 1 ? '1 vald' : `${selected} valda`}</span>
        )}
      </summary>
      <fieldset>
        <legend class="ds-sr-only">{facet.label}</legend>
        {facet.options.map((option) => (
          <label class="facet__option" for={`facet-${facet.name}-${option.value}`}>
            <input
              class="ds-input"
              type="checkbox"
              id={`facet-${facet.name}-${option.value}`}
              name={facet.name}
              value={option.value}
              checked={option.selected}
            />
            <span>{option.label}</span>
            <span class="facet__count">
              {numberWording(option.count)}
              <span class="ds-sr-only">{option.count === 1 ? ' insats' : ' insatser'}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
