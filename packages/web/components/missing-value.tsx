/** Said wherever nobody has given a value. A gap is shown as a gap, never guessed. */
export function MissingValue() {
  return <span class="missing">uppgift saknas</span>;
}
