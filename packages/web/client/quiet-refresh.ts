type SwapDetail = {
  elt: Element;
  serverResponse: string;
  shouldSwap: boolean;
  requestConfig: { path: string };
};

/** Only what refreshes by itself; what the reader asked for is always fetched and shown. */
const refreshesByItself = (element: Element) =>
  element.getAttribute('hx-trigger')?.startsWith('every') ?? false;

const announced = (root: Document | Element) =>
  root.querySelector<HTMLElement>('[data-announce]')?.dataset.announce;

/**
 * Keeps refreshing quiet: nothing is fetched for a hidden tab, an unchanged answer touches nothing on the page, and a
 * changed one is read out only when its sentence differs from the one before.
 */
export function quietRefresh(page: Document): void {
  const lastAnswers = new Map<string, string>();
  let before = announced(page);

  page.addEventListener('htmx:beforeRequest', (event) => {
    if (page.hidden && refreshesByItself((event as CustomEvent<SwapDetail>).detail.elt))
      event.preventDefault();
  });
  page.addEventListener('htmx:beforeSwap', (event) => {
    const detail = (event as CustomEvent<SwapDetail>).detail;
    if (!detail.shouldSwap || !refreshesByItself(detail.elt)) return;
    if (lastAnswers.get(detail.requestConfig.path) === detail.serverResponse) detail.shouldSwap = false;
    lastAnswers.set(detail.requestConfig.path, detail.serverResponse);
  });
  page.addEventListener('htmx:afterSettle', () => {
    const now = announced(page);
    if (now === undefined || now === before) return;
    before = now;
    const announcement = page.getElementById('announcement');
    if (announcement) announcement.textContent = now;
  });
}
