/** How the catalogue and its local identity provider know each other. `origin` is as `http://localhost:8080`. */
export const localIdentity = {
  mount: '/oidc',
  clientId: 'insatskatalog',
  apiAudience: 'insatskatalog-api',
  issuerOf: (origin: string) => `${origin}/oidc`,
  redirectUriOf: (origin: string) => `${origin}/sign-in/callback`,
} as const;
