import { type Frame, Page } from '../../components/page.tsx';
import { paths } from '../../paths.ts';

/** What the catalogue is, where its figures come from, and how to use its data. */
export function AboutPage({ frame }: { frame: Frame }) {
  return (
    <Page frame={frame} title="Om katalogen" current={paths.about}>
      <div class="narrow prose">
        <h1 class="ds-heading" data-size="md">
          Om katalogen
        </h1>
        <p>
          Insatskatalogen samlar insatser som hjälper människor vidare: arbetsträning, språkcafé, stöd att
          söka jobb, rehabilitering och sysselsättning. Här ser du vem en insats är för, vad som krävs och om
          det finns plats.
        </p>
        <h2 class="ds-heading" data-size="xs">
          Så vet vi om det finns plats
        </h2>
        <p>
          Utförarna uppger själva platser, lediga platser och kö. Vid varje siffra står hur gammal den är. När
          ingen har svarat på länge skriver vi att läget är <strong>okänt</strong>. Vi visar aldrig en gammal
          siffra som ledig plats.
        </p>
        <h2 class="ds-heading" data-size="xs">
          När uppgifter saknas
        </h2>
        <p>
          Står det <span class="missing">uppgift saknas</span> har ingen uppgett svaret. Vi gissar inte. Fråga
          utföraren.
        </p>
        <h2 class="ds-heading" data-size="xs">
          Inga uppgifter om deltagare
        </h2>
        <p>Katalogen innehåller inga namn, personnummer eller texter om dem som deltar eller står i kö.</p>
        <h2 class="ds-heading" data-size="xs">
          Öppna data
        </h2>
        <p>
          Allt som visas öppet går också att hämta som data.{' '}
          <a class="ds-link" href={paths.apiDocs}>
            Läs hur du gör
          </a>
          .
        </p>
      </div>
    </Page>
  );
}
