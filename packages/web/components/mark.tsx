/** The product's mark: the ladder's steps, and one free place above the highest. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="mark__steps" d="M3 29V22h8v-6h8v-6h8v19z" />
      <circle class="mark__place" cx="23" cy="5" r="3.5" />
    </svg>
  );
}
