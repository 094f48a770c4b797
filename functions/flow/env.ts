import * as z from 'zod';

/** What the flow function is told through its environment. */
export const env = z.object({ TABLE_NAME: z.string().min(3) });
