import * as z from 'zod';
import { Problem } from './problem.ts';

const position = z.strictObject({ forbund: z.string(), insats: z.string(), before: z.int().min(1) });

/** Where the next page of a history begins. Opaque to clients, and of use only for the insats it was made for. */
export function historyCursor(place: z.infer<typeof position>): string {
  return btoa(JSON.stringify([place.forbund, place.insats, place.before]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The version that a cursor points at; ends the call when it was not made for this insats. */
export function readHistoryCursor(cursor: string, forbund: string, insats: string): number {
  const place = position.safeParse(decoded(cursor));
  if (!place.success || place.data.forbund !== forbund || place.data.insats !== insats) {
    throw Problem.of('invalid-cursor');
  }
  return place.data.before;
}

function decoded(cursor: string): unknown {
  try {
    const [forbund, insats, before] = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    return { forbund, insats, before };
  } catch {
    return undefined;
  }
}
