import * as z from 'zod';
import { forbundId } from '#forbund';

/** What goes in and out of one API operation. The code validates with it, and the OpenAPI document is made from it. */
export type Contract = {
  query: z.ZodObject;
  /** JSON body; absent for reads and for calls that say all in their path. */
  body?: z.ZodType;
  /** A file instead of JSON, read by the operation itself. */
  file?: { mediaTypes: readonly string[]; maxBytes: number };
  status: 200 | 201 | 202;
  answer: z.ZodType;
  /** Examples for the document. `query`: values of the parameters that must be given. */
  example: { query?: Readonly<Record<string, string>>; request?: unknown; answer: unknown };
};

export const nothing = z.strictObject({});

/** Which part of a list is asked for, and which part an answer is. */
export const part = {
  limit: z.int().min(1).max(100).default(20),
  offset: z.int().min(0).max(100_000).default(0),
};
export const partOf = { total: z.int(), limit: z.int(), offset: z.int() };

export const forbundChoice = z.strictObject({
  forbund: forbundId
    .optional()
    .describe('Behövs bara för den som har behörighet i flera förbund. / Which forbund.'),
});
