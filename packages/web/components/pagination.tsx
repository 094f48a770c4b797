export type PaginationProps = {
  /** First is 1. */
  page: number;
  pages: number;
  /** The address of a page, with everything else in the search kept. */
  hrefOf: (page: number) => string;
};

/** Links to the pages beside the current one, the first and the last. Nothing when there is one page. */
export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label="Sidor">
      <ul>
        {page > 1 && (
          <li>
            <a class="ds-link pagination__turn" rel="prev" href={hrefOf(page - 1)}>
              Föregående<span class="ds-sr-only"> sida</span>
            </a>
          </li>
        )}
        {shownPages(page, pages).map((shown) =>
          shown === 'gap' ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                class="pagination__page"
                href={hrefOf(shown)}
                aria-label={`Sida ${shown} av ${pages}`}
                aria-current={shown === page ? 'page' : undefined}
              >
                {shown}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a class="ds-link pagination__turn" rel="next" href={hrefOf(page + 1)}>
              Nästa<span class="ds-sr-only"> sida</span>
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function shownPages(page: number, pages: number): (number | 'gap')[] {
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const shown = [...new Set(near)];
  return shown.flatMap((each, index) => {
    const previous = shown[index - 1];
    return previous !== undefined && each - previous > 1 ? ['gap' as const, each] : [each];
  });
}
