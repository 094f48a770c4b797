import type { JSX } from 'hono/jsx/jsx-runtime';

/** A whole page as HTML, doctype first. */
export function documentOf(page: JSX.Element): string {
  return `<!doctype html>${String(page)}`;
}

/** A part of a page as HTML, for the parts that refresh by themselves. */
export function fragmentOf(part: JSX.Element): string {
  return String(part);
}
