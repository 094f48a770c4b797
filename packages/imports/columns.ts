/**
 * The columns of a catalogue as CSV, by the names in the heading row. docs/import.md explains each of them to the
 * people who fill them in; a test keeps the two alike.
 */
export const columns = [
  'referens',
  'organisation',
  'namn',
  'beskrivning',
  'för vem',
  'mål',
  'huvudman',
  'kommuner',
  'steg',
  'spår',
  'slag',
  'målgrupp',
  'språk',
  'språkstöd',
  'timmar från',
  'timmar till',
  'timmar ökar',
  'veckor från',
  'veckor till',
  'tider',
  'grupp från',
  'grupp till',
  'anpassningar',
  'innehåll',
  'uppföljning',
  'metod',
  'frivillig',
  'aktivitetskravet',
  'finansiering',
  'start',
  'kontakt',
  'telefon',
  'e-post',
  'webb',
  'adress',
  'ursprung',
  'källa',
  'källans år',
  'anmärkning',
  'öppen för alla',
  'lägsta ålder',
  'högsta ålder',
  'boendekommun',
  'klarar minst timmar',
  'klarar högst timmar',
  'svenska',
  'lss-beslut',
  'inskriven på arbetsförmedlingen',
  'läkarintyg',
  'drogfri',
  'anvisning från',
  'egen ansökan',
  'övriga krav',
  'bedöms senare',
  'kommentar till krav',
  'platser',
  'lediga',
  'kö',
  'stängt',
] as const;

export type Column = (typeof columns)[number];

export const requiredColumns: readonly Column[] = ['referens', 'organisation', 'namn'];

/** The column that a field of a row is read from, by its path; the longest known beginning of a path decides. */
const columnsByPath: Readonly<Record<string, Column>> = {
  externalReference: 'referens',
  organisation: 'organisation',
  'description.name': 'namn',
  'description.summary': 'beskrivning',
  'description.forWhom': 'för vem',
  'description.aims': 'mål',
  'description.principal': 'huvudman',
  'description.municipalities': 'kommuner',
  'description.step': 'steg',
  'description.tracks': 'spår',
  'description.kinds': 'slag',
  'description.targetGroups': 'målgrupp',
  'description.languages': 'språk',
  'description.languageSupport': 'språkstöd',
  'description.hoursPerWeek': 'timmar från',
  'description.hoursPerWeek.to': 'timmar till',
  'description.hoursPerWeek.rampsUp': 'timmar ökar',
  'description.lengthWeeks': 'veckor från',
  'description.lengthWeeks.to': 'veckor till',
  'description.schedule': 'tider',
  'description.groupSize': 'grupp från',
  'description.groupSize.to': 'grupp till',
  'description.adaptations': 'anpassningar',
  'description.contents': 'innehåll',
  'description.followUp': 'uppföljning',
  'description.method': 'metod',
  'description.voluntary': 'frivillig',
  'description.countsTowardActivityRequirement': 'aktivitetskravet',
  'description.financing': 'finansiering',
  'description.start': 'start',
  'description.contact': 'kontakt',
  'description.contact.phone': 'telefon',
  'description.contact.email': 'e-post',
  'description.contact.url': 'webb',
  'description.contact.address': 'adress',
  'description.provenance': 'ursprung',
  'description.provenance.source': 'källa',
  'description.provenance.sourceYear': 'källans år',
  'description.provenance.note': 'anmärkning',
  places: 'platser',
  report: 'lediga',
  'report.queue': 'kö',
  closures: 'stängt',
};

/** The column of a path within a row; `criteriaColumns` are those that the row's criteria came from, in their order. */
export function columnAt(path: readonly PropertyKey[], criteriaColumns: readonly Column[]): Column | null {
  if (path[0] === 'criteria') return criteriaColumns[Number(path[1])] ?? 'övriga krav';
  for (let length = path.length; length > 0; length -= 1) {
    const column = columnsByPath[path.slice(0, length).join('.')];
    if (column) return column;
  }
  return null;
}

const columnByHeading = new Map(columns.map((column) => [simplified(column), column]));

/** The column that a heading names; capitals, spaces at the ends and underscores do not matter. */
export function columnNamed(heading: string): Column | undefined {
  return columnByHeading.get(simplified(heading));
}

/** A word as it is compared: small letters, single spaces. */
export function simplified(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();
}
