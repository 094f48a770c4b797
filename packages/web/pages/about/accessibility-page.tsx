import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';

/** The accessibility statement: what is tested, how, and where to turn. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={frame} title="Tillgänglighet" current={paths.accessibility}>
      <div class="narrow prose">
        <h1 class="ds-heading" data-size="md">
          Tillgänglighet
        </h1>
        <p>
          Alla ska kunna använda Insatskatalogen, med mus, tangentbord, skärmläsare, förstoring eller en liten
          mobil. Målet är WCAG 2.2, nivå AA.
        </p>
        <h2 class="ds-heading" data-size="xs">
          Så är sidorna byggda
        </h2>
        <ul class="ds-list">
          <li>Allt går att göra med bara tangentbordet.</li>
          <li>Sidorna fungerar utan skript. Då uppdateras inte lediga platser av sig själva.</li>
          <li>Läget för platserna står alltid i ord, inte bara med färg.</li>
          <li>Sidorna följer din inställning för ljust eller mörkt läge och för mindre rörelse.</li>
        </ul>
        <h2 class="ds-heading" data-size="xs">
          Så har vi testat
        </h2>
        <p>
          Varje sida testas automatiskt mot WCAG 2.2 AA i ljust och mörkt läge, på mobil och dator. Ingen
          utomstående har granskat tjänsten än.
        </p>
        <h2 class="ds-heading" data-size="xs">
          Om något inte fungerar
        </h2>
        <p>
          Hör av dig till det samordningsförbund som insatsen hör till. Är du inte nöjd med svaret kan du
          anmäla det till Myndigheten för digital förvaltning (Digg).
        </p>
      </div>
    </Page>
  );
}
