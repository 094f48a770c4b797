import * as z from 'zod';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Använd små bokstäver a–z, siffror och bindestreck.')
  .min(2)
  .max(60);

export const forbundId = slug;
export const organisationId = slug;

/** A samordningsförbund: the boundary within which organisations, insatser and thresholds are kept. */
export const forbund = z.strictObject({
  id: forbundId,
  name: z.string().trim().min(2).max(160),
  /** Codes of the member municipalities; empty when the source does not list them. */
  municipalities: z.array(z.string().regex(/^\d{4}$/)).max(290),
  /** Said on every screen that shows something of the förbund, for demo and example data. Null for the real thing. */
  note: z.string().trim().max(600).nullable(),
});

/** What sort of organisation runs insatser. */
export const organisationKinds = {
  'municipal-unit': 'Kommunal verksamhet',
  'social-enterprise': 'Arbetsintegrerande socialt företag',
  church: 'Kyrka eller samfund',
  'study-association': 'Studieförbund',
  'folk-high-school': 'Folkhögskola',
  company: 'Företag',
  association: 'Förening',
  authority: 'Myndighet',
  other: 'Annan organisation',
} as const;

type OrganisationKind = keyof typeof organisationKinds;

/** An organisation of a förbund: a provider, a referring party, or the förbund's own office. */
export const organisation = z.strictObject({
  id: organisationId,
  name: z.string().trim().min(2).max(160),
  kind: z.enum(Object.keys(organisationKinds) as [OrganisationKind, ...OrganisationKind[]]),
});

/** For how many days a figure is trusted before it is shown as unknown. */
export const thresholds = z.strictObject({
  reportedFreshDays: z.int().min(1).max(365),
  ledgerFreshDays: z.int().min(1).max(365),
});

export const defaultThresholds: Thresholds = { reportedFreshDays: 7, ledgerFreshDays: 30 };

export type Forbund = z.infer<typeof forbund>;
export type Organisation = z.infer<typeof organisation>;
export type Thresholds = z.infer<typeof thresholds>;

/** Where förbund, their organisations and thresholds are read. */
export type ForbundDirectory = {
  list(): Promise<Forbund[]>;
  find(id: string): Promise<Forbund | undefined>;
  organisations(forbund: string): Promise<Organisation[]>;
  /** The förbund's own thresholds, or the defaults. */
  thresholds(forbund: string): Promise<Thresholds>;
};
