import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Refusal } from './refusal.ts';

/** Numbers with commas between, as an argument gives them. */
export const numbers = (mend: string) =>
  z
    .string()
    .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/, mend)
    .transform((text) => text.split(',').map(Number));

/** One number. */
export const number = (mend: string) =>
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/, mend)
    .transform(Number);

/**
 * The file and the options of a command.
 *
 * @param schema an object with a text for each option
 * @throws Refusal naming the option that is wrong
 */
export function givenArguments<Schema extends z.ZodObject>(
  args: readonly string[],
  schema: Schema,
  usage: string,
): { file: string; options: z.output<Schema> } {
  const { positionals, values } = parsed(args, Object.keys(schema.shape), usage);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Refusal(`Ange en fil. Till exempel: ${usage}`);
  const read = schema.safeParse(values);
  if (read.success) return { file, options: read.data };
  const faults = read.error.issues.map(({ path, message }) => {
    const option = String(path[0]);
    return values[option] === undefined
      ? `--${option} saknas. ${message}`
      : `--${option} ${values[option]}: ${message}`;
  });
  throw new Refusal(faults.join('\n'));
}

function parsed(args: readonly string[], names: readonly string[], usage: string) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(names.map((name) => [name, { type: 'string' } as const])),
    });
  } catch {
    throw new Refusal(
      `Ett val känns inte igen eller saknar värde. De som finns är ${names.map((name) => `--${name}`).join(', ')}. ` +
        `Skriv negativa tal med likhetstecken, som --from=-5. Till exempel: ${usage}`,
    );
  }
}
