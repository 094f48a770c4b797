import * as z from 'zod';

/** Which settings do not fit, for whoever starts the server; undefined for any other fault. Values are not repeated. */
export function unfitSettings(fault: unknown): string | undefined {
  if (!(fault instanceof z.ZodError)) return undefined;
  const names = [...new Set(fault.issues.map(({ path }) => path.join('.')))].join(', ');
  return `Servern startade inte: ${names} saknas eller har ett värde som inte går att använda. Vad varje inställning betyder står i docs/operations.md.`;
}

/** That the port is taken, for whoever starts the server; undefined for any other fault. */
export function portTaken(fault: unknown, port: number): string | undefined {
  if (!(fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE')) return undefined;
  return `Servern startade inte: port ${port} är upptagen. Stoppa det som använder den, eller välj en annan: PORT=${port + 1} npm start`;
}
