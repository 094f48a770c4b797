/** A link with its words. */
export type Link = { href: string; label: string };
