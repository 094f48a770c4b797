/** Where the built stylesheet, script and icon are served, as paths of this site: `/assets/app-<hash>.css` and so on. */
export type Assets = { readonly css: string; readonly script: string; readonly icon: string };
