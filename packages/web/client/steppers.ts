/** Shows the minus and plus of every stepper, and lets a tap change the number by one, never below zero. */
export function takeChargeOfSteppers(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-stepper] button'))
    button.hidden = false;
  page.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-stepper] button') : null;
    const input = button?.closest('[data-stepper]')?.querySelector('input');
    if (!(button instanceof HTMLButtonElement) || !input) return;
    const typed = Number(input.value.replace(',', '.')) || 0;
    const next = Math.max(0, typed + (button.dataset.step === 'up' ? 1 : -1));
    input.value = String(next).replace('.', ',');
    sayTo(page, input.value);
  });
}

function sayTo(page: Document, words: string): void {
  const announcement = page.getElementById('announcement');
  if (announcement) announcement.textContent = words;
}
