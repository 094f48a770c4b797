import * as z from 'zod';
import { type Refusal, refusalSentence } from '#ledger';

/** One fault in what was sent. `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
export const fieldFault = z.strictObject({ pointer: z.string(), detail: z.string() });

/** RFC 9457 problem details, with Swedish sentences for people and a stable `type` for programs. */
export const problemBody = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(fieldFault).optional(),
});

export type FieldFault = z.infer<typeof fieldFault>;
export type ProblemBody = z.infer<typeof problemBody>;

/** Every problem that is not a refusal by the ledger: status, title, and what to do about it. */
export const problems = {
  'invalid-input': [
    400,
    'Något i det du skickade är fel',
    'Rätta det som står under errors och skicka igen.',
  ],
  'malformed-json': [
    400,
    'Det gick inte att läsa innehållet',
    'Innehållet är inte giltig JSON. Kontrollera citattecken, kommatecken och klamrar.',
  ],
  'invalid-cursor': [
    400,
    'Det gick inte att bläddra vidare',
    'Cursorn passar inte här. Börja om från första sidan, utan cursor.',
  ],
  'idempotency-key-needed': [
    400,
    'Nyckel saknas',
    'Skicka med huvudet Idempotency-Key: ett unikt värde, 1–200 tecken utan mellanslag, så att samma ändring aldrig görs två gånger.',
  ],
  'choose-forbund': [400, 'Välj förbund', 'Du har behörighet i flera förbund. Ange vilket med ?forbund=.'],
  'sign-in-needed': [401, 'Du behöver logga in', 'Logga in, eller skicka med en giltig Bearer-token.'],
  forbidden: [
    403,
    'Du har inte behörighet',
    'Din roll räcker inte för detta. Be förbundets administratör om rätt behörighet.',
  ],
  'wrong-origin': [
    403,
    'Formuläret kom från fel sida',
    'Gå tillbaka till katalogen, läs om sidan och försök igen.',
  ],
  'not-found': [
    404,
    'Finns inte',
    'Det du söker finns inte, eller så har du inte tillgång till det. Kontrollera adressen.',
  ],
  'method-not-allowed': [
    405,
    'Det går inte att göra så här',
    'Adressen finns, men inte för den metoden. Se API-beskrivningen på /api/docs.',
  ],
  'already-revoked': [
    409,
    'Redan borttagen',
    'Behörigheten är redan borttagen. Ingenting mer behöver göras.',
  ],
  'already-granted': [
    409,
    'Finns redan',
    'Personen har redan den behörigheten. Ingenting mer behöver göras.',
  ],
  'unknown-organisation': [
    409,
    'Organisationen finns inte',
    'Lägg till organisationen i förbundet först, eller välj en som finns.',
  ],
  'needs-moved-on': [
    409,
    'Kartläggningen är redan ersatt',
    'Någon annan har sparat en kartläggning sedan du läste den. Läs den som gäller nu, och skicka igen med dess version om din ska ersätta den.',
  ],
  'flag-already-closed': [
    409,
    'Flaggan är redan stängd',
    'Någon annan, eller bevakningen själv, har stängt den. Läs den igen för att se varför.',
  ],
  'too-few-endings': [
    409,
    'Det finns för lite att jämföra med',
    'De senaste två åren har färre än 50 avslut. Vänta tills fler har slutat, eller be utförarna skriva in sina avslut.',
  ],
  'too-large': [
    413,
    'Innehållet är för stort',
    'Högst 64 kB får skickas på en gång, och högst 4 MB vid import. Dela upp innehållet.',
  ],
  'unsupported-content': [
    415,
    'Fel sorts innehåll',
    'Skicka JSON med Content-Type: application/json. Vid import går även text/csv bra.',
  ],
  'key-reused': [
    422,
    'Nyckeln är redan använd',
    'Samma Idempotency-Key har använts för en annan ändring. Skicka igen med en ny nyckel.',
  ],
  busy: [
    503,
    'Det är mycket att göra just nu',
    'Försök igen om några sekunder. En ändring är inte sparad: skicka den igen, med samma Idempotency-Key.',
  ],
  fault: [
    500,
    'Något gick fel hos oss',
    'Felet är inte ditt. Försök igen om en stund. Kontakta förbundet om det inte hjälper.',
  ],
} as const satisfies Record<string, readonly [number, string, string]>;

export type ProblemName = keyof typeof problems;

const typeOf = (name: string) => `urn:insatskatalog:problem:${name}`;

/** Ends a call with a problem. Thrown by handlers, answered by the one mapper. */
export class Problem extends Error {
  readonly body: ProblemBody;
  readonly headers: Record<string, string>;

  private constructor(body: ProblemBody, headers: Record<string, string>) {
    super(body.title);
    this.name = 'Problem';
    this.body = body;
    this.headers = headers;
  }

  static of(name: ProblemName, errors?: FieldFault[]): Problem {
    const [status, title, detail] = problems[name];
    const headers: Record<string, string> = {};
    if (name === 'busy') headers['Retry-After'] = '5';
    if (name === 'sign-in-needed') headers['WWW-Authenticate'] = 'Bearer';
    return new Problem({ type: typeOf(name), title, status, detail, ...(errors && { errors }) }, headers);
  }

  /** What the ledger refused, in its own sentence. `title` for what is no change. */
  static refused(refused: Refusal, title = 'Ändringen är inte sparad'): Problem {
    const name = refused.refusal.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return new Problem(
      {
        type: typeOf(name),
        title,
        status: 409,
        detail: refusalSentence(refused),
      },
      {},
    );
  }

  /** `instance` is the path that was called, without its query. */
  toResponse(instance?: string): Response {
    const headers = {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...this.headers,
    };
    return new Response(JSON.stringify({ ...this.body, instance }), { status: this.body.status, headers });
  }
}
