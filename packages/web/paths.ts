/** The addresses that pages and forms point at. The topology declares the same paths as routes. */
export const paths = {
  start: '/',
  search: '/insatser',
  insats: (id: string) => `/insatser/${encodeURIComponent(id)}`,
  availabilityFragment: (id: string) => `/insatser/${encodeURIComponent(id)}/availability-fragment`,
  availabilityFragments: '/availability-fragments',
  about: '/about',
  accessibility: '/accessibility',
  apiDocs: '/api/docs',
  openApiDocument: '/api/openapi.json',
  signIn: '/sign-in',
  signInStart: '/sign-in/start',
  account: '/account',
  signOut: '/sign-out',
  queueAndPlaces: (id: string) => `/insatser/${encodeURIComponent(id)}/places`,
  placeForm: (id: string, part: 'queue' | 'offers' | 'places', form: string) =>
    `/insatser/${encodeURIComponent(id)}/${part}/${form}`,
  need: '/need',
  needs: '/needs',
  needsIn: (forbund: string) => `/needs?forbund=${encodeURIComponent(forbund)}`,
  /** The need form, to hold a need against one insats. The need itself is never in an address. */
  needOf: (id: string) => `/need?insats=${encodeURIComponent(id)}`,
  flow: '/flow',
  /** The flags of a förbund, all or some of them. */
  flags: (forbund: string, only: { status?: string | undefined; level?: string | undefined } = {}) =>
    addressOf('/flow', { forbund, ...only }),
  flag: (forbund: string, id: string) => addressOf(`/flow/flags/${encodeURIComponent(id)}`, { forbund }),
  flagForm: (id: string, form: 'acknowledgement' | 'notes' | 'closing') =>
    `/flow/flags/${encodeURIComponent(id)}/${form}`,
  insatserFlow: (forbund: string) => addressOf('/flow/insatser', { forbund }),
  insatsFlow: (id: string, months?: number) =>
    addressOf(`/flow/insatser/${encodeURIComponent(id)}`, { months }),
  flowLadder: (forbund: string, months?: number) => addressOf('/flow/ladder', { forbund, months }),
  quarter: (forbund: string, quarter: string) => addressOf(`/flow/quarters/${quarter}`, { forbund }),
  provider: '/provider',
  report: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/reports`,
  confirmation: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/confirmations`,
  places: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/places`,
} as const;

/** A path with what is asked for; what is undefined is left out. */
function addressOf(path: string, asked: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query}`;
}
