import type { Child } from 'hono/jsx';
import type { Assets } from '../assets.ts';
import { paths } from '../paths.ts';
import type { Link } from './link.ts';
import { Mark } from './mark.tsx';

/** What every page needs beside its own content. */
export type Frame = {
  assets: Assets;
  /** The moment of rendering, RFC 3339. */
  now: string;
  /** Null: nobody is signed in. `name` is the pseudonymous name; `areas` the work pages the person may use. */
  signedIn: { name: string; areas: readonly Link[] } | null;
  /** A sentence above everything, such as that this is a demonstration. */
  notice: string | null;
};

export type PageProps = {
  frame: Frame;
  /** What this page is, first in the title. */
  title: string;
  /** The page's own path, to mark where the reader is. */
  current?: string;
  /** Leaves out the margins of `main`, for pages with bands of their own. */
  wide?: boolean;
  children: Child;
};

/** htmx may neither run strings as code nor write styles of its own: the content policy forbids both. */
const htmxConfiguration = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  refreshOnHistoryMiss: true,
});

/** The frame of every page: title, skip link, header, main and footer. */
export function Page({ frame, title, current, wide = false, children }: PageProps) {
  return (
    <html lang="sv" data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} – Insatskatalog`}</title>
        <link rel="stylesheet" href={frame.assets.css} />
        <link rel="icon" type="image/svg+xml" href={frame.assets.icon} />
        <meta name="htmx-config" content={htmxConfiguration} />
        <script src={frame.assets.script} defer />
      </head>
      <body>
        <a class="ds-skip-link" href="#main">
          Hoppa till innehållet
        </a>
        <Header frame={frame} current={current} />
        <main id="main" tabindex={-1} class={wide ? 'main main--wide' : 'main'}>
          {children}
        </main>
        <p id="announcement" class="ds-sr-only" role="status" />
        <Footer />
      </body>
    </html>
  );
}

function Header({ frame, current }: { frame: Frame; current: string | undefined }) {
  const { signedIn, notice } = frame;
  const links: Link[] = [{ href: paths.search, label: 'Sök insatser' }, ...(signedIn?.areas ?? [])];
  return (
    <header class="header" data-color-scheme="dark">
      {notice && <p class="header__notice">{notice}</p>}
      <div class="header__bar">
        <a class="header__name" href={paths.start}>
          <Mark />
          Insatskatalog
        </a>
        <nav class="header__nav" aria-label="Huvudmeny">
          <ul>
            {links.map((link) => (
              <li>
                <NavigationLink {...link} current={current} />
              </li>
            ))}
            <li>
              {signedIn ? (
                <NavigationLink
                  href={paths.account}
                  label={signedIn.name}
                  current={current}
                  prefix="Inloggad: "
                />
              ) : (
                <NavigationLink href={paths.signIn} label="Logga in" current={current} />
              )}
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

function NavigationLink(props: Link & { current: string | undefined; prefix?: string }) {
  return (
    <a href={props.href} aria-current={props.href === props.current ? 'page' : undefined}>
      {props.prefix && <span class="ds-sr-only">{props.prefix}</span>}
      {props.label}
    </a>
  );
}

function Footer() {
  return (
    <footer class="footer">
      <div class="footer__inner">
        <p>
          Insatskatalogen visar insatser för människor på väg mot arbete, studier eller en fungerande vardag.
          Den innehåller inga uppgifter om dem som deltar.
        </p>
        <nav aria-label="Om webbplatsen">
          <ul>
            <li>
              <a href={paths.about}>Om katalogen</a>
            </li>
            <li>
              <a href={paths.accessibility}>Tillgänglighet</a>
            </li>
            <li>
              <a href={paths.apiDocs}>Öppna data och API</a>
            </li>
          </ul>
        </nav>
        <p class="footer__small">Öppen källkod under licensen EUPL 1.2.</p>
      </div>
    </footer>
  );
}
