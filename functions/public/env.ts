import * as z from 'zod';

/** What the public function is told through its environment. */
export const env = z.object({
  TABLE_NAME: z.string().min(3),
  PUBLIC_ORIGIN: z.url(),
  ASSETS_DIR: z.string().min(1),
});
