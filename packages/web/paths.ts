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
  provider: '/provider',
  report: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/reports`,
  confirmation: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/confirmations`,
  places: (id: string) => `/provider/insatser/${encodeURIComponent(id)}/places`,
} as const;
